"""The base or one strategy, merged: its data, and where its parts stand in the files."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from sim.errors import Mark, Problem
from sim.scenario.patches import merge
from sim.scenario.tree import Path, Tree, dotted, find, holds


@dataclass(frozen=True)
class Variant:
    """One full set of data, with a way to report what is wrong with it.

    Checks speak to it of paths in the scenario; it knows in which file, line and strategy they
    stand.
    """

    tree: Tree
    """The files."""

    data: Mapping[str, Any]
    """Base and changes as one."""

    strategy: str = ""
    """Its strategy; empty for the base."""

    @classmethod
    def of_strategy(cls, tree: Tree, base: Mapping[str, Any], strategy: str) -> Self:
        """Return *base* with the change of *strategy*; a `null` for nothing is reported.

        A change that is no mapping leaves the base as it is: what is wrong with it is said by the
        section.
        """
        path: Path = ("strategies", strategy, "change")
        change = find(tree.data, path)
        gone: list[Path] = []
        merged = merge(base, change, gone.append) if isinstance(change, dict) else base
        for part in gone:
            tree.report((*path, *part), "null takes an entry away, but there is none")
        return cls(tree, merged, strategy)

    @property
    def change(self) -> Path:
        """Where the changes of the strategy stand; the top for the base."""
        return ("strategies", self.strategy, "change") if self.strategy else ()

    def written(self, location: Path) -> Path:
        """Return the part of pydantic's *location* that the data has.

        The kind of a union is skipped, and so is a key that is missing.

        Parameters
        ----------
        location
            With kinds of unions in it, which no file has.
        """
        path: Path = ()
        data: Any = self.data
        for part in location:
            if holds(data, part):
                path, data = (*path, part), data[part]
        return path

    def mark(self, path: Path, *, on_key: bool = False) -> Mark:
        """Return the nearest place of *path*, in the strategy's own change if it speaks of it.

        A strategy that sets `run` speaks of `run.seed` too: the nearest part that it has comes
        before the base's own.
        """
        marks = self.tree.marks
        for length in range(len(path), 0, -1):
            marked = marks.get(self.change + path[:length]) or marks.get(path[:length])
            if marked:
                return marked.key if on_key and length == len(path) else marked.value
        return self.tree.mark(self.change)

    def report(self, path: Path, message: str, *, on_key: bool = False) -> None:
        """Note a problem at *path*.

        What is said of the base already is said again only of a value that the strategy gives.

        Parameters
        ----------
        path
            Place in the scenario.
        message
            What was expected and what was found.
        on_key
            Whether the key is wrong and not the value.
        """
        # a mapping that a strategy touches is mostly the base's
        is_own = self.change + path in self.tree.marks and not isinstance(
            find(self.data, path), dict
        )
        if (path, message) in self.tree.said and not is_own:
            return
        self.tree.said.add((path, message))
        named = f"strategies.{self.strategy}.{dotted(path)}" if self.strategy else dotted(path)
        self.tree.problems.append(Problem(self.mark(path, on_key=on_key), named, message))

    def warn(self, path: Path, message: str) -> None:
        """Note at *path* what can be played all the same; strategies that agree say it once."""
        self.tree.warnings.append(Problem(self.mark(path), dotted(path), message))
