from typing import Literal

import numpy as np
import pytest
from pydantic import ValidationError

from sim.policies.forecast import AverageConsumption
from sim.quantities import DAYS_PER_MONTH

QUARTER = 3 * DAYS_PER_MONTH


def estimated(
    used: float,
    *,
    days_out: float = 0.0,
    adjustment: Literal["none", "days_in_stock"] = "days_in_stock",
    days: float = QUARTER,
    least_in_stock: float = 0.3,
) -> float:
    """Return pieces a month, where the estimate before was 77."""
    rule = AverageConsumption(adjustment=adjustment, least_in_stock=least_in_stock)
    estimate = rule.estimate(
        used=np.array([[used]]),
        days=days,
        days_out=np.array([[days_out]]),
        previous=np.array([[77.0]]),
    )
    return float(estimate[0, 0])


@pytest.mark.parametrize("adjustment", ["none", "days_in_stock"])
@pytest.mark.parametrize(("days", "amc"), [(QUARTER, 100.0), (DAYS_PER_MONTH, 300.0)])
def test_use_is_spread_over_the_look_back(
    adjustment: Literal["none", "days_in_stock"], days: float, amc: float
) -> None:
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
    adjustment: Literal["none", "days_in_stock"],
) -> None:
    assert estimated(0, adjustment=adjustment) == 0


def test_each_facility_and_product_is_estimated_apart() -> None:
    estimate = AverageConsumption().estimate(
        used=np.array([[30.0, 60.0], [0.0, 30.0]]),
        days=100.0,
        days_out=np.array([[0.0, 50.0], [100.0, 0.0]]),
        previous=np.array([[1.0, 2.0], [3.0, 4.0]]),
    )

    assert estimate / DAYS_PER_MONTH == pytest.approx(
        np.array([[0.3, 1.2], [3 / DAYS_PER_MONTH, 0.3]])
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [("look_back", 0), ("source", "sales"), ("adjustment", "trend"), ("least_in_stock", 1.5)],
)
def test_what_makes_no_sense_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValidationError, match=field):
        AverageConsumption.model_validate({field: value})
