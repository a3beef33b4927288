"""Patches of many facilities at once: all that match some criteria."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from sim.scenario.facilities import Facility
from sim.scenario.names import suggestion
from sim.scenario.patches import merge, overlay
from sim.scenario.tree import Path, Tree, find, mappings

KEY = "facilities_where"

_CRITERIA = (*Facility.model_fields, "region")


def expand_where(tree: Tree) -> None:
    """Turn each entry of `facilities_where` into patches of the facilities that it matches.

    They come after all else that the base or the strategy says of facilities, in the order of the
    file, so that a later one sees what an earlier one has set.

    After it the tree has patches by id alone, so that nothing behind knows of criteria. What
    matches nothing is a problem: most often a misspelled level.

    Parameters
    ----------
    tree
        Tables are in it; it is changed in place.
    """
    for scope, data in list(tree.scopes()):
        # gone before sections are made: it is no field of any
        entries = data.pop(KEY, [])
        if not isinstance(entries, list):
            tree.report((*scope, KEY), "expected a list of mappings")
            continue
        for index, entry in enumerate(entries):
            _expand(tree, scope, (*scope, KEY, index), entry)


def _expand(tree: Tree, scope: Path, where: Path, entry: object) -> None:
    """Patch the facilities that one entry matches, or note what is wrong with it."""
    if not isinstance(entry, dict) or not isinstance(entry.get("set"), dict):
        tree.report(where, "expected criteria and what to set: {level: unit, set: {...}}")
        return
    criteria = {key: wanted for key, wanted in entry.items() if key != "set"}
    unknown = [key for key in criteria if key not in _CRITERIA]
    for key in unknown:
        near = suggestion(key, _CRITERIA)
        tree.report((*where, key), f"unknown key {key!r} of a facility{near}", on_key=True)
    if unknown:
        return
    matching = _matching(_merged(tree, scope), criteria)
    if not matching:
        tree.report(where, "matches no facility")
    _patch(tree, scope, matching, entry["set"])
    _copy_places(tree, (*where, "set"), [(*scope, "facilities", name) for name in matching])


def _merged(tree: Tree, scope: Path) -> dict[str, Any]:
    """Return facilities and places as the base or the strategy has them so far."""
    data = {key: tree.data.get(key) for key in ("facilities", "network")}
    change = find(tree.data, scope) if scope else {}
    patch = {key: change[key] for key in data if key in change}
    merged: dict[str, Any] = merge(data, patch, lambda _path: None)
    return merged


def _matching(data: dict[str, Any], criteria: Mapping[str, object]) -> list[str]:
    """Return the ids of the facilities that meet all criteria; none given, all of them."""
    places = mappings(data, ("network", "places"))
    return [
        name
        for name, facility in mappings(data, ("facilities",)).items()
        if all(
            places.get(str(facility.get("place")), {}).get("region", "") == wanted
            if key == "region"
            else _read(key, facility.get(key, _default(key))) == _read(key, wanted)
            for key, wanted in criteria.items()
        )
    ]


def _patch(tree: Tree, scope: Path, names: list[str], what: dict[str, Any]) -> None:
    """Set *what* at the facilities named, in the base or in a strategy's change."""
    facilities = find(tree.data, scope).setdefault("facilities", {})
    for name in names:
        path: Path = (*scope, "facilities", name)
        for key in what:
            tree.forget_sources((*path, key))
        if scope:
            facilities[name] = overlay(facilities.get(name, {}), what, ("facilities",))
        else:
            gone: list[Path] = []
            facilities[name] = merge(facilities[name], what, gone.append)
            for part in gone:
                tree.report((*path, *part), "null takes a value away, but there is none")


def _copy_places(tree: Tree, origin: Path, targets: list[Path]) -> None:
    """Let each of the *targets* stand where *origin* does, with its sources."""

    def below(known: Iterable[Path]) -> list[tuple[Path, Path]]:
        inside = [path for path in known if path[: len(origin)] == origin and path != origin]
        return [(path, target + path[len(origin) :]) for path in inside for target in targets]

    tree.marks.update({copy: tree.marks[path] for path, copy in below(tree.marks)})
    tree.sources.update({copy: tree.sources[path] for path, copy in below(tree.sources)})


def _default(key: str) -> object:
    """Return what a facility has where nothing is written."""
    field = Facility.model_fields[key]
    return None if field.is_required() else field.default


@cache
def _reader(key: str) -> TypeAdapter[Any]:
    """Return what reads one field alone, kept as it is slow to make."""
    field = Facility.model_fields[key]
    annotation: Any = Annotated[field.annotation, field]
    return TypeAdapter(annotation)


def _read(key: str, value: object) -> object:
    """Return *value* as the facility will hold it: the cell ``1`` of a table may be `true`."""
    try:
        return _reader(key).validate_python(value)
    except ValidationError:
        return value
