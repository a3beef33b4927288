from dataclasses import replace

import numpy as np
import pytest

from sim.policies.forecast import PastUse
from sim.policies.replenishment.safety_stock import SafetyStock
from tests.unit.policies.replenishment.views import chance, rows, view

MONTH = 30.4375


def used(*by_period: float, months: float = 1.0) -> PastUse:
    """Return the use of one product at one facility by periods of so many months."""
    periods = np.array(by_period).reshape(-1, 1, 1)
    days = np.full_like(periods, MONTH * months)
    return PastUse(used=periods, days=days, days_out=np.zeros_like(periods))


def policy_of(lead_months: int, service_level: float = 0.95) -> SafetyStock:
    """Return the rule with a review a month."""
    return SafetyStock.model_validate(
        {"lead_time": f"{lead_months} months", "service_level": service_level}
    )


@pytest.mark.parametrize(
    ("past", "level"),
    [
        pytest.param((100.0, 100.0), 400, id="steady use"),
        pytest.param((80.0, 120.0), 494, id="use that varies"),  # 400 + 1.645 · 28.28 · √4
        pytest.param((100.0,), 400, id="one month known"),
    ],
)
def test_the_position_is_lifted_to_mean_use_and_safety_stock(
    past: tuple[float, ...], level: int
) -> None:
    policy = policy_of(3, service_level=0.95)
    stock = replace(view([[0]]), past=lambda: used(*past))

    assert rows(policy.order(stock, chance())) == [[level]]


def test_without_a_past_there_is_no_safety_stock() -> None:
    policy = policy_of(1)

    assert rows(policy.order(view([[50]]), chance())) == [[150]]


def test_even_chances_need_no_safety_stock() -> None:
    policy = policy_of(1, service_level=0.5)
    stock = replace(view([[0]]), past=lambda: used(50.0, 150.0))

    assert rows(policy.order(stock, chance())) == [[200]]


@pytest.mark.parametrize(("months", "deviation"), [(1, 20.0), (4, 10.0), (0.25, 40.0)])
def test_use_varies_with_the_root_of_the_time(months: float, deviation: float) -> None:
    past = used(100.0 - 200**0.5, 100.0 + 200**0.5, months=months)

    assert past.monthly_deviation.item() == pytest.approx(deviation)
