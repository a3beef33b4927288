from dataclasses import replace
from math import isnan, nan

import pytest

from sim.metrics.additional_cost import cost_per_additional_prescription, fieller
from sim.metrics.interval import mean_interval
from sim.metrics.outcome import StrategyOutcome
from tests.builders import outcome

COST = [100.0, 130, 90, 120]
FILLED = [10.0, 12, 9, 13]


def played(cost: float, filled: list[float]) -> StrategyOutcome:
    """Return a strategy whose runs cost and fill so much."""
    one = outcome(("pull",), replications=len(filled)).strategies["pull"]
    known = [{"transport_cost": cost, "prescriptions_complete": each} for each in filled]
    return replace(one, kpis=known)


def test_ratio_is_of_the_means() -> None:
    assert fieller(COST, FILLED).value == pytest.approx(110 / 11)


@pytest.mark.parametrize("end", ["low", "high"])
def test_at_each_end_nothing_is_left_that_can_be_told_from_zero(end: str) -> None:
    limit = getattr(fieller(COST, FILLED, 0.9), end)
    left = mean_interval(
        [cost - limit * filled for cost, filled in zip(COST, FILLED, strict=True)], 0.9
    )

    assert min(abs(left.low), abs(left.high)) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("cost", "filled"),
    [
        (COST, [10.0, -12, 9, 13]),
        (COST, [-10.0, -12, -9, -13]),
        (COST, [0.0, 0, 0, 0]),
        ([100.0], [10.0]),
    ],
    ids=["not sure", "fewer", "as many", "one run"],
)
def test_no_cost_where_it_is_not_certain_that_more_are_filled(
    cost: list[float], filled: list[float]
) -> None:
    assert isnan(fieller(cost, filled).value)


def test_what_saves_as_well_costs_less_than_nothing() -> None:
    found = fieller([-each for each in COST], FILLED)

    assert found.high < 0


def test_it_is_what_the_alternative_costs_and_fills_more() -> None:
    base, other = played(100.0, [50.0, 60, 55]), played(140.0, [60.0, 70, 65])

    assert cost_per_additional_prescription(base, other) == pytest.approx((4, 4, 4, 0.95))


def test_a_cost_that_is_not_defined_is_not_spent() -> None:
    base, other = played(nan, [50.0, 60, 55]), played(40.0, [60.0, 70, 65])

    assert cost_per_additional_prescription(base, other).value == pytest.approx(4)
