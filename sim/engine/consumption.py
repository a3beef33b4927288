"""What a programme knows of past use: its look-back and its estimate of an average month."""

from collections import deque
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.engine.block import Block
from sim.engine.stock import Stock
from sim.policies.forecast import AverageConsumption
from sim.quantities import DAYS_PER_MONTH

_LEAST_PERIOD_DAYS = 25


class _Period(NamedTuple):
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
        month = _Period(expected_month, DAYS_PER_MONTH, nothing_out)
        self._periods = deque([month] * rule.look_back, maxlen=rule.look_back)
        self._closed_day = 0
        self._used = nothing_out
        self._days_out = nothing_out
        self.monthly = expected_month
        """Average monthly consumption as estimated now, by cell of the block."""

    def close(self, day: int, stock: Stock) -> None:
        """Close the period that ends with *day*, if it is long enough, and estimate anew."""
        if day - self._closed_day < _LEAST_PERIOD_DAYS:
            return
        counted = stock.issued if self._rule.source == "issues" else stock.wanted
        used, out = (self._block.of(part).astype(float) for part in (counted, stock.days_out))
        self._periods.append(
            _Period(used - self._used, day - self._closed_day, out - self._days_out)
        )
        self._used, self._days_out, self._closed_day = used, out, day
        self.monthly = self._rule.estimate(
            used=np.sum([period.used for period in self._periods], axis=0),
            days=sum(period.days for period in self._periods),
            days_out=np.sum([period.days_out for period in self._periods], axis=0),
            previous=self.monthly,
        )
