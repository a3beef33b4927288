"""Where the figures of a scenario come from, for the report.

Whoever reads a result has to see which figures are measured and which are guesses; an estimate is
never shown as a fact.
"""

import re
from collections import Counter
from collections.abc import Iterator

from sim.scenario.plan import Assumption, SourceMark
from sim.scenario.tables import TABLES
from sim.scenario.tree import Path, Tree, dotted, find

_MARK = re.compile(r"\[([SFCRE])\d*\]")
_MARKS: dict[str, SourceMark] = {
    "S": "stated",
    "F": "found",
    "C": "computed",
    "R": "recalled",
    "E": "estimate",
}


def assumptions(tree: Tree) -> tuple[Assumption, ...]:
    """Return the values that were written with a source, then the sources of rows.

    Rows of one map with the same source are one assumption.

    Values come in the order of the file, the base before the strategies; a value without a source
    is none of them.
    """
    found: list[Assumption] = []
    for scope, data in tree.scopes():
        found += _of_values(tree, data, scope)
        for section in TABLES:
            found += _of_rows(tree, scope + section)
    return tuple(dict.fromkeys(found))


def source_mark(source: str) -> SourceMark:
    """Return how sure a source is: by the first mark in it, such as ``[E]`` or ``[F12]``.

    [S] stated, [F] found, [C] computed, [R] recalled, [E] estimate; a number behind the letter
    names the source. Text without a mark is `unmarked`.
    """
    mark = _MARK.search(source)
    return _MARKS[mark[1]] if mark else "unmarked"


def _of_values(tree: Tree, data: object, path: Path) -> Iterator[Assumption]:
    """Yield the sourced values in the order of the file, rows and other strategies aside."""
    source = tree.sources.get(path)
    if source is not None and not _is_row(path):
        yield Assumption(dotted(path), _shown(data), source, source_mark(source))
    if isinstance(data, dict):
        for key, item in data.items():
            if path or key != "strategies":
                yield from _of_values(tree, item, (*path, key))


def _of_rows(tree: Tree, path: Path) -> Iterator[Assumption]:
    """Yield how many rows of one table share a source."""
    entries = find(tree.data, path)
    rows: Counter[str] = Counter()
    for name, entry in entries.items() if isinstance(entries, dict) else ():
        source = tree.sources.get((*path, name)) or find(entry, ("source",))
        if isinstance(source, str):
            rows[source] += 1
    for source, count in rows.items():
        value = f"{count} row" if count == 1 else f"{count} rows"
        yield Assumption(dotted(path), value, source, source_mark(source))


def _is_row(path: Path) -> bool:
    """Return whether *path* is an entry of a map that tables can fill."""
    within = path[3:] if path[:1] == ("strategies",) else path
    return within[:-1] in TABLES


def _shown(value: object) -> str:
    """Return a value as the file would write it, in one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_shown(item)}" for key, item in value.items())
    return "null" if value is None else str(value)
