from collections.abc import Sequence

import numpy as np
import pytest

from sim.policies.forecast import PastUse
from sim.policies.forecast.stockout_adjustments import days_in_stock, openlmis, who_msh
from sim.quantities import DAYS_PER_MONTH


def past(used: Sequence[float], days: Sequence[float], days_out: Sequence[float]) -> PastUse:
    """Return periods of one product at one facility."""
    return PastUse(*(np.array(each, dtype=float)[:, None, None] for each in (used, days, days_out)))


def by_openlmis(known: PastUse, *, least: float = 0.3, most: float = np.inf) -> float:
    return float(openlmis(known, least_in_stock=least, correct_at_most=most)[0, 0])


@pytest.mark.parametrize(
    ("days_out", "amc"),
    [
        pytest.param([0, 0, 0], 60, id="always in stock"),
        pytest.param([0, 15, 0], (60 + 120 + 60) / 3, id="half a month out"),
        pytest.param([0, 31, 0], 60, id="a month out does not count"),
        pytest.param([15, 15, 30], 120, id="the months that are known"),
    ],
)
def test_openlmis_corrects_each_period_by_itself(days_out: list[float], amc: float) -> None:
    known = past([60, 60, 60], [31, 30, 31], days_out)

    assert by_openlmis(known) == pytest.approx(amc)


def test_openlmis_divides_long_periods_by_their_months() -> None:
    assert by_openlmis(past([180], [91], [0])) == pytest.approx(60)


def test_openlmis_caps_the_correction_of_each_period() -> None:
    known = past([60, 60], [30, 30], [20, 0])

    assert by_openlmis(known, most=2.0) == pytest.approx((120 + 60) / 2)


@pytest.mark.parametrize(("least", "known"), [(0.3, True), (0.5, False)])
def test_openlmis_cannot_tell_where_no_period_had_stock_for_long(
    least: float, *, known: bool
) -> None:
    assert np.isnan(by_openlmis(past([60], [30], [18]), least=least)) != known


@pytest.mark.parametrize("rule", [days_in_stock, who_msh])
@pytest.mark.parametrize(("days_out", "known"), [([0, 40], True), ([25, 20], False)])
def test_others_look_at_all_periods_together(
    rule: type, days_out: list[float], *, known: bool
) -> None:
    rate = rule(past([60, 0], [30, 30], days_out), least_in_stock=0.3)

    assert np.isnan(rate[0, 0]) != known


def test_who_and_days_in_stock_are_a_day_apart_in_a_thousand() -> None:
    known = past([100], [3 * DAYS_PER_MONTH], [30])
    rates = [rule(known, least_in_stock=0.3)[0, 0] for rule in (days_in_stock, who_msh)]

    assert rates[0] == pytest.approx(rates[1], rel=1e-3)
    assert rates[0] != rates[1]


@pytest.mark.parametrize("days_out", [999, 1000, 1001])
def test_long_stockouts_never_make_use_negative(days_out: float) -> None:
    known = past([100], [1000], [days_out])
    rates = [rule(known, least_in_stock=0.0)[0, 0] for rule in (days_in_stock, who_msh)]

    assert not (np.array(rates) < 0).any()
