"""Settings of the command line: ``--set demand.dispersion=0.1``."""

from collections.abc import Sequence
from typing import Any

from sim.errors import Mark, Problem, ScenarioError
from sim.scenario.names import suggestion
from sim.scenario.patches import merge, merges, overlay
from sim.scenario.tables import TABLES
from sim.scenario.tree import Marked, Path, Tree, find, holds
from sim.scenario.yaml_reader import read_value

_FILE = "--set"
_MAPS = (*TABLES, ("replenishment",), ("shocks",))


def apply_settings(tree: Tree, settings: Sequence[str]) -> None:
    """Put each ``path=value`` over the base and over every strategy, in order.

    The value is YAML. An entry that only some strategies have, such as a programme of their own,
    is set in those; one that a strategy has taken away stays away.

    What is wrong with one of them is noted and the others are read. Its place is `--set` and the
    column within it.

    Parameters
    ----------
    tree
        It is changed in place.
    settings
        As on the command line; later ones win.
    """
    for setting in settings:
        try:
            _apply(tree, setting)
        except ScenarioError as error:
            top = Mark(_FILE, 1, 1)  # a value that is cut short ends in a second line
            tree.problems += [
                problem if problem.mark.line == 1 else problem._replace(mark=top)
                for problem in error.problems
            ]


def _apply(tree: Tree, setting: str) -> None:
    """Put one setting where it belongs.

    Raises
    ------
    ScenarioError
        When it cannot be read, or there is nothing that it could set.
    """
    name, equals, text = setting.partition("=")
    if not equals or not name.strip():
        raise _error("", f"expected path=value, such as run.seed=2, got {setting!r}")
    path = keys_of(tree, name.strip().split("."))
    # spaces for the path, so that columns of a problem are those of the whole setting
    read = read_value(" " * (len(name) + 1) + text, _FILE, path)
    scopes = [scope for scope, data in tree.scopes() if _concerns(scope, data, path, tree)]
    entry = _entry(path)
    if not scopes and entry[:-1] not in tree.incomplete:
        raise _error(name, f"there is no {entry[-1]!r}{_near(tree, entry)}")
    # strategies first: which kind they change is told by the base as it was
    for scope in reversed(scopes):
        _mark_new(tree, scope, path)
        _set(tree, scope, path, read.data[""])
        tree.marks.update({scope + part: marked for part, marked in read.marks.items()})
        tree.forget_sources(scope + path)
        tree.sources.update({scope + part: source for part, source in read.sources.items()})


def keys_of(tree: Tree, parts: list[str]) -> Path:
    """Return *parts* as keys; a key may have dots itself, as those of products do.

    A setting is written with dots, and so is a key such as ``010.000.0104.00``: the longest part
    that is a key there is taken for one.

    Parameters
    ----------
    tree
        Base and changes, to know which keys there are.
    parts
        What stands between dots.
    """
    maps = [data for _scope, data in tree.scopes()]
    path: Path = ()
    while parts:
        taken = next(
            (
                length
                for length in range(len(parts), 1, -1)
                if any(holds(find(data, path), ".".join(parts[:length])) for data in maps)
            ),
            1,
        )
        path, parts = (*path, ".".join(parts[:taken])), parts[taken:]
    return path


def _entry(path: Path) -> Path:
    """Return the part of *path* that names an entry of a map by id; nothing where none is."""
    for section in _MAPS:
        if path[: len(section)] == section and len(path) > len(section):
            return path[: len(section) + 1]
    return ()


def _concerns(scope: Path, data: dict[str, Any], path: Path, tree: Tree) -> bool:
    """Return whether a setting has to be written into the base or into a strategy's change."""
    if path[0] in ("strategies", "baseline", "expect"):
        return not scope
    entry = _entry(path)
    in_base = holds(find(tree.data, entry[:-1]), entry[-1]) if entry else True
    if scope and (in_base or not entry):
        return _is_open(data, path)
    return find(data, entry) is not None if entry else True


def _is_open(data: object, path: Path) -> bool:
    """Return whether no part above *path* is taken away or something else than a mapping."""
    for part in path[:-1]:
        if not holds(data, part):
            return True
        data = find(data, (part,))
        if not isinstance(data, dict):
            return False
    return True


def _set(tree: Tree, scope: Path, path: Path, value: object) -> None:
    """Put *value* at *path* in one scope; through text or a list no path leads."""
    data = find(tree.data, scope)
    patch: Any = value
    for part in reversed(path):
        patch = {part: patch}
    if not _is_open(data, path):
        raise _error(".".join(map(str, path)), "leads through something that is no mapping")
    if not scope:
        gone: list[Path] = []
        merged = merge(data, patch, gone.append)
        data.clear()
        data.update(merged)
        if gone:
            raise _error(".".join(map(str, path)), "null takes an entry away, but there is none")
    else:
        patch = _take_away(data, patch)
        _forget_other_kinds(data, tree.data, patch)
        data.update(overlay(data, patch))


def _take_away(data: dict[str, Any], patch: dict[str, Any]) -> dict[str, Any]:
    """Return *patch* without its nulls: what they name is gone from the base, and now from *data*.

    A null of its own would find nothing in the base that it could take away.
    """
    kept = {}
    for key, value in patch.items():
        below = data.get(key)
        if value is None:
            data.pop(key, None)
        elif not isinstance(value, dict):
            kept[key] = value
        elif (left := _take_away(below if isinstance(below, dict) else {}, value)) or not value:
            kept[key] = left
    return kept


def _forget_other_kinds(
    data: dict[str, Any], base: object, patch: dict[str, Any], path: Path = ()
) -> None:
    """Empty what *data*, a change, says of mappings of the base that *patch* makes another kind.

    It was meant for the old kind, and is gone as it is where the base itself is patched so.
    """
    for key, value in patch.items():
        below, under, where = data.get(key), find(base, (key,)), (*path, key)
        if not isinstance(value, dict) or not isinstance(below, dict):
            continue
        if isinstance(under, dict) and "kind" not in below and not merges(under, value, where):
            below.clear()
        else:
            _forget_other_kinds(below, under, value, where)


def _mark_new(tree: Tree, scope: Path, path: Path) -> None:
    """Let mappings that come into being above *path* stand in the setting."""
    top = Mark(_FILE, 1, 1)
    for length in range(1, len(path)):
        part = path[:length]
        there = (find(tree.data, part), find(tree.data, scope + part))
        if not any(isinstance(data, dict) for data in there):
            tree.marks[scope + part] = Marked(top, top)


def _near(tree: Tree, entry: Path) -> str:
    """Return the end of the message for an entry that no scope has."""
    maps = [find(data, entry[:-1]) for _scope, data in tree.scopes()]
    known = [name for entries in maps if isinstance(entries, dict) for name in entries]
    return suggestion(entry[-1], dict.fromkeys(known))


def _error(name: str, message: str) -> ScenarioError:
    return ScenarioError([Problem(Mark(_FILE, 1, 1), name, message)])
