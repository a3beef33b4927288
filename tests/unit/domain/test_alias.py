import numpy as np
import pytest

from sim.domain.alias import AliasTables, alias_tables


def tables(*weights: tuple[float, ...]) -> AliasTables:
    return alias_tables(np.array(weights, dtype=float))


def drawn(of: AliasTables, *uniforms: float, row: int = 0) -> list[int]:
    rows = np.full(len(uniforms), row, dtype=np.int64)
    columns: list[int] = of.draw(rows, np.array(uniforms)).tolist()
    return columns


def test_equal_weights_keep_every_column() -> None:
    assert drawn(tables((2, 2, 2, 2)), 0.1, 0.3, 0.6, 0.9) == [0, 1, 2, 3]


def test_a_column_gives_what_it_has_too_little_of_to_another() -> None:
    assert drawn(tables((1, 3)), 0.0, 0.24, 0.25, 0.49, 0.5, 0.99) == [0, 0, 1, 1, 1, 1]


def test_a_column_without_weight_is_never_drawn() -> None:
    uniforms = np.linspace(0, 1, 200, endpoint=False)

    assert set(drawn(tables((0, 5, 0, 1)), *uniforms)) == {1, 3}


def test_a_row_of_zeros_is_drawn_evenly() -> None:
    assert drawn(tables((0, 0)), 0.0, 0.49, 0.5, 0.99) == [0, 0, 1, 1]


def test_one_column_is_always_drawn() -> None:
    assert drawn(tables((7,)), 0.0, 0.5, 0.999) == [0, 0, 0]


@pytest.mark.parametrize("columns", [1, 2, 3, 5, 7, 147])
def test_the_largest_uniform_number_stays_within_the_row(columns: int) -> None:
    largest = 1 - 2.0**-53

    assert drawn(tables((1.0,) * columns), largest) == [columns - 1]


def test_each_row_has_weights_of_its_own() -> None:
    both = tables((1, 0, 0), (0, 0, 1))

    assert drawn(both, 0.1, 0.5, 0.9, row=0) == [0, 0, 0]
    assert drawn(both, 0.1, 0.5, 0.9, row=1) == [2, 2, 2]


def test_rows_may_be_drawn_from_in_any_order() -> None:
    both = tables((1, 0), (0, 1))

    assert both.draw(np.array([1, 0, 1]), np.array([0.2, 0.8, 0.8])).tolist() == [1, 0, 1]


def test_no_draw_gives_no_column() -> None:
    assert drawn(tables((1, 2))) == []
