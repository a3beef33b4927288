import numpy as np
import pytest

from sim.policies.allocation.whole_pieces import whole_pieces

PLENTY = 1_000


def whole(given: list[float], stock: int, asked: list[int] | None = None) -> list[int]:
    """Return the whole pieces of one product."""
    wanted = np.array(asked or [PLENTY] * len(given))[:, None]
    pieces: list[int] = whole_pieces(np.array(given)[:, None], wanted, np.array([stock]))[
        :, 0
    ].tolist()
    return pieces


@pytest.mark.parametrize(
    ("given", "stock", "pieces"),
    [
        ([2.0, 3.0], 5, [2, 3]),
        ([1.5, 1.5], 3, [2, 1]),
        ([0.2, 0.7, 1.1], 2, [0, 1, 1]),
        ([0.2, 0.7, 1.1], 3, [1, 1, 1]),
        ([0.5, 0.5, 0.5, 0.5], 2, [1, 1, 0, 0]),
        ([0.0, 0.0], 0, [0, 0]),
        ([7.0], 7, [7]),
    ],
    ids=["whole already", "the oldest of two", "the largest fraction", "two left", "halves", "none",
         "one"],
)  # fmt: skip
def test_pieces_left_go_to_the_largest_fractions(
    given: list[float], stock: int, pieces: list[int]
) -> None:
    assert whole(given, stock) == pieces


def test_who_has_all_that_was_asked_for_gets_no_piece_more() -> None:
    assert whole([0.9, 0.6, 0.5], 2, asked=[0, 1, 5]) == [0, 1, 1]


@pytest.mark.parametrize("error", [-1e-9, 0.0, 1e-9])
def test_rounding_errors_decide_nothing(error: float) -> None:
    """A share that is 3 but for rounding is 3, and of two that are equal the oldest is first."""
    assert whole([3 + error, 1.5 - error, 1.5 + error], 6) == [3, 2, 1]


@pytest.mark.parametrize("asking", [2, 3, 7, 13, 100])
def test_the_sum_is_the_stock(asking: int) -> None:
    for stock in range(2 * asking):
        assert sum(whole([stock / asking] * asking, stock)) == stock


def test_each_product_is_rounded_for_itself() -> None:
    given = np.array([[0.5, 0.1], [0.5, 0.9]])

    pieces = whole_pieces(given, np.full((2, 2), PLENTY), np.array([1, 1]))

    assert pieces.tolist() == [[1, 0], [0, 1]]


def test_pieces_are_whole_numbers() -> None:
    given = np.array([[0.5], [0.5]])

    assert whole_pieces(given, np.full((2, 1), 9), np.array([1])).dtype == np.int64
