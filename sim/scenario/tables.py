"""Tables of a scenario: CSV rows enter the maps of the YAML before anything is patched.

Where a row stands is kept with it: a problem of a cell is said at the cell.
"""

import os
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from sim.errors import Problem, ScenarioError
from sim.scenario.fields import section_at
from sim.scenario.names import suggestion
from sim.scenario.patches import merge, overlay
from sim.scenario.table_rows import Row, read_rows
from sim.scenario.tree import Marked, Path, Tree, dotted, find

TABLES: dict[Path, tuple[str, ...]] = {
    ("institutions",): ("id",),
    ("network", "places"): ("id",),
    ("network", "roads"): ("origin", "destination"),
    ("network", "speeds"): ("surface", "terrain"),
    ("closures", "storms"): ("weather_region", "event", "risk_class"),
    ("facilities",): ("id",),
    ("communities",): ("id",),
    ("products",): ("key",),
    ("profiles",): ("month",),
    ("demand", "rates"): ("key",),
    ("demand", "seasons"): ("id",),
    ("itinerants", "specialties"): ("id",),
    ("itinerants", "visits"): ("id",),
    ("supply",): ("id",),
    ("transport", "vehicles"): ("id",),
    ("transport", "fleets"): ("id",),
    ("transport", "routes"): ("id",),
    ("run", "holidays"): ("date",),
}
"""Maps that a table can fill, with the columns that make the id where there is no column `id`. A
row may write other columns than those of its section; they are unknown keys then, said at the
column."""

_NO_FIELDS = ("id", "key", "month")


def fill_tables(tree: Tree, folder: FilePath) -> None:
    """Put the rows of all tables that *tree* names into its maps.

    An entry written beside `table` changes or extends the row of its id; cells that are empty are
    not given.

    Strategies may name tables too. A map whose table cannot be read is noted as incomplete, so that
    nothing is said of names that it would have brought.

    Parameters
    ----------
    folder
        Folder that the paths of the tables start from.
    tree
        It is changed in place; what is wrong is noted in it.
    """
    for scope, data in list(tree.scopes()):
        for section, id_columns in TABLES.items():
            node = find(data, section)
            if isinstance(node, dict) and "table" in node:
                _Filling(tree, folder, scope, section, id_columns).fill(node)


@dataclass(frozen=True)
class _Filling:
    """Fills one map."""

    tree: Tree
    folder: FilePath
    scope: Path
    section: Path
    id_columns: tuple[str, ...]

    @property
    def path(self) -> Path:
        """Where the map stands in the files."""
        return self.scope + self.section

    def fill(self, node: dict[str, Any]) -> None:
        """Replace `table` by the rows, with what the file says beside it on top."""
        named = node.pop("table")
        where: Path = (*self.path, "table")
        rows: dict[str, Any] = {}
        if isinstance(named, list):
            for index, file in enumerate(named):
                self._read(file, (*where, index), rows)
        else:
            self._read(named, where, rows)
        merged = overlay(rows, node) if self.scope else merge(rows, node, self._gone)
        node.clear()
        node.update(merged)

    def _gone(self, path: Path) -> None:
        """Note that a `null` takes a row away that there is not."""
        self.tree.report((*self.path, *path), "null takes a row away, but there is none")

    def _read(self, file: object, where: Path, rows: dict[str, Any]) -> None:
        """Add the rows of *file* to *rows*; what is wrong is noted."""
        path = self._located(file, where)
        if path is None:
            self.tree.incomplete.add(self.section)
            return
        try:
            read = read_rows(path, self.id_columns)
        except ScenarioError as error:
            self.tree.incomplete.add(self.section)
            named = dotted(self.path)
            self.tree.problems += [problem._replace(path=named) for problem in error.problems]
            return
        for row in read:
            if row.id in rows:
                message = f"duplicate id {row.id!r}, in an earlier table too"
                self.tree.problems.append(Problem(row.mark, dotted(self.path), message))
            else:
                rows[row.id] = self._entry(row)

    def _located(self, file: object, where: Path) -> FilePath | None:
        """Return the path of a table that lies in reach: below the folder above the scenario's."""
        if not isinstance(file, str) or not file:
            self.tree.report(where, f"expected the name of a CSV file, got {file!r}")
            return None
        # a scenario of somebody else must not read files all over the machine
        path = FilePath(os.path.normpath(self.folder / file))
        if not path.resolve().is_relative_to(self.folder.resolve().parent):
            message = "is out of reach; put it beside the scenario or into a folder next to it"
            self.tree.report(where, f"{file!r} {message}")
            return None
        if not path.is_file():
            near = suggestion(path.name, sorted(other.name for other in path.parent.glob("*.csv")))
            self.tree.report(where, f"there is no file {file!r} in '{self.folder}'{near}")
            return None
        return path

    def _entry(self, row: Row) -> dict[str, str]:
        """Return the data of a row and note where its cells stand."""
        path: Path = (*self.path, row.id)
        marks = self.tree.marks
        marks.setdefault(path, Marked(row.mark, row.mark))
        model = section_at((*self.section, row.id))
        has_source = model is not None and "source" in model.model_fields
        entry = {}
        for column, cell in row.cells:
            if column.text == "source" and not has_source:
                self.tree.sources.setdefault(path, cell.text)
            elif column.text not in _NO_FIELDS:
                entry[column.text] = cell.text
                marks.setdefault((*path, column.text), Marked(column.mark, cell.mark))
        return entry
