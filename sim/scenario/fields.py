"""Which section of the scenario a place belongs to, found by following the models' types.

For messages (which keys there are), tables (which columns) and the schema; nobody lists the
sections a second time.
"""

from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from sim.scenario.scenario import ScenarioFile

Location = tuple[str | int, ...]
"""Keys as pydantic gives them: below a union stands the kind that was chosen."""


@cache
def section_at(location: Location, root: type[BaseModel] = ScenarioFile) -> type[BaseModel] | None:
    """Return the model of the mapping at *location* below *root*, None where it is none of ours.

    Keys of maps by id can be anything; a union is passed by its kind.

    Parameters
    ----------
    location
        From the top of *root*; empty for *root* itself.
    """
    annotation = _annotation_at(location, root)
    return annotation if _is_section(annotation) else None


@cache
def kinds_at(location: Location, root: type[BaseModel] = ScenarioFile) -> tuple[str, ...]:
    """Return the kinds that can be chosen at *location*, none where it is no choice.

    In the order of the union.
    """
    return tuple(_kinds(_annotation_at(location, root)))


def _annotation_at(location: Location, root: type[BaseModel]) -> Any:  # noqa: ANN401 - a type of any form
    """Return the type that stands at *location*, None where nothing can."""
    annotation: Any = root
    for part in location:
        annotation = _step(_bare(annotation), part)
    return _bare(annotation)


def _bare(annotation: Any) -> Any:  # noqa: ANN401 - a type of any form
    """Return *annotation* without `Annotated` and without `None` beside it."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, UnionType):
        # a union of kinds stays one: its kind is the next part of the location
        some = [one for one in get_args(annotation) if one is not NoneType]
        return some[0] if len(some) == 1 else annotation
    return annotation


def _step(annotation: Any, part: str | int) -> Any:  # noqa: ANN401 - a type of any form
    """Return the type of a part: a field, an entry of a map or list, or a kind of a union."""
    if _is_section(annotation):
        field = annotation.model_fields.get(part)
        return field.annotation if field else None
    arguments = get_args(annotation)
    if get_origin(annotation) is dict:
        return arguments[1]
    if get_origin(annotation) is tuple:
        return arguments[0]
    return _kinds(annotation).get(str(part))


def _kinds(annotation: Any) -> dict[str, Any]:  # noqa: ANN401 - a type of any form
    """Return the sections of a union by their tags."""
    if get_origin(annotation) not in (Union, UnionType):
        return {}
    sections = filter(_is_section, map(_bare, get_args(annotation)))
    return {_kind(section): section for section in sections}


def _kind(section: type[BaseModel]) -> str:
    """Return the tag of a section in a union: its kind, or its name where it has none."""
    kind = section.model_fields.get("kind")
    return str(kind.default) if kind else section.__name__


def _is_section(annotation: object) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
