"""What must hold when a store shares too little, whatever is asked for."""

from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from sim.policies.allocation import AllocationRule, Requests
from sim.policies.allocation.equal_months import EqualMonths
from sim.policies.allocation.first_come import FirstCome
from sim.policies.allocation.one_month_floor import OneMonthFloor
from sim.policies.allocation.proportional import Proportional
from sim.policies.allocation.remoteness_weighted import RemotenessWeighted
from sim.policies.allocation.ven_first import VenFirst

LEAST_CONSUMPTION = 1e-3
RULES = (
    FirstCome(),
    EqualMonths(),
    Proportional(),
    RemotenessWeighted(),
    OneMonthFloor(),
    OneMonthFloor(then=FirstCome()),
    VenFirst(),
)
consumption = st.one_of(st.just(0.0), st.floats(0.01, 10_000))


class Shortage(NamedTuple):
    requests: Requests
    stock: NDArray[np.int64]


@st.composite
def shortages(draw: st.DrawFn) -> Shortage:
    """Return requests for more of each product than there is."""
    shape = draw(st.integers(1, 6)), draw(st.integers(1, 3))
    pieces = draw(arrays(np.int64, shape, elements=st.integers(0, 5000)))
    pieces[0] += 1
    requests = Requests(
        pieces=pieces,
        position=draw(arrays(np.int64, shape, elements=st.integers(0, 5000))),
        monthly_consumption=draw(arrays(np.float64, shape, elements=consumption)),
        remoteness_hours=draw(arrays(np.float64, shape[0], elements=st.floats(0, 60))),
    )
    share = draw(arrays(np.float64, shape[1], elements=st.floats(0, 1, exclude_max=True)))
    return Shortage(requests, np.floor(pieces.sum(axis=0) * share).astype(np.int64))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.kind))
@given(shortage=shortages())
def test_everything_is_given_and_nobody_gets_more_than_asked(
    rule: AllocationRule, shortage: Shortage
) -> None:
    shared = rule.share(shortage.requests, shortage.stock)

    assert (shared >= 0).all()
    assert (shared <= shortage.requests.pieces).all()
    assert shared.sum(axis=0).tolist() == shortage.stock.tolist()


@given(shortages())
def test_first_come_gives_to_nobody_before_older_requests_are_filled(shortage: Shortage) -> None:
    shared = FirstCome().share(shortage.requests, shortage.stock)
    filled = (shared == shortage.requests.pieces).astype(int)
    all_older_filled = np.cumprod(filled, axis=0)[:-1]

    assert (all_older_filled[shared[1:] > 0] == 1).all()


@given(shortages())
def test_equal_months_leaves_nobody_below_the_level_that_others_are_lifted_above(
    shortage: Shortage,
) -> None:
    """To a piece: a whole piece may lift one above who just misses it."""
    requests, stock = shortage
    shared = EqualMonths().share(requests, stock)
    amc = np.maximum(requests.monthly_consumption, LEAST_CONSUMPTION)
    with_one_more = (requests.position + shared + 1) / amc
    with_one_less = (requests.position + shared - 1) / amc
    unfilled = np.where(shared < requests.pieces, with_one_more, np.inf).min(axis=0)
    lifted = np.where(shared > 0, with_one_less, -np.inf).max(axis=0)

    assert (lifted <= unfilled * (1 + 1e-6) + 1e-6).all()


@given(shortages())
def test_equal_months_depends_on_who_asked_first_by_a_piece_at_most(shortage: Shortage) -> None:
    requests, stock = shortage
    turned = Requests(
        requests.pieces[::-1],
        requests.position[::-1],
        requests.monthly_consumption[::-1],
        requests.remoteness_hours[::-1],
    )
    difference = EqualMonths().share(turned, stock)[::-1] - EqualMonths().share(requests, stock)

    assert abs(difference).max() <= 1


@given(shortages())
def test_nobody_gets_above_the_floor_while_another_is_below(shortage: Shortage) -> None:
    requests, stock = shortage
    shared = OneMonthFloor().share(requests, stock)
    held, month = requests.position + shared, requests.monthly_consumption
    still_below = (held + 1 <= month) & (shared < requests.pieces)
    lifted_above = (held - 1 > np.ceil(month)) & (shared > 0)

    assert not (still_below.any(axis=0) & lifted_above.any(axis=0)).any()


@given(shortages())
def test_remoteness_without_weight_is_equal_months(shortage: Shortage) -> None:
    even = RemotenessWeighted(extra_per_hour=0).share(*shortage)

    assert even.tolist() == EqualMonths().share(*shortage).tolist()


@pytest.mark.parametrize("rule", [FirstCome(), VenFirst()], ids=lambda rule: str(rule.kind))
@given(
    wanted=arrays(np.int64, 5, elements=st.integers(0, 5000)),
    ranks=arrays(np.int64, 5, elements=st.integers(0, 2)),
    at_most=st.integers(1, 20_000),
)
def test_as_much_is_picked_as_can_be(
    rule: AllocationRule, wanted: NDArray[np.int64], ranks: NDArray[np.int64], at_most: int
) -> None:
    picked = rule.picked(wanted, at_most=at_most, ven_rank=ranks)

    assert ((picked >= 0) & (picked <= wanted)).all()
    assert picked.sum() == min(at_most, wanted.sum())
