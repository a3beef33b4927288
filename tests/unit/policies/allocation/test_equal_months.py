import numpy as np
import pytest
from pydantic import TypeAdapter

from sim.policies.allocation import Allocation, AllocationRule, Requests
from sim.policies.allocation.equal_months import EqualMonths
from sim.policies.allocation.first_come import FirstCome
from tests.unit.policies.allocation.requests import shared


@pytest.mark.parametrize(
    ("pieces", "position", "amc", "given"),
    [
        pytest.param([300, 300], [0, 0], [100, 100], [50, 50], id="alike"),
        pytest.param([300, 300], [0, 0], [100, 300], [25, 75], id="by use"),
        pytest.param([300, 300], [60, 0], [100, 100], [20, 80], id="whoever has least first"),
        pytest.param([300, 300], [200, 0], [100, 100], [0, 100], id="not whoever has enough"),
        pytest.param([10, 300], [0, 0], [100, 100], [10, 90], id="no more than asked"),
        pytest.param([300, 0], [0, 0], [100, 100], [100, 0], id="nothing asked"),
        pytest.param([100, 300], [0, 0], [0, 100], [0, 100], id="without use last"),
    ],
)
def test_all_are_lifted_to_the_same_months_of_stock(
    pieces: list[int], position: list[int], amc: list[float], given: list[int]
) -> None:
    assert shared(EqualMonths(), pieces, stock=100, position=position, amc=amc) == given


@pytest.mark.parametrize(
    ("stock", "given"), [(1, [1, 0, 0]), (2, [1, 1, 0]), (3, [1, 1, 1]), (4, [2, 1, 1])]
)
def test_single_pieces_go_to_the_oldest(stock: int, given: list[int]) -> None:
    assert shared(EqualMonths(), [10, 10, 10], stock=stock) == given


def test_a_piece_left_goes_to_the_largest_fraction() -> None:
    assert shared(EqualMonths(), [9, 9], stock=3, amc=[3, 1]) == [2, 1]


def test_equal_fractions_go_to_the_oldest_however_they_are_rounded() -> None:
    """At 1.45 months both are half a piece above a whole number."""
    given = shared(EqualMonths(), [50, 50], stock=44, position=[9, 5], amc=[10, 30])

    assert given == [6, 38]


@pytest.mark.parametrize("scale", [1, 1000, 1_000_000])
def test_every_piece_is_given_beside_one_who_uses_nothing(scale: int) -> None:
    given = shared(
        EqualMonths(),
        [scale, 50 * scale, 50 * scale],
        stock=60 * scale + 1,
        amc=[0.0, 40.0 * scale, 40.0 * scale],
    )

    assert sum(given) == 60 * scale + 1


def test_products_are_shared_apart() -> None:
    asked = np.array([[30, 30], [30, 30]])
    amc = np.array([[10.0, 10.0], [10.0, 20.0]])
    requests = Requests(asked, np.zeros_like(asked), amc, np.zeros(2))

    assert EqualMonths().share(requests, np.array([20, 15])).tolist() == [[10, 5], [10, 10]]


@pytest.mark.parametrize(
    ("kind", "rule"), [("first_come", FirstCome()), ("equal_months", EqualMonths())]
)
def test_the_kind_chooses_the_rule(kind: str, rule: AllocationRule) -> None:
    read: AllocationRule = TypeAdapter(Allocation).validate_python({"kind": kind})

    assert read == rule
