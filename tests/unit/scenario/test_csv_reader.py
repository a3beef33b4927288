from pathlib import Path

import pytest

from sim.errors import ScenarioError
from sim.scenario.csv_reader import read_cells


def rows(folder: Path, text: str) -> list[list[str]]:
    (folder / "a.csv").write_bytes(text.encode())
    return [[cell.text for cell in row] for row in read_cells(folder / "a.csv")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        ("\ufeffa,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,\n", [["a", "b"], ["1", ""]]),
        ("a,b\n1,", [["a", "b"], ["1", ""]]),
        ("a,b\n\n,\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n 1 , x y \n", [["a", "b"], ["1", "x y"]]),
        ('a,b\n"1,5","say ""no"""\n', [["a", "b"], ["1,5", 'say "no"']]),
        ('a,b\n"1\n2",3\n', [["a", "b"], ["1\n2", "3"]]),
        ("a;b\n1,5;2,5 h\n", [["a", "b"], ["1.5", "2.5 h"]]),
        ("a;b\nx, y;1,2,3\n", [["a", "b"], ["x, y", "1,2,3"]]),
        ("", []),
    ],
    ids=[
        "commas",
        "no end of line at the end",
        "windows",
        "byte order mark",
        "empty cell",
        "empty cell at the very end",
        "lines without text",
        "spaces",
        "quotes",
        "a cell of two lines",
        "semicolons and decimal commas",
        "commas in text",
        "nothing",
    ],
)
def test_tables_of_all_makes_are_read(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert rows(tmp_path, text) == expected


def test_a_cell_knows_its_line_and_column(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('año,b\n"x\ny", 7\n1,2\n')

    cells = read_cells(tmp_path / "a.csv")
    marks = [cell.mark[1:] for row in cells for cell in row]
    assert marks == [(1, 1), (1, 5), (2, 1), (3, 5), (4, 1), (4, 3)]


@pytest.mark.parametrize("text", ['a,b\n1,"x\n', 'a,b\n1,"x"y\n'], ids=["open", "text behind"])
def test_a_quotation_mark_has_to_close_its_cell(tmp_path: Path, text: str) -> None:
    with pytest.raises(ScenarioError, match=r"a\.csv:2:3: a quotation mark is not closed"):
        rows(tmp_path, text)
