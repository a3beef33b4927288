"""What the user's files say as plain data, with the place of every value.

Reading, tables, patches and settings all work on it; sections are made of it at the end.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sim.errors import Mark, Problem, ScenarioError

Path = tuple[str | int, ...]
"""Keys and positions that lead from the top to one value."""


class Marked(NamedTuple):
    """Where a value and its key stand."""

    key: Mark
    """The key; for a cell of a table its column's name; for an item of a list the item. A problem
    of a key that should not be there stands here."""

    value: Mark
    """The value."""


@dataclass
class Tree:
    """The data of a scenario, what stands where, and what is wrong with it so far.

    It is the one mutable thing of reading. Problems are collected and raised together at the end.
    """

    file: str
    """The file that it comes from, as the user would write its path."""

    data: dict[str, Any] = field(default_factory=dict)
    """Mappings, lists and scalars; a mapping of `value` and `source` stands as its value."""

    marks: dict[Path, Marked] = field(default_factory=dict)
    """Places of what the files say. Of a path that no file has, a part above it is taken."""

    sources: dict[Path, str] = field(default_factory=dict)
    """Sources of the values that were written with one."""

    problems: list[Problem] = field(default_factory=list)
    """Found so far."""

    warnings: list[Problem] = field(default_factory=list)
    """What can be played, but hardly as it was meant."""

    said: set[tuple[Path, str]] = field(default_factory=set)
    """Path and message of what is wrong with the base or a strategy as merged."""

    incomplete: set[Path] = field(default_factory=set)
    """Maps that a table should have filled that could not be read."""

    def mark(self, path: Path, *, on_key: bool = False) -> Mark:
        """Return the place of *path*, or of the nearest part above it that the files have.

        Parameters
        ----------
        path
            Of a value, whether there is one or not.
        on_key
            Where its key stands; only if the path itself is there.
        """
        for length in range(len(path), -1, -1):
            marked = self.marks.get(path[:length])
            if marked:
                return marked.key if on_key and length == len(path) else marked.value
        return Mark(self.file, 1, 1)

    def report(self, path: Path, message: str, *, on_key: bool = False) -> None:
        """Note a problem at *path*.

        Parameters
        ----------
        message
            What was expected and what was found; the path stands before it.
        """
        self.problems.append(Problem(self.mark(path, on_key=on_key), dotted(path), message))

    def error(self) -> ScenarioError:
        """Return all problems found so far.

        What is said of one place once is not said again: a mistake of the base is met in every
        strategy, and one of a table's column in every row.

        It is returned and not raised, so that the caller's `raise` stands where reading ends.
        """
        first: dict[tuple[Mark, str, str], Problem] = {}
        for problem in self.problems:
            # paths of the base and of strategies differ in front, not at the end
            last_key = problem.path.rpartition(".")[2]
            first.setdefault((problem.mark, last_key, problem.message), problem)
        return ScenarioError(list(first.values()))

    def scopes(self) -> Iterator[tuple[Path, dict[str, Any]]]:
        """Yield the base and the `change` of each strategy, each with the path of its top.

        A change that is no mapping is left out: its problem is said elsewhere.
        """
        yield (), self.data
        strategies = self.data.get("strategies")
        for name in strategies if isinstance(strategies, dict) else ():
            path: Path = ("strategies", name, "change")
            change = find(self.data, path)
            if isinstance(change, dict):
                yield path, change

    def forget_sources(self, path: Path) -> None:
        """Drop the sources of what stood at *path*: another value takes its place."""
        for known in [other for other in self.sources if other[: len(path)] == path]:
            del self.sources[known]

    def raw(self) -> dict[str, Any]:
        """Return the data with its sources back in place, ready for JSON.

        `tree_of` makes the same data and sources of it.
        """
        return {key: self._written(value, (key,)) for key, value in self.data.items()}

    def _written(self, value: object, path: Path) -> object:
        if isinstance(value, dict):
            value = {key: self._written(item, (*path, key)) for key, item in value.items()}
        elif isinstance(value, list):
            value = [self._written(item, (*path, index)) for index, item in enumerate(value)]
        return {"value": value, "source": self.sources[path]} if path in self.sources else value


def is_sourced(keys: Sequence[str]) -> bool:
    """Return whether a mapping with these keys stands for a value with its source.

    A section with just these two fields must not be made.
    """
    return len(keys) == len(("value", "source")) and set(keys) == {"value", "source"}


def find(data: object, path: Path) -> Any:  # noqa: ANN401 - data of the user's files
    """Return what stands at *path*, None where there is nothing.

    It never raises: what leads nowhere is None, as is a `null`.
    """
    for part in path:
        if isinstance(data, Mapping):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data


def mappings(data: object, path: Path) -> dict[str, dict[str, Any]]:
    """Return the entries of the map at *path* that are mappings themselves, by id.

    Empty where there is no such map.
    """
    entries = find(data, path)
    if not isinstance(entries, dict):
        return {}
    return {name: entry for name, entry in entries.items() if isinstance(entry, dict)}


def holds(data: object, part: str | int) -> bool:
    """Return whether *data* is a mapping with the key *part* or a list with that position.

    Unlike `find` it tells a `null` from nothing.
    """
    if isinstance(data, Mapping):
        return part in data
    return isinstance(data, list) and isinstance(part, int) and part < len(data)


def dotted(path: Path) -> str:
    """Return *path* as people write it: ``facilities.umr-001.place``."""
    return ".".join(map(str, path))


def tree_of(raw: Mapping[str, Any], name: str) -> Tree:
    """Return the tree of plain data that never stood in a file of its own.

    It has no marks, so that all problems stand at line 1 of *name*.
    """
    tree = Tree(name)
    tree.data = {key: _unwrapped(value, (key,), tree) for key, value in raw.items()}
    return tree


def _unwrapped(value: object, path: Path, tree: Tree) -> object:
    """Return a value without its source, which is noted."""
    if isinstance(value, Mapping):
        if is_sourced(list(value)):
            tree.sources[path] = str(value["source"])
            return _unwrapped(value["value"], path, tree)
        return {key: _unwrapped(item, (*path, key), tree) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_unwrapped(item, (*path, index), tree) for index, item in enumerate(value)]
    return value
