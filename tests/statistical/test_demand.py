"""The demand that is drawn has the means, shares and spread that the scenario states.

Every tolerance is 3.9 standard deviations, or a chi-square quantile: with another seed a right
program would fail once in 10,000 times.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pytest
from numpy.typing import ArrayLike, NDArray
from scipy.stats import chi2

from sim.domain.demand import DemandDraw
from sim.domain.demand_lines import ACUTE, REFILL, DemandLines
from tests.unit.domain.worlds import calendar, demand_model, drawn, winter

pytestmark = pytest.mark.statistical

DEVIATIONS = 3.9
ERROR = 1e-4
DAYS, DAYS_PER_YEAR = 365, 365.25
PER_YEAR = (20_000.0, 10_000.0)
LINES, LINES_PER_REFILL, PIECES = 2.4, 2.0, 1.35
REFILLS_PER_PATIENT = DAYS / 30
RATES = (500.0, 300.0, 700.0)
ACUTE_RATES = (500.0, 0.0, 700.0)


@dataclass(frozen=True)
class Year:
    """A year of demand."""

    draw: DemandDraw

    @cached_property
    def days(self) -> list[DemandLines]:
        """Every day of it."""
        return [self.draw.lines(day) for day in range(DAYS)]

    def consultations(self, *, chronic: bool) -> NDArray[np.int64]:
        """Return how many there are on each day."""
        return np.array([np.count_nonzero((day.kind == REFILL) == chronic) for day in self.days])

    def lines(self, *, chronic: bool) -> NDArray[np.int64]:
        """Return how many lines these have on each day."""
        of_line = [(day.kind == REFILL)[day.prescription] == chronic for day in self.days]
        return np.array([np.count_nonzero(each) for each in of_line])

    @property
    def patients(self) -> int:
        """Chronic patients."""
        return self.draw.panel.community.size


@pytest.fixture(scope="module", params=[RATES, ACUTE_RATES], ids=["with refills", "acute only"])
def even_year(request: pytest.FixtureRequest) -> Year:
    """Return a year without seasons."""
    return Year(drawn(demand_model(PER_YEAR, rates=request.param, seasonal=False)))


@pytest.fixture(scope="module")
def winter_year() -> Year:
    """Return a year with a flu season, in units that each have a mix of their own."""
    return Year(drawn(demand_model(PER_YEAR, mix_spread=0.25)))


def assert_shares(counts: ArrayLike, shares: ArrayLike, *, error: float = ERROR) -> None:
    """Fail where the counts of categories are too far from their shares."""
    observed, weight = np.asarray(counts, dtype=float), np.asarray(shares, dtype=float)
    expected = observed.sum() * weight / weight.sum()
    possible = expected > 0
    distance = ((observed - expected)[possible] ** 2 / expected[possible]).sum()

    assert observed[~possible].sum() == 0
    assert distance < chi2.isf(error, np.count_nonzero(possible) - 1)


def test_people_come_as_often_as_stated(even_year: Year) -> None:
    """Acute consultations are Poisson; patients round to half a one, and come 12 or 13 times."""
    acute = even_year.consultations(chronic=False).sum()
    refills = even_year.consultations(chronic=True).sum()
    deviation = np.sqrt(acute + even_year.patients / 4)

    assert acute + refills == pytest.approx(
        sum(PER_YEAR) * DAYS / DAYS_PER_YEAR, abs=DEVIATIONS * deviation + REFILLS_PER_PATIENT
    )


def test_a_consultation_has_as_many_lines_as_stated_refills_included(even_year: Year) -> None:
    """A patient's lines, with variance 1, recur all year; acute ones vary by below 1.6."""
    acute = even_year.consultations(chronic=False).sum()
    everyone = acute + even_year.consultations(chronic=True).sum()
    lines = even_year.lines(chronic=False).sum() + even_year.lines(chronic=True).sum()
    variance = acute * 1.6 + even_year.patients * REFILLS_PER_PATIENT**2

    assert lines / everyone == pytest.approx(LINES, abs=DEVIATIONS * np.sqrt(variance) / everyone)


def test_refills_have_the_chronic_share_of_all_lines() -> None:
    """The squared lines of an acute consultation are below 8 on average."""
    year = Year(drawn(demand_model(PER_YEAR, seasonal=False)))
    acute, refills = (year.lines(chronic=chronic).sum() for chronic in (False, True))
    of_refills = year.patients * REFILLS_PER_PATIENT**2
    of_acute = year.consultations(chronic=False).sum() * 8.0
    deviation = np.sqrt(0.8**2 * of_refills + 0.2**2 * of_acute) / (acute + refills)

    assert refills / (acute + refills) == pytest.approx(0.2, abs=DEVIATIONS * deviation)


def test_acute_lines_have_as_many_pieces_as_stated(even_year: Year) -> None:
    is_acute = [(day.kind == ACUTE)[day.prescription] for day in even_year.days]
    pieces = np.concatenate(
        [day.quantity[acute] for day, acute in zip(even_year.days, is_acute, strict=True)]
    )
    deviation = np.sqrt((PIECES - 1) / pieces.size)

    assert pieces.mean() == pytest.approx(PIECES, abs=DEVIATIONS * deviation)


@pytest.mark.parametrize(("field", "mean"), [("quantity", PIECES), ("lines", LINES_PER_REFILL)])
def test_refills_have_as_many_lines_and_pieces_as_stated(field: str, mean: float) -> None:
    panel = drawn(demand_model((400_000.0,))).panel
    values = np.diff(panel.first_line) if field == "lines" else panel.quantity
    deviation = np.sqrt((mean - 1) / values.size)

    assert values.mean() == pytest.approx(mean, abs=DEVIATIONS * deviation)


def test_first_refills_are_spread_over_the_interval() -> None:
    panel = drawn(demand_model((400_000.0,))).panel

    assert_shares(np.bincount(panel.phase, minlength=30), np.ones(30))


@pytest.mark.parametrize("community", [0, 1])
def test_products_have_their_share_of_each_month(winter_year: Year, community: int) -> None:
    weights = winter_year.draw.weights[community] * [1, 0, 1]

    for month in range(12):
        counts = np.zeros(3)
        for day in np.flatnonzero(winter_year.draw.calendar.months == month + 1):
            lines = winter_year.days[day]
            here = lines.community[lines.prescription] == community
            acute = (lines.kind == ACUTE)[lines.prescription]
            counts += np.bincount(lines.product[here & acute], minlength=3)

        assert_shares(counts, weights * winter()[month], error=ERROR / 12)


def test_months_have_their_share_of_the_year() -> None:
    year = Year(drawn(demand_model(PER_YEAR)))
    months = year.draw.calendar.months
    counts = np.bincount(months, weights=year.consultations(chronic=False))[1:]
    level = winter() @ ACUTE_RATES

    assert_shares(counts, level * np.bincount(months)[1:])


def test_weekdays_have_their_weights() -> None:
    weights = (3.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.0)
    year = Year(drawn(demand_model(PER_YEAR, seasonal=False, weekday_weights=weights)))
    weekdays = year.draw.calendar.weekdays
    counts = np.bincount(weekdays, weights=year.consultations(chronic=False))

    assert_shares(counts, np.array(weights) * np.bincount(weekdays))


@pytest.mark.parametrize("dispersion", [0.0, 0.05, 0.5])
def test_daily_consultations_are_negative_binomial(dispersion: float) -> None:
    """The variance of n such numbers has the SD σ² √((2 + κ)/n), κ = 6 × dispersion + 1/σ²."""
    on, mean, communities = calendar(30), 20.0, 400
    model = demand_model(
        (mean * DAYS_PER_YEAR,) * communities,
        rates=ACUTE_RATES,
        seasonal=False,
        lines_per_consultation=1.0,
        dispersion=dispersion,
        on=on,
    )
    draw = drawn(model, on=on)
    counts = np.array(
        [np.bincount(draw.lines(day).community, minlength=communities) for day in range(30)]
    )
    variance = mean + dispersion * mean**2
    spread = np.sqrt((2 + 6 * dispersion + 1 / variance) / counts.size)

    assert counts.mean() == pytest.approx(mean, abs=DEVIATIONS * np.sqrt(variance / counts.size))
    assert counts.var() == pytest.approx(variance, rel=DEVIATIONS * spread)


def test_units_differ_by_the_stated_spread_and_not_on_average() -> None:
    model = demand_model((100.0,) * 3000, mix_spread=0.25)
    factors = drawn(model).weights / model.weights
    deviation = np.sqrt((np.exp(0.25**2) - 1) / factors.size)

    assert factors.mean() == pytest.approx(1, abs=DEVIATIONS * deviation)
    assert np.log(factors).std() == pytest.approx(0.25, rel=DEVIATIONS / np.sqrt(2 * factors.size))
