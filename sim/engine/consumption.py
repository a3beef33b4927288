"""What a programme knows of past use: its look-back and its estimate of an average month."""

import numpy as np
from numpy.typing import NDArray

from sim.engine.reports import Reports
from sim.policies.forecast import AverageConsumption, PastUse
from sim.quantities import DAYS_PER_MONTH

_LEAST_PERIOD_DAYS = 25
_DAYS_PER_YEAR = 12 * DAYS_PER_MONTH
_PERIODS_PER_YEAR = 16
"""As many of at least 25 days as may begin in a year, and one that the year began within."""


class ConsumptionHistory:
    """Use by period, as far as it was reported; the estimate moves when a period closes.

    A facility's period closes at a review that knows of at least 25 days more, so that a daily
    review looks back over months and not over days. A report that did not come leaves it open: the
    next one closes a longer period.

    Before there is history, all periods are months of expected use, that end on day 0. Arrays are
    of the block of a programme: periods × its facilities × its products.

    Parameters
    ----------
    rule
        How far back is looked, at which use, and how days without stock are made up for.
    expected_month
        What is expected in an average month, by cell of the block, pieces.
    year_days
        Length of a year, for those who look at the months of a year ago.

    References
    ----------
    docs/model.md, section 2.3, *AMC*; the adjustments are in `sim/policies/forecast/`.
    """

    def __init__(
        self,
        rule: AverageConsumption,
        expected_month: NDArray[np.float64],
        *,
        year_days: float = _DAYS_PER_YEAR,
    ) -> None:
        self._rule = rule
        self._year_days = year_days
        kept = rule.look_back + rule.skip + (_PERIODS_PER_YEAR if rule.season == "last_year" else 0)
        facilities = len(expected_month)
        # periods × facilities × products or × 1, the oldest first: months as expected at the start
        self._used = np.repeat(expected_month[None], kept, axis=0)
        self._days_out = np.zeros_like(self._used)
        self._days = np.full((kept, facilities, 1), DAYS_PER_MONTH)
        self._starts = np.empty_like(self._days)
        self._starts[:] = -DAYS_PER_MONTH * np.arange(kept, 0, -1)[:, None, None]
        self._closed_day = np.zeros(facilities, dtype=np.int64)
        self._used_before = np.zeros_like(expected_month)
        self._days_out_before = np.zeros_like(expected_month)
        self.monthly = expected_month
        """Average monthly consumption as estimated now, by cell of the block, pieces in 30.4375
        days. It is replaced and never written into: others may keep what it was."""

    def close(self, reports: Reports) -> None:
        """Close the periods that are known to be long enough, and estimate anew from them.

        Use is the counter of the stock card less what it showed at the last close. Facilities whose
        period stays open keep their estimate.
        """
        days = reports.known_until - self._closed_day
        closing = np.flatnonzero(days >= _LEAST_PERIOD_DAYS)
        if closing.size == 0:
            return
        # all rows are cut as a slice, which is several times faster
        rows = slice(None) if closing.size == days.size else closing
        card = reports.card()
        used = (card.issued if self._rule.source == "issues" else card.wanted).astype(float)[rows]
        days_out = card.days_out.astype(float)[rows]
        for periods, newest in (
            (self._used, np.maximum(used - self._used_before[rows], 0)),  # a count may have erred
            (self._days_out, days_out - self._days_out_before[rows]),
            (self._days, days[rows, None]),
            (self._starts, self._closed_day[rows, None]),
        ):
            periods[:-1, rows] = periods[1:, rows]
            periods[-1, rows] = newest
        self._used_before[rows], self._days_out_before[rows] = used, days_out
        self._closed_day[rows] = reports.known_until[rows]
        self.monthly = self.monthly.copy()
        self.monthly[rows] = self._rule.estimate(self._looked_at(rows), previous=self.monthly[rows])

    def change(self, before: NDArray[np.float64], after: NDArray[np.float64], day: int) -> None:
        """Look back, from the morning of *day* on, as if use had always been expected as *after*.

        *before* and *after* are what is expected in an average month, by cell of the block. A cell
        that nothing was expected of has not been out of stock.
        """
        months = (after - before) / DAYS_PER_MONTH
        self._used = np.maximum(self._used + months * self._days, 0.0)
        self.monthly = np.maximum(self.monthly + (after - before), 0.0)
        open_days = (day - self._closed_day)[:, None]
        self._used_before = self._used_before - months * open_days
        is_new = (before == 0) & (after > 0)
        self._days_out[:, is_new] = 0.0
        self._days_out_before = self._days_out_before + is_new * open_days

    def past(self) -> PastUse:
        """Return the periods of the look-back at all facilities, the oldest first."""
        return self._looked_at(slice(None))

    def _looked_at(self, rows: NDArray[np.int64] | slice) -> PastUse:
        """Return the periods of the look-back: the last ones, or those that began a year ago.

        All rows are given as a slice.
        """
        kept = self._used, self._days, self._days_out
        used, days, days_out = (
            each if isinstance(rows, slice) else each.take(rows, axis=1) for each in kept
        )
        length = self._rule.look_back
        if self._rule.season == "last_year":
            year_ago = self._closed_day[rows] - self._year_days
            ago = np.abs(self._starts[:, rows, 0] - year_ago)
            first = np.minimum(ago.argmin(axis=0), len(self._starts) - length)
            looked_at = first + np.arange(length)[:, None], np.arange(first.size)
            return PastUse(used[looked_at], days[looked_at], days_out[looked_at])
        last = len(self._starts) - self._rule.skip
        back = slice(last - length, last)
        return PastUse(used[back], days[back], days_out[back])
