import pytest

from sim.policies.replenishment.continuous_review import ContinuousReview
from sim.policies.replenishment.standard import Standard
from tests.unit.policies.replenishment.views import chance, rows, view


@pytest.mark.parametrize(
    ("on_hand", "pieces"),
    [
        pytest.param(251, 0, id="above the minimum"),
        pytest.param(250, 150, id="at the minimum"),
        pytest.param(0, 400, id="empty"),
    ],
)
def test_what_is_at_or_below_the_minimum_is_filled_up(on_hand: int, pieces: int) -> None:
    policy = Standard.model_validate({"min_months": "2.5 months", "max_months": "4 months"})

    assert rows(policy.order(view([[on_hand]]), chance())) == [[pieces]]


def test_a_review_decides_as_continuous_review_does() -> None:
    stock = view([[0, 90, 100, 101, 500]])
    orders = (policy.order(stock, chance()) for policy in (Standard(), ContinuousReview()))

    assert len({repr(rows(order)) for order in orders}) == 1
