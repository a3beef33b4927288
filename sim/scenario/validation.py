"""Turn merged data into sections, and every error of pydantic into a problem in its place."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sim.scenario.messages import message
from sim.scenario.tree import Path
from sim.scenario.variant import Variant

Model = TypeVar("Model", bound=BaseModel)

_EACH = 3
"""So many entries of one map are named one by one."""


def validated(
    model: type[Model], variant: Variant, known: Mapping[str, Any] | None = None
) -> Model | None:
    """Return the sections of *variant*, or None after its problems are noted.

    Whatever pydantic says becomes a problem at the nearest place that the files have.

    Parameters
    ----------
    known
        Sections that are validated already, by name.
    model
        What to make of the data.
    variant
        Its data, and where problems are noted.
    """
    try:
        return model.model_validate({**variant.data, **(known or {})})
    except ValidationError as error:
        _report(variant, error.errors(include_url=False))
        return None


def _report(variant: Variant, errors: list[ErrorDetails]) -> None:
    """Note the errors; a key that many entries of one map lack is said once.

    That a map is empty is not said where its table could not be read.
    """
    unfilled = variant.tree.incomplete
    # its table could not be read, which has been said
    errors = [one for one in errors if one["type"] != "too_short" or one["loc"] not in unfilled]
    lacking = Counter(_lacked(error) for error in errors)
    said: set[Path] = set()
    for error in errors:
        lacked = _lacked(error)
        often = lacking[lacked] if lacked else 0
        if often <= _EACH:
            _report_one(variant, error, message(error))
        elif lacked not in said:
            said.add(lacked)
            _report_one(variant, error, f"{message(error)} here and in {often - 1} others")


def _report_one(variant: Variant, error: ErrorDetails, text: str) -> None:
    """Note one error where it is: at the kind, the key, or the `null` that took something away."""
    location = error["loc"]
    written = variant.written(location)
    match error["type"]:
        case "missing":
            taken_away = (*variant.change, *written, location[-1])
            is_null = bool(variant.strategy) and taken_away in variant.tree.marks
            variant.report((*written, location[-1]) if is_null else written, text)
        case "union_tag_invalid":
            variant.report((*written, "kind"), text)
        case sort:
            variant.report(written, text, on_key=sort == "extra_forbidden")


def _lacked(error: ErrorDetails) -> Path:
    """Return the map and key of an error of a missing key, the same for all entries of the map."""
    location = error["loc"]
    return (*location[:-2], location[-1]) if error["type"] == "missing" else ()
