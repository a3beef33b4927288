"""A table as a CSV file."""

import math
from datetime import date, datetime
from pathlib import Path

from sim.reporting.table import Kind, Table, Value
from sim.reporting.tables.csv_file import Cell, write_csv


def write_table(table: Table, folder: Path) -> Path:
    """Write *table* into *folder* under its name, and return the file.

    Columns bear the names for programs, not their headings. Dates are as ISO 8601 has them; a
    moment of a column of times is its hour.
    """
    kinds = [column.kind for column in table.columns]
    rows = (
        [_cell(value, kind) for value, kind in zip(row, kinds, strict=True)] for row in table.rows
    )
    return write_csv(folder / f"{table.name}.csv", [each.name for each in table.columns], rows)


def _cell(value: Value, kind: Kind) -> Cell:
    if value is None:
        return math.nan
    if isinstance(value, datetime):
        return value.strftime("%H:%M" if kind == "time" else "%Y-%m-%d %H:%M")
    return str(value) if isinstance(value, date) else value
