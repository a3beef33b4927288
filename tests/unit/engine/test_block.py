import numpy as np
import pytest
from numpy.typing import NDArray

from sim.engine.block import Block

ROWS_AND_COLUMNS = pytest.mark.parametrize(
    ("rows", "columns"),
    [([0, 1], [1, 2]), ([0, 2], [0, 1]), ([1, 2], [0, 2]), ([2, 0], [2, 1]), ([1], [0]), ([], [0])],
    ids=["run", "scattered rows", "scattered columns", "out of order", "one cell", "no rows"],
)


def numbered() -> NDArray[np.int64]:
    return np.arange(9).reshape(3, 3)


def block(rows: list[int], columns: list[int]) -> Block:
    return Block(np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64))


@ROWS_AND_COLUMNS
def test_a_block_is_its_rows_and_columns(rows: list[int], columns: list[int]) -> None:
    expected = [[3 * row + column for column in columns] for row in rows]

    assert block(rows, columns).of(numbered()).tolist() == expected


@ROWS_AND_COLUMNS
def test_pieces_are_added_to_the_cells_of_the_block_alone(
    rows: list[int], columns: list[int]
) -> None:
    array = np.zeros((3, 3), dtype=np.int64)
    block(rows, columns).add(array, np.full((len(rows), len(columns)), 7))
    inside = {(row, column) for row in rows for column in columns}

    assert {tuple(cell) for cell in np.argwhere(array == 7).tolist()} == inside
    assert array.sum() == 7 * len(inside)


def test_values_keep_their_type() -> None:
    assert block([0], [0]).of(numbered() / 2).dtype == np.float64
