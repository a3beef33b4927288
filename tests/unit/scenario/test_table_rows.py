from pathlib import Path

import pytest

from sim.errors import ScenarioError
from sim.scenario.table_rows import Row, read_rows

ROADS = ("origin", "destination")


def rows(folder: Path, text: str, id_columns: tuple[str, ...] = ("id",)) -> list[Row]:
    file = folder / "table.csv"
    file.write_text(text, "utf-8")
    return read_rows(file, id_columns)


def problems(folder: Path, text: str, id_columns: tuple[str, ...] = ("id",)) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        rows(folder, text, id_columns)
    return str(caught.value).replace(f"{folder}/", "").splitlines()


def test_a_row_has_the_cells_that_say_something(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "id,name,population\na,, 900\n")

    assert [(column.text, cell.text) for column, cell in row.cells] == [
        ("id", "a"),
        ("population", "900"),
    ]


def test_a_row_knows_where_it_and_its_cells_stand(tmp_path: Path) -> None:
    _, row = rows(tmp_path, "id,name\na,A\n\nb,  B\n")
    _, (column, cell) = row.cells

    assert str(row.mark).endswith("table.csv:4:1")
    assert str(column.mark).endswith("table.csv:1:4")
    assert str(cell.mark).endswith("table.csv:4:5")


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("origin,destination\na,b\nb,a\n", ["a--b", "b--a"]),
        ("destination,origin\nb,a\n", ["a--b"]),
        ("id,origin,destination\nruta 5,a,b\n", ["ruta 5"]),
        ("id,km\nloop,3\n", ["loop"]),
    ],
    ids=["of two columns", "columns in another order", "a column of its own", "that one alone"],
)
def test_columns_make_the_id_where_there_is_none(tmp_path: Path, text: str, ids: list[str]) -> None:
    assert [row.id for row in rows(tmp_path, text, ROADS)] == ids


WRONG: dict[str, tuple[str, list[str]]] = {
    "empty": ("", ["table.csv:1:1: the table is empty: no header, no rows"]),
    "only spaces": ("  \n\n", ["table.csv:1:1: the table is empty: no header, no rows"]),
    "header alone": ("id,name\n", ["table.csv:1:1: the table has a header but no rows"]),
    "column without a name": ("id,,x\na,1,2\n", ["table.csv:1:4: column 2 has no name"]),
    "two problems of the header": (
        "id,id,\na,b,c\n",
        ["table.csv:1:4: duplicate column 'id'", "table.csv:1:7: column 3 has no name"],
    ),
    "no column that makes the id": (
        "name\na\n",
        ["table.csv:1:1: the column 'id' is missing: it makes the id of a row (id)"],
    ),
    "too few cells": (
        "id,name,x\na,A\nb,B,1\n",
        ["table.csv:2:1: expected 3 cells as in the header, got 2"],
    ),
    "too many cells": (
        "id,name\na,A,1,2\n",
        ["table.csv:2:5: expected 2 cells as in the header, got 4"],
    ),
    "rows with one id": (
        "id,name\na,A\nb,B\na,C\na,D\n",
        [
            "table.csv:4:1: duplicate id 'a', first in line 2",
            "table.csv:5:1: duplicate id 'a', first in line 2",
        ],
    ),
    "a row without an id": ("id,name\n,A\n", ["table.csv:2:1: the id of this row is empty"]),
}


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_with_a_table_is_said_all_at_once(
    tmp_path: Path, text: str, said: list[str]
) -> None:
    assert problems(tmp_path, text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "origin\na\n",
            (
                "table.csv:1:1: the column 'destination' is missing: it makes the id of a row"
                " (origin--destination)"
            ),
        ),
        ("origin,destination\na,\n", "table.csv:2:1: the id of this row is empty"),
    ],
    ids=["a column less", "a part less"],
)
def test_an_id_of_two_columns_needs_both(tmp_path: Path, text: str, said: str) -> None:
    assert problems(tmp_path, text, ROADS) == [said]


def test_tables_of_a_spanish_spreadsheet_are_read(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "id;distance_km;source\na;12,5;medido, dos veces\n")

    assert [cell.text for _, cell in row.cells] == ["a", "12.5", "medido, dos veces"]
