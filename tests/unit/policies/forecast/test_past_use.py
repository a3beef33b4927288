from collections.abc import Sequence

import numpy as np
import pytest

from sim.policies.forecast.past_use import PastUse
from sim.quantities import DAYS_PER_MONTH


def past(
    used: Sequence[float], days: Sequence[float], days_out: Sequence[float] | None = None
) -> PastUse:
    """Return periods of one product at one facility."""
    out = days_out or [0] * len(used)
    return PastUse(*(np.array(each, dtype=float)[:, None, None] for each in (used, days, out)))


def two_facilities() -> PastUse:
    """Return two periods, two facilities, two products; the facilities reported on other days."""
    return PastUse(
        used=np.array([[[10.0, 20], [30, 40]], [[1, 2], [3, 4]]]),
        days=np.array([[[30.0], [28]], [[31], [35]]]),
        days_out=np.array([[[0.0, 5], [28, 0]], [[0, 31], [40, 1]]]),
    )


def test_periods_add_up_by_facility_and_product() -> None:
    known = two_facilities()

    assert known.all_used.tolist() == [[11, 22], [33, 44]]
    assert known.all_days.tolist() == [[61], [63]]


def test_days_in_stock_are_never_less_than_none() -> None:
    """A card may show more days out than there were: a period of 35 days and 40 without."""
    assert two_facilities().days_in_stock.tolist() == [[61, 25], [0, 62]]


@pytest.mark.parametrize(
    ("used", "days", "month"),
    [
        ([60, 60, 60], [30, 30, 30], 60 * DAYS_PER_MONTH / 30),
        ([DAYS_PER_MONTH], [DAYS_PER_MONTH], DAYS_PER_MONTH),
        ([0, 0], [30, 30], 0),
        ([10, 90], [10, 90], DAYS_PER_MONTH),
        ([28], [28], DAYS_PER_MONTH),
    ],
    ids=["three periods", "a month", "nothing", "periods by their length", "four weeks"],
)
def test_unadjusted_use_is_that_of_a_month_of_all_days(
    used: list[float], days: list[float], month: float
) -> None:
    assert past(used, days).unadjusted[0, 0] == pytest.approx(month)


def test_unadjusted_use_counts_days_without_stock() -> None:
    assert past([60], [30], [15]).unadjusted == past([60], [30]).unadjusted


def test_use_that_is_always_the_same_has_no_spread() -> None:
    assert past([60, 60, 60], [30, 30, 30]).monthly_deviation[0, 0] == 0


def test_the_spread_of_months_is_that_of_a_sample() -> None:
    months = past([40, 60, 80], [DAYS_PER_MONTH] * 3)

    assert months.monthly_deviation[0, 0] == pytest.approx(np.std([40, 60, 80], ddof=1))


def test_of_one_period_no_spread_is_known() -> None:
    assert past([60], [30]).monthly_deviation[0, 0] == 0


def test_of_four_times_the_time_use_spreads_twice_as_much() -> None:
    short = past([40, 60, 80], [10] * 3)
    long = past([140, 180, 220], [40] * 3)

    assert short.monthly_deviation == pytest.approx(long.monthly_deviation)


def test_periods_that_differ_in_length_alone_have_no_spread() -> None:
    assert past([10, 20, 40], [10, 20, 40]).monthly_deviation[0, 0] == pytest.approx(0)


def test_spread_of_unequal_periods_comes_out_on_average() -> None:
    """Poisson use of 4 pieces a day: a month varies with the root of 4 × 30.4375."""
    rng = np.random.Generator(np.random.PCG64DXSM(5))
    days = np.array([20.0, 30, 60])[:, None, None]
    used = rng.poisson(4 * days, (3, 4_000, 1)).astype(float)
    known = PastUse(used, np.broadcast_to(days, (3, 4_000, 1)), np.zeros_like(used))

    assert (known.monthly_deviation**2).mean() == pytest.approx(4 * DAYS_PER_MONTH, rel=0.05)
