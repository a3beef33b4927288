import csv
from datetime import date, datetime
from pathlib import Path

import pytest

from sim.reporting.table import Kind, Table, TableColumn, Value
from sim.reporting.tables.table_file import write_table
from sim.scenario.text import Text
from tests.materials import HOSTILE

AT = datetime(2025, 1, 31, 14, 5)  # noqa: DTZ001 - simulated days have no zone


def read_back(folder: Path, value: Value, kind: Kind) -> list[str]:
    """Return the cells of a table of one value, once it is written."""
    column = TableColumn("weight_kg", Text(es="Peso", en="Weight"), kind)
    file = write_table(Table("loads", "Cargas", "Cargas", "", (column,), [(value,)]), folder)
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return [cell for row in csv.reader(opened) for cell in row]


@pytest.mark.parametrize(
    ("value", "kind", "written"),
    [
        (0.25, "share", "0.25"),
        (1234.5678, "number", "1234.5678"),
        (7, "number", "7"),
        (float("nan"), "number", ""),
        (date(2025, 1, 31), "date", "2025-01-31"),
        (AT, "time", "14:05"),
        (AT, "date", "2025-01-31 14:05"),
        (None, "blank", ""),
    ],
)
def test_values_are_written_whole(tmp_path: Path, value: Value, kind: Kind, written: str) -> None:
    assert read_back(tmp_path, value, kind)[1:] in ([written], [])


def test_a_column_is_headed_by_its_name(tmp_path: Path) -> None:
    assert read_back(tmp_path, 1, "number")[0] == "weight_kg"


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_text_that_is_no_formula(tmp_path: Path, name: str) -> None:
    (_, written) = read_back(tmp_path, name, "text")

    assert written.removeprefix("'") == name
    assert not written.startswith(("=", "+", "-", "@"))
