import numpy as np
import pytest

from sim.domain.service import Service, serve


def served(lines: list[tuple[int, int]], *on_hand: int) -> tuple[Service, list[int]]:
    """Return the service of (cell, quantity) lines, and what is left on hand."""
    cell, quantity = np.array(lines, dtype=np.int64).reshape(-1, 2).T
    stock = np.array(on_hand, dtype=np.int64)
    service = serve(cell, quantity.astype(np.int32), stock)
    return service, stock.tolist()


def test_all_is_served_where_stock_suffices() -> None:
    service, left = served([(0, 2), (1, 3), (0, 1)], 3, 10)

    assert service.short.tolist() == []
    assert left == [0, 7]


def test_the_last_of_a_cell_goes_short() -> None:
    service, left = served([(0, 2), (0, 2), (0, 2)], 3)

    assert service.short.tolist() == [1, 2]
    assert service.given.tolist() == [1, 0]
    assert left == [0]


def test_only_lines_of_the_short_cell_go_short() -> None:
    service, left = served([(0, 5), (1, 2), (0, 1), (1, 2)], 100, 3)

    assert service.short.tolist() == [3]
    assert service.given.tolist() == [1]
    assert left == [94, 0]


def test_a_line_that_is_too_large_takes_what_there_is() -> None:
    service, _ = served([(0, 9), (0, 1)], 4)

    assert service.given.tolist() == [4, 0]


@pytest.mark.parametrize(
    ("first", "second", "given"), [(3, 1, [0]), (1, 3, [2])], ids=["large first", "small first"]
)
def test_the_order_of_the_lines_decides(first: int, second: int, given: list[int]) -> None:
    service, _ = served([(0, first), (0, second)], 3)

    assert service.given.tolist() == given


def test_a_bare_shelf_gives_nothing() -> None:
    service, left = served([(0, 1), (0, 1)], 0, 5)

    assert service.given.tolist() == [0, 0]
    assert left == [0, 5]


def test_a_day_without_patients_changes_nothing() -> None:
    service, left = served([], 3, 4)

    assert service.short.tolist() == []
    assert left == [3, 4]


def test_a_quantity_of_nothing_is_served_from_a_bare_shelf() -> None:
    service, _ = served([(0, 0), (0, 1)], 0)

    assert service.short.tolist() == [1]
