"""What a programme knows of past use: its look-back and its estimate of an average month."""

from collections import deque
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.engine.block import Block
from sim.engine.stock import Stock
from sim.policies.forecast import AverageConsumption, PastUse
from sim.quantities import DAYS_PER_MONTH

_LEAST_PERIOD_DAYS = 25
_DAYS_PER_YEAR = 12 * DAYS_PER_MONTH
_PERIODS_PER_YEAR = 16
"""As many of at least 25 days as may begin in a year, and one that the year began within."""


class _Period(NamedTuple):
    end: float
    used: NDArray[np.float64]
    days: float
    days_out: NDArray[np.float64]


class ConsumptionHistory:
    """Use by review period; the estimate moves when a period closes.

    A review closes a period only when it is at least 25 days old, so that a daily review looks
    back over months and not over days.
    """

    def __init__(
        self, rule: AverageConsumption, block: Block, expected_month: NDArray[np.float64]
    ) -> None:
        self._rule = rule
        self._block = block
        nothing_out = np.zeros_like(expected_month)
        kept = rule.look_back + (_PERIODS_PER_YEAR if rule.season == "last_year" else 0)
        self._periods = deque(
            (
                _Period(-months_ago * DAYS_PER_MONTH, expected_month, DAYS_PER_MONTH, nothing_out)
                for months_ago in reversed(range(kept))
            ),
            maxlen=kept,
        )
        self._closed_day = 0
        self._used = nothing_out
        self._days_out = nothing_out
        self.monthly = expected_month
        """Average monthly consumption as estimated now, by cell of the block."""

        self.past: PastUse | None = None
        """The periods that it was estimated from; none before the first has closed."""

    def close(self, day: int, stock: Stock) -> None:
        """Close the period that ends with *day*, if it is long enough, and estimate anew."""
        if day - self._closed_day < _LEAST_PERIOD_DAYS:
            return
        counted = stock.issued if self._rule.source == "issues" else stock.wanted
        used, out = (self._block.of(part).astype(float) for part in (counted, stock.days_out))
        self._periods.append(
            _Period(day, used - self._used, day - self._closed_day, out - self._days_out)
        )
        self._used, self._days_out, self._closed_day = used, out, day
        periods = self._looked_at(day)
        past = PastUse(
            used=[period.used for period in periods],
            days=[period.days for period in periods],
            days_out=[period.days_out for period in periods],
        )
        self.past = past
        self.monthly = self._rule.estimate(past, previous=self.monthly)

    def _looked_at(self, day: int) -> list[_Period]:
        """Return the periods of the look-back: the last ones, or those that began a year ago."""
        periods, length = list(self._periods), self._rule.look_back
        if self._rule.season == "none":
            return periods
        ago = [abs(period.end - period.days - (day - _DAYS_PER_YEAR)) for period in periods]
        first = min(ago.index(min(ago)), len(periods) - length)
        return periods[first : first + length]
