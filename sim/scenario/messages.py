"""Pydantic's errors in our words: what was expected, what was found.

All that a planner reads of a mistake is written here, beside the checks themselves: what was
expected, what was found, and the nearest name.
"""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from sim.scenario.fields import kinds_at, section_at
from sim.scenario.names import listed, suggestion
from sim.scenario.scenario import ScenarioFile

_LONG = 60
"""Characters of a value that a message quotes."""

_EXPECTED = {
    "int": "a whole number",
    "float": "a number",
    "finite": "a number",
    "bool": "true or false",
    "string": "text",
    "dict": "a mapping, lines such as 'key: value'",
    "model": "a mapping, lines such as 'key: value'",
    "tuple": "a list such as [a, b]",
    "date": "a date such as 2025-01-31",
}
"""What each family of pydantic's type errors wants: ``int_parsing``, ``int_type`` and so on."""

_LIMITS = {
    "greater_than": ("gt", "a number above"),
    "greater_than_equal": ("ge", "a number of at least"),
    "less_than": ("lt", "a number below"),
    "less_than_equal": ("le", "a number of at most"),
}


def message(error: ErrorDetails, root: type[BaseModel] = ScenarioFile) -> str:
    """Return what to tell the user about *error* in a file that *root* describes.

    Kinds of error that have no sentence here come in pydantic's own English, with what was found.

    Parameters
    ----------
    error
        As pydantic gives it.
    root
        Model of the whole file, to find known keys and kinds.
    """
    kind = error["type"]
    if kind in _SENTENCES:
        return _SENTENCES[kind](error, root)
    if kind in _LIMITS:
        name, words = _LIMITS[kind]
        return _expected(f"{words} {_context(error)[name]:g}", error)
    family = _EXPECTED.get(kind.partition("_")[0])
    return _expected(family, error) if family else f"{error['msg']}, got {shown(error['input'])}"


def shown(value: object) -> str:
    """Return *value* as a message quotes it.

    Mappings and lists are named, not printed; `true` and `nothing` are YAML's words for them.
    """
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case Mapping():
            return "a mapping"
        case list() | tuple():
            return "a list"
        case _:
            text = repr(value)
            return text if len(text) <= _LONG else f"{text[:_LONG]}..."


def _expected(what: str, error: ErrorDetails) -> str:
    """Return the sentence, with a hint where a number stands for text."""
    quotes = ""
    # an id such as 0104 without quotes is a number in YAML
    if error["type"] == "string_type" and isinstance(error["input"], int | float):
        quotes = "; put it in quotes"
    return f"expected {what}, got {shown(error['input'])}{quotes}"


def _context(error: ErrorDetails) -> dict[str, Any]:
    return error.get("ctx", {})


def _missing(error: ErrorDetails, _root: type[BaseModel]) -> str:
    """Return which key lacks."""
    return f"{error['loc'][-1]!r} is missing"


def _unknown_key(error: ErrorDetails, root: type[BaseModel]) -> str:
    """Return which key is unknown, and the nearest that the section has."""
    section = section_at(error["loc"][:-1], root)
    fields = section.model_fields if section else {}
    known = [field.alias or name for name, field in fields.items()]
    return f"unknown key {error['loc'][-1]!r}{suggestion(error['loc'][-1], known)}"


def _empty(_error: ErrorDetails, _root: type[BaseModel]) -> str:
    return "expected at least one entry, got none"


def _own_words(error: ErrorDetails, _root: type[BaseModel]) -> str:
    """Return what a validator of ours says: it already has all parts."""
    return str(_context(error)["error"])


def _one_of(error: ErrorDetails, _root: type[BaseModel]) -> str:
    """Return the words that can stand there, and the nearest."""
    expected = str(_context(error)["expected"])
    names = expected.replace(" or ", ", ").replace("'", "").split(", ")
    near = suggestion(error["input"], names) if isinstance(error["input"], str) else ""
    hint = near if "did you mean" in near else ""
    return f"expected {expected}, got {shown(error['input'])}{hint}"


def _unknown_kind(error: ErrorDetails, root: type[BaseModel]) -> str:
    return _of_kinds(f"unknown kind {_context(error)['tag']!r}", error, root)


def _no_kind(error: ErrorDetails, root: type[BaseModel]) -> str:
    return _of_kinds("'kind' is missing", error, root)


def _of_kinds(start: str, error: ErrorDetails, root: type[BaseModel]) -> str:
    """Return *start* with the kinds that can be chosen, and the nearest."""
    kinds = kinds_at(error["loc"], root)
    near = suggestion(_context(error).get("tag", ""), kinds)
    hint = near if "did you mean" in near else ""
    return f"{start}; expected one of {listed(kinds)}{hint}"


_SENTENCES: dict[str, Callable[[ErrorDetails, type[BaseModel]], str]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "too_short": _empty,
    "value_error": _own_words,
    "literal_error": _one_of,
    "union_tag_invalid": _unknown_kind,
    "union_tag_not_found": _no_kind,
}
