from pathlib import Path

import pytest

from sim.reporting.tables.csv_file import Cell, write_csv


def written(folder: Path, *cells: Cell) -> str:
    file = write_csv(folder / "table.csv", ("a",), [cells])
    return file.read_text(encoding="utf-8-sig").splitlines()[1]


@pytest.mark.parametrize(
    "formula", ["=cmd()", "+1", "-1", "@SUM(A1)", "\t=1", "\N{FULLWIDTH EQUALS SIGN}1"]
)
def test_text_cannot_be_a_formula(tmp_path: Path, formula: str) -> None:
    assert written(tmp_path, formula) == f"'{formula}"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (-1.5, "-1.5"),
        (0.1 + 0.2, "0.3"),
        (2160789.4, "2160789.4"),
        (float("nan"), ""),
        (float("inf"), ""),
        (True, "1"),
        (-7, "-7"),
        ("Ñuñoa, Chih.", '"Ñuñoa, Chih."'),
    ],
)
def test_cells_are_written_for_spreadsheets(tmp_path: Path, cell: Cell, text: str) -> None:
    assert written(tmp_path, cell, "") == f"{text},"


def test_excel_is_told_that_it_is_utf_8(tmp_path: Path) -> None:
    file = write_csv(tmp_path / "new" / "table.csv", ("año",), [])

    assert file.read_bytes() == b"\xef\xbb\xbfa\xc3\xb1o\r\n"
