"""CSV files that Excel opens with their accents, and that cannot carry a formula."""

import csv
import math
from collections.abc import Iterable, Sequence
from pathlib import Path

Cell = str | float | int | bool

_WIDE_SIGNS = "\uff1d\uff0b\uff0d\uff20"  # some spreadsheets take these for = + - @
_FORMULA_STARTS = tuple("=+-@\t\r\n" + _WIDE_SIGNS)
_SIGNIFICANT_DIGITS = 10


def write_csv(file: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Path:
    """Write a table, the same bytes for the same content, and return *file*.

    Numbers have a decimal point and ten digits that count; what is not finite is empty, yes and no
    are 1 and 0. Text that a spreadsheet would take for a formula has an apostrophe in front. The
    folder is made.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    # without the mark Excel takes accents for two letters each
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(header)
        writer.writerows([_written(cell) for cell in row] for row in rows)
    return file


def _written(cell: Cell) -> str:
    if isinstance(cell, str):
        # an apostrophe makes it text in every spreadsheet; numbers never come this way
        return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, int):
        return str(cell)
    return "" if not math.isfinite(cell) else f"{cell:.{_SIGNIFICANT_DIGITS}g}"
