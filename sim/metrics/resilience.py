"""Resilience: how much is lost after a shock, and when the network is back."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import Labels, Records
from sim.metrics.kpi import Kpi
from sim.metrics.ratio import ratios
from sim.scenario.text import Text

AFTER_DAYS = 60
"""Shelves empty some time after a shock has begun: what happens so long after its end is its."""

MOVING_DAYS = 7
"""A week smooths weekdays out, and shows a loss before it has passed."""
RECOVERED_SHARE = 0.95
"""Of what would have been filled without the shocks."""


class Course(NamedTuple):
    """How prescriptions were filled after the first shock, in one run, with the shocks and without.

    Both meet the same patients, storms and supplier failures: what else changes, such as a season,
    is in both. Counted from the first of the shock to 60 days after the end of the last, and on
    until 95 % of `undisturbed` are back: later losses have other causes.
    """

    undisturbed: NDArray[np.float64]
    """Share filled completely over the last 7 days without the shocks, by day; nan without any."""

    filled: NDArray[np.float64]
    """The same with the shocks."""

    lost: int
    """Prescriptions not filled completely more than without the shocks."""

    @property
    def depth(self) -> float:
        """Largest loss of `filled` below `undisturbed`, 0 where there is none.

        As a share: 0.1 are ten points.
        """
        return max(0.0, float(np.nanmax(self.undisturbed - self.filled)))

    @property
    def recovery_days(self) -> float:
        """Days from the first of the shock to the first after the worst with 95 % of `undisturbed`.

        0 where it never fell so low; all days left where it has not come back.
        """
        enough = self.filled >= RECOVERED_SHARE * self.undisturbed
        worst = int(np.nanargmax(self.undisturbed - self.filled))
        if enough[worst]:
            return 0.0
        back = np.flatnonzero(enough[worst:])
        return float(worst + back[0] if back.size else enough.size)


def first_shock_day(labels: Labels) -> int | None:
    """Return the first day of the first shock, from the start of the warm-up.

    None where the strategy has no shocks.
    """
    return int(labels.shock_days[:, 0].min()) if labels.shock_days.size else None


def moving_share(daily: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return which share of the prescriptions of the last 7 days was filled, by day.

    On the first six days over the days that there are; nan where nobody asked.

    Parameters
    ----------
    daily
        Asked for and filled completely, days × 2.
    """
    total = np.concatenate([np.zeros((1, 2)), np.cumsum(daily, axis=0)])
    days = np.arange(1, len(total))
    asked, complete = (total[days] - total[np.maximum(days - MOVING_DAYS, 0)]).T
    return ratios(complete, asked)


def course(records: Records, labels: Labels) -> Course | None:
    """Return the course of one run; none without a shock that begins while it is measured.

    Parameters
    ----------
    records
        With `daily_undisturbed`, which the engine fills where there are shocks.
    """
    first = first_shock_day(labels)
    daily, calm = records.daily.sum(axis=1), records.daily_undisturbed.sum(axis=1)
    if first is None or not 0 <= (start := first - records.first_day) < min(len(daily), len(calm)):
        return None
    undisturbed, filled = moving_share(calm)[start:], moving_share(daily)[start:]
    least = int(labels.shock_days[:, 1].max()) - first + AFTER_DAYS
    days = _days_after(filled >= RECOVERED_SHARE * undisturbed, least)
    if np.isnan(undisturbed[:days] - filled[:days]).all():
        return None
    after = slice(start, start + days)
    lost = _unfilled(daily[after]) - _unfilled(calm[after])
    return Course(undisturbed[:days], filled[:days], lost)


def _unfilled(daily: NDArray[np.int64]) -> int:
    """Return how many prescriptions were not filled completely."""
    asked, complete = daily.sum(axis=0).tolist()
    return int(asked - complete)


def _days_after(enough: NDArray[np.bool_], least: int) -> int:
    """Return *least* days, more where not enough is filled then: to the first with enough."""
    back = np.flatnonzero(enough[least - 1 :])
    return least + int(back[0]) if back.size else enough.size


def shock_depth(records: Records, labels: Labels) -> float:
    """Return the largest loss of prescriptions filled after the first shock: max_t (F₀(t) − F(t)).

    F(t) is the share filled completely at the first attempt in the 7 days up to t, F₀(t) that of
    the same run without the shocks; `Course` says for how long.

    Of one run; mean and interval over replications are of this maximum.
    """
    went = course(records, labels)
    return went.depth if went else float("nan")


def shock_lost_prescriptions(records: Records, labels: Labels) -> float:
    """Return the prescriptions lost to shocks: Σ_t (u(t) − u₀(t)).

    u(t) are the prescriptions of a day that were not filled completely at the first attempt, u₀(t)
    those of the same run without the shocks; negative where fewer were lost.

    References
    ----------
    Bruneau et al. (2003), *Earthquake Spectra* 19(4), eq. 1: loss of resilience as an area.
    """
    went = course(records, labels)
    return float(went.lost) if went else float("nan")


def shock_recovery_days(records: Records, labels: Labels) -> float:
    """Return the days from the first shock until F(t) ≥ 0.95 · F₀(t) again, after the worst day.

    0 where it never fell so low; the days that are left where it has not come back.
    """
    went = course(records, labels)
    return went.recovery_days if went else float("nan")


RESILIENCE = (
    Kpi(
        "shock_depth",
        "share",
        "lower",
        shock_depth,
        Text(es="Mayor caída tras el choque", en="Largest loss after the shock"),
    ),
    Kpi(
        "shock_lost_prescriptions",
        "prescriptions",
        "lower",
        shock_lost_prescriptions,
        Text(es="Recetas perdidas por el choque", en="Prescriptions lost to the shock"),
    ),
    Kpi(
        "shock_recovery_days",
        "days",
        "lower",
        shock_recovery_days,
        Text(es="Días hasta recuperar el 95 %", en="Days to recover 95%"),
    ),
)
"""KPIs of shocks; none is defined where a scenario has no shock."""
