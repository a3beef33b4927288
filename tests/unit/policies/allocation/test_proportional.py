import pytest

from sim.policies.allocation.proportional import Proportional
from tests.unit.policies.allocation.requests import shared


@pytest.mark.parametrize(
    ("stock", "given"),
    [(0, [0, 0, 0]), (10, [3, 5, 2]), (50, [15, 25, 10]), (51, [15, 26, 10]), (99, [30, 49, 20])],
)
def test_all_are_cut_by_the_same_share(stock: int, given: list[int]) -> None:
    assert shared(Proportional(), [30, 50, 20], stock=stock) == given


def test_whoever_asks_for_more_gets_more() -> None:
    honest = shared(Proportional(), [30, 30], stock=30)
    inflated = shared(Proportional(), [30, 60], stock=30)

    assert (honest, inflated) == ([15, 15], [10, 20])


def test_need_does_not_count() -> None:
    assert shared(Proportional(), [30, 30], stock=30, position=[500, 0]) == [15, 15]
