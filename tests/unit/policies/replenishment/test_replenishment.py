import numpy as np
import pytest
from pydantic import TypeAdapter, ValidationError

from sim.policies.replenishment import Replenishment, ReplenishmentPolicy
from tests.unit.policies.replenishment.views import chance, rows, view

KINDS: dict[str, dict[str, object]] = {
    "pull_by_exception": {},
    "kit_push": {"skip_above": "2 months", "trim_to": "2.5 months"},
    "forced_ordering": {},
    "standard": {},
    "continuous_review": {},
    "vendor_managed": {},
    "informed_push": {},
    "pre_positioning": {"months": [1]},
    "reorder_point": {"min_months": "1 months", "lot_months": "1 months"},
    "base_stock": {"pieces": 100},
    "report_based_allocation": {},
}


def policy(kind: str) -> ReplenishmentPolicy:
    data = {"kind": kind} | KINDS.get(kind, {})
    read: ReplenishmentPolicy = TypeAdapter(Replenishment).validate_python(data)
    return read


@pytest.mark.parametrize("kind", KINDS)
def test_every_policy_orders_whole_pieces_and_never_less_than_none(kind: str) -> None:
    stock = view([[0, 90, 9999]] * 2, amc=[[0.3, 120.7, 60], [1e5, 0, 1]])
    orders = policy(kind).order(stock, chance())

    assert np.array(rows(orders)).shape == (2, 3)
    assert orders.min() >= 0


@pytest.mark.parametrize("kind", KINDS)
def test_no_policy_changes_what_it_sees(kind: str) -> None:
    stock = view([[50, 90]])
    policy(kind).order(stock, chance())

    assert rows(stock.on_hand) == [[50, 90]]
    assert rows(stock.on_order) == [[0, 0]]


def test_an_unknown_policy_is_refused() -> None:
    with pytest.raises(ValidationError, match="does not match any of the expected tags"):
        policy("push_by_exception")
