"""Read a CSV file as cells with their places, as Excel and LibreOffice write it.

The standard library's reader does not tell where a cell stands, and a planner with 8,000 rows needs
to know.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sim.errors import Mark, Problem, ScenarioError
from sim.scenario.text_file import read_text

_AT_MOST_BYTES = 100_000_000
_DECIMAL_COMMA = re.compile(r"([+-]?\d+),(\d+(?:\s*[A-Za-z%][A-Za-z0-9/%]*)?)")


class Cell(NamedTuple):
    """One cell of a table."""

    text: str
    """What it says, without spaces around it."""

    mark: Mark
    """Where it begins. Line and column in the file, from 1; of a quoted cell the quotation mark."""


def read_cells(path: Path) -> list[list[Cell]]:
    """Return the rows of a table, the header first; rows without any text are left out.

    The header tells whether commas or semicolons part the cells. With semicolons a number may
    have a decimal comma; it becomes a point.

    Cells of a row may be fewer or more than those of the header: that is for who reads rows.

    Parameters
    ----------
    path
        UTF-8, with or without a byte order mark.

    Raises
    ------
    ScenarioError
        When the file cannot be read or a quotation mark is not closed.
    """
    text = read_text(path, _AT_MOST_BYTES)
    header = text.lstrip("\n").partition("\n")[0]
    # Excel writes semicolons where the decimal sign is a comma: the header has no numbers to
    # confuse them
    delimiter = ";" if header.count(";") > header.count(",") else ","
    rows = list(_rows(text, delimiter, str(path)))
    unclosed = [cell for row in rows for cell in row if cell.text.startswith('"')]
    if unclosed:
        message = "a quotation mark is not closed, or text follows the closing one"
        raise ScenarioError([Problem(unclosed[0].mark, "", message)])
    filled = [row for row in rows if any(cell.text for cell in row)]
    return [[_with_point(cell) for cell in row] for row in filled] if delimiter == ";" else filled


def _rows(text: str, delimiter: str, file: str) -> Iterator[list[Cell]]:
    """Yield the rows of *text*; a quoted cell may run over lines and hold quotation marks twice."""
    cell = re.compile(
        rf'[ \t]*(?:"((?:[^"]|"")*)"[ \t]*(?=[{delimiter}\n]|\Z)|([^{delimiter}\n]*))'
        rf"([{delimiter}\n]|\Z)"
    )
    row: list[Cell] = []
    line, line_start, position = 1, 0, 0
    while position < len(text) or row:
        match = cell.match(text, position)
        if match is None:  # the second form takes whatever there is
            break
        quoted, bare, end = match.groups()
        start = match.start(2) if quoted is None else match.start(1) - 1
        said = bare.strip() if quoted is None else quoted.replace('""', '"').strip()
        row.append(Cell(said, Mark(file, line, start - line_start + 1)))
        if quoted and "\n" in quoted:
            line += quoted.count("\n")
            line_start = match.start(1) + quoted.rindex("\n") + 1
        position = match.end()
        if end != delimiter:
            yield row
            row, line, line_start = [], line + 1, position


def _with_point(cell: Cell) -> Cell:
    """Return a cell with a decimal point, where it is a number with a decimal comma."""
    number = _DECIMAL_COMMA.fullmatch(cell.text)
    return cell._replace(text=f"{number[1]}.{number[2]}") if number else cell
