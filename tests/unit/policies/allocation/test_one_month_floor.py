import pytest

from sim.policies.allocation.first_come import FirstCome
from sim.policies.allocation.one_month_floor import OneMonthFloor
from tests.unit.policies.allocation.requests import shared


@pytest.mark.parametrize(
    ("stock", "given"),
    [
        pytest.param(100, [100, 0], id="the lowest first"),
        pytest.param(160, [130, 30], id="not all reach the floor"),
        pytest.param(200, [150, 50], id="all reach the floor"),
        pytest.param(300, [193, 107], id="what is left in proportion"),
    ],
)
def test_all_are_lifted_to_the_floor_first(stock: int, given: list[int]) -> None:
    """The second holds 100 of 150 pieces a month; they ask for 300 and 250."""
    rule = OneMonthFloor()

    assert shared(rule, [300, 250], stock=stock, position=[0, 100], amc=[150, 150]) == given


def test_what_is_left_goes_by_the_other_rule() -> None:
    rule = OneMonthFloor(then=FirstCome())

    assert shared(rule, [300, 300], stock=250) == [150, 100]


def test_the_floor_may_be_higher() -> None:
    rule = OneMonthFloor.model_validate({"floor": "2 months", "then": {"kind": "first_come"}})

    assert shared(rule, [900, 900], stock=500) == [300, 200]


def test_nobody_is_lifted_above_what_was_asked() -> None:
    assert shared(OneMonthFloor(), [20, 300], stock=150) == [20, 130]
