"""Resilience: how much is lost after a shock, and when the network is back."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import Labels, Records
from sim.metrics.kpi import Kpi
from sim.metrics.ratio import ratio, ratios
from sim.scenario.text import Text

BEFORE_DAYS = 28
AFTER_DAYS = 60
"""Shelves empty some time after a shock has begun: what happens so long after its end is its."""

MOVING_DAYS = 7
RECOVERED_SHARE = 0.95


class Course(NamedTuple):
    """How prescriptions were filled before the first shock and after it, in one run.

    After it is the time to 60 days after the end of the last shock, and on until 95 % of `before`
    are back: later losses have other causes.
    """

    before: float
    """Share filled completely in the 28 days measured before it, or in as many as there are."""

    filled: NDArray[np.float64]
    """The same over the last 7 days, by day after; nan without any."""

    lost: float
    """Prescriptions that would have been filled after, had the share stayed."""

    @property
    def depth(self) -> float:
        """Largest loss of `filled` below `before`, 0 where there is none."""
        return max(0.0, float(np.nanmax(self.before - self.filled)))

    @property
    def recovery_days(self) -> float:
        """Days from the first of the shock to the first after the worst with 95 % of `before`.

        0 where it never fell so low; all days left where it has not come back.
        """
        enough = self.filled >= RECOVERED_SHARE * self.before
        worst = int(np.nanargmin(self.filled))
        if enough[worst]:
            return 0.0
        back = np.flatnonzero(enough[worst:])
        return float(worst + back[0] if back.size else enough.size)


def first_shock_day(labels: Labels) -> int | None:
    """Return the first day of the first shock, from the start of the warm-up."""
    return int(labels.shock_days[:, 0].min()) if labels.shock_days.size else None


def moving_share(daily: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return which share of the prescriptions of the last 7 days was filled, by day.

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

    A shock on the first day measured has nothing before it to be compared with.
    """
    first = first_shock_day(labels)
    daily = records.daily.sum(axis=1)
    if first is None or not 0 < (start := first - records.first_day) < len(daily):
        return None
    asked, complete = daily[max(0, start - BEFORE_DAYS) : start].sum(axis=0)
    before, filled = ratio(complete, asked), moving_share(daily)[start:]
    least = int(labels.shock_days[:, 1].max()) - first + AFTER_DAYS
    days = _days_after(filled >= RECOVERED_SHARE * before, least)
    if np.isnan(before) or np.isnan(filled[:days]).all():
        return None
    asked, complete = daily[start : start + days].sum(axis=0)
    return Course(before, filled[:days], float(before * asked - complete))


def _days_after(enough: NDArray[np.bool_], least: int) -> int:
    """Return *least* days, more where not enough is filled then: to the first with enough."""
    back = np.flatnonzero(enough[least - 1 :])
    return least + int(back[0]) if back.size else enough.size


def shock_depth(records: Records, labels: Labels) -> float:
    """Return the largest loss of prescriptions filled after the first shock: max_t (F₀ − F_t).

    F₀ is the share filled completely at the first attempt in the 28 days before, F_t that of the
    7 days up to t; `Course` says for how long. Being the largest of many, it is above 0 by chance.
    """
    went = course(records, labels)
    return went.depth if went else float("nan")


def shock_lost_prescriptions(records: Records, labels: Labels) -> float:
    """Return the prescriptions lost to shocks: F₀ · Σ_t asked(t) − Σ_t complete(t).

    The area between the level before and what followed; negative where more was filled. What else
    changes in that time, such as a season, is in it under all strategies.

    References
    ----------
    Bruneau et al. (2003), *Earthquake Spectra* 19(4), eq. 1: loss of resilience as an area.
    """
    went = course(records, labels)
    return went.lost if went else float("nan")


def shock_recovery_days(records: Records, labels: Labels) -> float:
    """Return the days from the first shock until F_t ≥ 0.95 · F₀ again, after the worst day.

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
