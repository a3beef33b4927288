"""The rows of one table, each with its id."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sim.errors import Mark, Problem, ScenarioError
from sim.scenario.csv_reader import Cell, read_cells
from sim.scenario.names import listed


class Row(NamedTuple):
    """One row of a table."""

    id: str
    """Its id. Of several columns, their texts with ``--`` between."""

    mark: Mark
    """Where its id stands."""

    cells: list[tuple[Cell, Cell]]
    """Name of the column and cell, for the cells that say something."""


def read_rows(path: Path, id_columns: Sequence[str]) -> list[Row]:
    """Return the rows of a table, each id once.

    Problems come in three turns (header, lengths, ids), as one of an earlier turn makes those of
    later ones meaningless.

    Parameters
    ----------
    id_columns
        Columns that make the id, ``--`` between them, where there is no column `id`.
    path
        CSV with a header.

    Raises
    ------
    ScenarioError
        With all that is wrong with the table as such; what its cells mean is not looked at.
    """
    lines = read_cells(path)
    if len(lines) <= 1:
        what = "has a header but no rows" if lines else "is empty: no header, no rows"
        raise ScenarioError([Problem(Mark(str(path), 1, 1), "", f"the table {what}")])
    header, *body = lines
    problems = list(_wrong_header(header, id_columns))
    if not problems:
        problems = list(_wrong_lengths(header, body))
    if problems:
        raise ScenarioError(problems)
    rows = _rows(header, body, id_columns)
    problems = list(_wrong_ids(rows))
    if problems:
        raise ScenarioError(problems)
    return rows


def _wrong_header(header: list[Cell], id_columns: Sequence[str]) -> Iterator[Problem]:
    """Yield columns without a name, with one that is taken, and those that lack."""
    names = [cell.text for cell in header]
    for number, cell in enumerate(header, 1):
        if not cell.text:
            yield Problem(cell.mark, "", f"column {number} has no name")
        elif cell.text in names[: number - 1]:
            yield Problem(cell.mark, "", f"duplicate column {cell.text!r}")
    missing = [name for name in id_columns if name not in names]
    if "id" not in names and missing:
        wanted = "id" if list(id_columns) == ["id"] else "--".join(id_columns)
        message = f"the column {listed(missing)} is missing: it makes the id of a row ({wanted})"
        yield Problem(header[0].mark, "", message)


def _wrong_lengths(header: list[Cell], body: list[list[Cell]]) -> Iterator[Problem]:
    """Yield rows with fewer or more cells than the header has."""
    for line in body:
        if len(line) != len(header):
            mark = line[len(header)].mark if len(line) > len(header) else line[0].mark
            message = f"expected {len(header)} cells as in the header, got {len(line)}"
            yield Problem(mark, "", message)


def _rows(header: list[Cell], body: list[list[Cell]], id_columns: Sequence[str]) -> list[Row]:
    """Return the rows with their ids; an id that lacks a part is empty."""
    names = [cell.text for cell in header]
    columns = ["id"] if "id" in names else id_columns
    positions = [names.index(name) for name in columns]
    rows = []
    for line in body:
        parts = [line[position].text for position in positions]
        name = "--".join(parts) if all(parts) else ""
        # an empty cell says nothing, and leaves the default
        cells = [pair for pair in zip(header, line, strict=True) if pair[1].text]
        rows.append(Row(name, line[positions[0]].mark, cells))
    return rows


def _wrong_ids(rows: list[Row]) -> Iterator[Problem]:
    """Yield rows whose id is empty or taken."""
    first: dict[str, int] = {}
    for row in rows:
        if not row.id:
            yield Problem(row.mark, "", "the id of this row is empty")
        elif row.id in first:
            yield Problem(row.mark, "", f"duplicate id {row.id!r}, first in line {first[row.id]}")
        else:
            first[row.id] = row.mark.line
