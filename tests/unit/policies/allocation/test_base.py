import numpy as np
import pytest
from numpy.typing import NDArray

from sim.policies.allocation.base import AllocationRule, Requests
from sim.policies.allocation.equal_months import EqualMonths
from sim.policies.allocation.first_come import FirstCome
from sim.policies.allocation.one_month_floor import OneMonthFloor
from sim.policies.allocation.proportional import Proportional
from sim.policies.allocation.remoteness_weighted import RemotenessWeighted
from sim.policies.allocation.ven_first import VenFirst

RULES: list[AllocationRule] = [
    FirstCome(), Proportional(), EqualMonths(), RemotenessWeighted(), OneMonthFloor(), VenFirst(),
]  # fmt: skip
REQUESTS = Requests(
    pieces=np.array([[10, 20], [30, 40]]),
    position=np.array([[1, 2], [3, 4]]),
    monthly_consumption=np.array([[5.0, 6.0], [7.0, 8.0]]),
    remoteness_hours=np.array([2.0, 9.0]),
)


def test_requests_for_some_products_keep_who_asks() -> None:
    some = REQUESTS.of_products(np.array([1]))

    assert some.pieces.tolist() == [[20], [40]]
    assert some.position.tolist() == [[2], [4]]
    assert some.monthly_consumption.tolist() == [[6], [8]]
    assert some.remoteness_hours.tolist() == [2, 9]


def test_what_was_given_is_on_its_way_and_no_longer_asked_for() -> None:
    rest = REQUESTS.after(np.array([[4, 0], [30, 1]]))

    assert rest.pieces.tolist() == [[6, 20], [0, 39]]
    assert rest.position.tolist() == [[5, 2], [33, 5]]


def test_requests_are_not_changed_by_what_is_made_of_them() -> None:
    REQUESTS.after(np.array([[1, 1], [1, 1]]))
    REQUESTS.asking(np.zeros((2, 2), dtype=np.int64))

    assert REQUESTS.pieces.tolist() == [[10, 20], [30, 40]]


def test_who_counts_as_using_more_asks_for_the_same() -> None:
    more = REQUESTS.with_consumption(REQUESTS.monthly_consumption * 2)

    assert more.monthly_consumption.tolist() == [[10, 12], [14, 16]]
    assert more.pieces is REQUESTS.pieces


def scarce(seed: int) -> tuple[Requests, NDArray[np.int64]]:
    """Return requests of any size for products that are all short, and the stock of each."""
    rng = np.random.Generator(np.random.PCG64DXSM(seed))
    asking, products = rng.integers(1, 9), rng.integers(1, 5)
    pieces = rng.integers(0, 50, (asking, products))
    pieces[0] += 1
    requests = Requests(
        pieces=pieces,
        position=rng.integers(0, 40, pieces.shape),
        monthly_consumption=rng.exponential(10, pieces.shape) * rng.integers(0, 2, pieces.shape),
        remoteness_hours=rng.uniform(0, 20, asking),
    )
    return requests, np.array([rng.integers(0, total) for total in pieces.sum(axis=0).tolist()])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.kind)
@pytest.mark.parametrize("seed", range(8))
def test_products_do_not_meddle_with_each_other(rule: AllocationRule, seed: int) -> None:
    requests, stock = scarce(seed)
    together = rule.share(requests, stock)
    apart = [
        rule.share(requests.of_products(np.array([product])), stock[[product]])[:, 0]
        for product in range(stock.size)
    ]

    assert together.tolist() == np.stack(apart, axis=1).tolist()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.kind)
def test_nobody_gets_anything_of_an_empty_store(rule: AllocationRule) -> None:
    assert not rule.share(REQUESTS, np.zeros(2, dtype=np.int64)).any()


@pytest.mark.parametrize(
    ("wanted", "at_most", "picked"),
    [
        ([30, 10], 40, [30, 10]),
        ([30, 10], 100, [30, 10]),
        ([30, 10], 20, [15, 5]),
        ([30, 10], 0, [0, 0]),
        ([0, 0], 0, [0, 0]),
        ([1, 1, 1], 2, [1, 1, 0]),
        ([3, 1], 2, [2, 0]),
    ],
    ids=["just", "plenty", "half", "nothing", "nobody asks", "first of equals", "largest share"],
)
def test_a_days_work_is_cut_alike_for_all_products(
    wanted: list[int], at_most: int, picked: list[int]
) -> None:
    rank = np.arange(len(wanted))

    assert FirstCome().picked(np.array(wanted), at_most=at_most, ven_rank=rank).tolist() == picked
