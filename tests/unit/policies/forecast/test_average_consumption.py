from typing import Literal

import numpy as np
import pytest
from pydantic import ValidationError

from sim.policies.forecast import AverageConsumption, PastUse
from sim.quantities import DAYS_PER_MONTH

QUARTER = 3 * DAYS_PER_MONTH
Adjustment = Literal["none", "days_in_stock", "who_msh", "openlmis"]


def estimated(
    used: float,
    *,
    days_out: float = 0.0,
    days: float = QUARTER,
    previous: float = 77.0,
    **rule: object,
) -> float:
    """Return pieces a month, where the estimate before was 77 if not said otherwise."""
    past = one_period(used, days, days_out)
    estimate = AverageConsumption.model_validate(rule).estimate(
        past, previous=np.array([[previous]])
    )
    return float(estimate[0, 0])


def one_period(used: float, days: float, days_out: float) -> PastUse:
    return PastUse(*(np.array([[[number]]]) for number in (used, days, days_out)))


@pytest.mark.parametrize("adjustment", ["none", "days_in_stock", "who_msh", "openlmis"])
@pytest.mark.parametrize(("days", "amc"), [(QUARTER, 100.0), (DAYS_PER_MONTH, 300.0)])
def test_use_is_spread_over_the_look_back(adjustment: Adjustment, days: float, amc: float) -> None:
    assert estimated(300, days=days, adjustment=adjustment) == pytest.approx(amc)


def test_unadjusted_use_is_divided_by_all_days() -> None:
    assert estimated(300, days_out=QUARTER / 2, adjustment="none") == pytest.approx(100)


def test_adjusted_use_is_divided_by_the_days_in_stock() -> None:
    assert estimated(300, days_out=QUARTER / 2) == pytest.approx(200)


@pytest.mark.parametrize(
    ("share_out", "known"),
    [(0.69, True), (0.7, True), (0.71, False), (1.0, False), (1.2, False)],
)
def test_the_estimate_before_is_kept_where_stock_was_there_too_rarely(
    share_out: float,
    known: bool,  # noqa: FBT001 - a column of the table
) -> None:
    amc = estimated(30, days=100.0, days_out=share_out * 100.0)

    assert (amc != 77) is known


@pytest.mark.parametrize(("days_out", "amc"), [(99.0, 30 * DAYS_PER_MONTH), (99.5, 77.0)])
def test_at_least_one_day_in_stock_is_needed(days_out: float, amc: float) -> None:
    assert estimated(30, days=100.0, days_out=days_out, least_in_stock=0.0) == pytest.approx(amc)


@pytest.mark.parametrize("adjustment", ["none", "days_in_stock"])
def test_no_use_of_what_was_there_is_no_need(
    adjustment: Adjustment,
) -> None:
    assert estimated(0, adjustment=adjustment) == 0


def test_each_facility_and_product_is_estimated_apart() -> None:
    used, days_out = np.array([[30.0, 60.0], [0.0, 30.0]]), np.array([[0.0, 50.0], [100.0, 0.0]])
    past = PastUse(used[None], np.full((1, 2, 1), 100.0), days_out[None])
    estimate = AverageConsumption().estimate(past, previous=np.array([[1.0, 2.0], [3.0, 4.0]]))

    assert estimate / DAYS_PER_MONTH == pytest.approx(
        np.array([[0.3, 1.2], [3 / DAYS_PER_MONTH, 0.3]])
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("season", "next_year"),
        ("correct_at_most", 0.9),
        ("least_month", -1),
        ("look_back", 0),
        ("source", "sales"),
        ("adjustment", "trend"),
        ("least_in_stock", 1.5),
    ],
)
def test_what_makes_no_sense_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValidationError, match=field):
        AverageConsumption.model_validate({field: value})


@pytest.mark.parametrize(
    ("adjustment", "days_out", "amc"),
    [
        pytest.param("days_in_stock", 45.65625, 200.0, id="half the days"),
        pytest.param("who_msh", 45.6, 200.0, id="1.5 of 3 months at 30.4 days"),
        pytest.param("who_msh", 60.8, 300.0, id="2 of 3 months"),
        pytest.param("openlmis", 45.0, 200.0, id="45 of 90 days"),
        pytest.param("openlmis", 60.0, 300.0, id="60 of 90 days"),
    ],
)
def test_use_is_corrected_by_the_published_formulas(
    adjustment: Adjustment, days_out: float, amc: float
) -> None:
    assert estimated(300, days_out=days_out, adjustment=adjustment) == pytest.approx(amc)


@pytest.mark.parametrize("adjustment", ["days_in_stock", "who_msh", "openlmis"])
def test_a_correction_is_capped(adjustment: Adjustment) -> None:
    capped = estimated(300, days_out=60, adjustment=adjustment, correct_at_most=1.5)
    below = estimated(300, days_out=10, adjustment=adjustment, correct_at_most=1.5)

    assert capped == pytest.approx(150)
    assert below == pytest.approx(estimated(300, days_out=10, adjustment=adjustment))


@pytest.mark.parametrize("adjustment", ["days_in_stock", "who_msh", "openlmis"])
def test_what_was_out_too_long_keeps_its_estimate_under_a_cap_too(adjustment: Adjustment) -> None:
    assert estimated(3, days_out=90, adjustment=adjustment, correct_at_most=2.0) == 77


@pytest.mark.parametrize("adjustment", ["none", "days_in_stock", "who_msh", "openlmis"])
@pytest.mark.parametrize(("used", "amc"), [(0, 2.5), (3, 2.5), (300, 100)])
def test_a_least_month_is_believed_of_what_nobody_asks_for(
    adjustment: Adjustment, used: float, amc: float
) -> None:
    assert estimated(used, adjustment=adjustment, least_month=2.5) == pytest.approx(amc)


def test_a_product_that_is_not_kept_has_no_least_month() -> None:
    assert estimated(0, least_month=2.5, previous=0) == 0
