"""Average monthly consumption of every facility and product, estimated in a loop."""

from collections import deque

from benchmarks.plain_simpy.shelves import Shelves
from sim.policies.forecast import AverageConsumption
from sim.quantities import DAYS_PER_MONTH

_LEAST_PERIOD_DAYS = 25


class Consumption:
    """The stock cards of one programme."""

    def __init__(
        self, rule: AverageConsumption, expected_month: dict[tuple[int, int], float]
    ) -> None:
        known = AverageConsumption(
            source=rule.source,
            look_back=rule.look_back,
            adjustment=rule.adjustment,
            least_in_stock=rule.least_in_stock,
        )
        if rule != known or rule.adjustment not in {"none", "days_in_stock"}:
            raise NotImplementedError(f"the plain model knows no estimate such as {rule}")
        self._rule = rule
        self.monthly = expected_month
        """Average monthly consumption as estimated now, by facility and product."""
        self._used = {
            cell: deque([expected] * rule.look_back, maxlen=rule.look_back)
            for cell, expected in expected_month.items()
        }
        self._days_out = {
            cell: deque([0] * rule.look_back, maxlen=rule.look_back) for cell in expected_month
        }
        self._days = deque([DAYS_PER_MONTH] * rule.look_back, maxlen=rule.look_back)
        self._closed_day = 0
        self._used_before = dict.fromkeys(expected_month, 0)
        self._days_out_before = dict.fromkeys(expected_month, 0)

    def close(self, day: int, shelves: Shelves) -> None:
        """Estimate anew if the last period is long enough."""
        if day - self._closed_day < _LEAST_PERIOD_DAYS:
            return
        counted = shelves.issued if self._rule.source == "issues" else shelves.wanted
        self._days.append(float(day - self._closed_day))
        self._closed_day = day
        for cell in self.monthly:
            facility, product = cell
            used, out = counted[facility][product], shelves.days_out[facility][product]
            self._used[cell].append(float(used - self._used_before[cell]))
            self._days_out[cell].append(out - self._days_out_before[cell])
            self._used_before[cell], self._days_out_before[cell] = used, out
        days = sum(self._days)
        self.monthly = {cell: self._estimate(cell, days) for cell in self.monthly}

    def _estimate(self, cell: tuple[int, int], days: float) -> float:
        used = sum(self._used[cell])
        if self._rule.adjustment == "none":
            return used * (DAYS_PER_MONTH / days)
        in_stock = max(days - sum(self._days_out[cell]), 0)
        if in_stock < max(self._rule.least_in_stock * days, 1.0):
            return self.monthly[cell]
        return used * DAYS_PER_MONTH / max(in_stock, 1)
