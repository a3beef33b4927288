import numpy as np
import pytest

from sim.policies.allocation.equal_months import EqualMonths
from sim.policies.allocation.first_come import FirstCome
from sim.policies.allocation.ven_first import VenFirst
from tests.unit.policies.allocation.requests import shared


@pytest.mark.parametrize("rule", [FirstCome(), EqualMonths()], ids=lambda rule: str(rule.kind))
def test_each_product_is_shared_by_the_other_rule(rule: FirstCome | EqualMonths) -> None:
    by_class = shared(VenFirst(then=rule), [30, 50], stock=40, position=[10, 0])

    assert by_class == shared(rule, [30, 50], stock=40, position=[10, 0])


@pytest.mark.parametrize(
    ("at_most", "picked"),
    [
        (15, [0, 10, 0, 5]),
        (30, [0, 20, 0, 10]),
        (50, [20, 20, 0, 10]),
        (80, [40, 20, 10, 10]),
        (999, [40, 20, 30, 10]),
    ],
)
def test_vital_products_are_picked_first(at_most: int, picked: list[int]) -> None:
    wanted, ranks = np.array([40, 20, 30, 10]), np.array([1, 0, 2, 0])

    assert VenFirst().picked(wanted, at_most=at_most, ven_rank=ranks).tolist() == picked


@pytest.mark.parametrize(("at_most", "picked"), [(10, [4, 2, 3, 1]), (100, [40, 20, 30, 10])])
def test_other_rules_cut_all_products_alike(at_most: int, picked: list[int]) -> None:
    wanted, ranks = np.array([40, 20, 30, 10]), np.array([1, 0, 2, 0])

    assert FirstCome().picked(wanted, at_most=at_most, ven_rank=ranks).tolist() == picked
