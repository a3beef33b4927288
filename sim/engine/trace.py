"""Stock of a few products at a few facilities, day by day, for looking at one run."""

import numpy as np
from numpy.typing import NDArray

from sim.engine.replenisher import Replenisher
from sim.engine.setting import Setting
from sim.engine.stock import Stock


class Trace:
    """Follows the facilities and products that the scenario names."""

    def __init__(self, setting: Setting, stock: Stock, replenishers: list[Replenisher]) -> None:
        named = setting.scenario.trace
        self._stock = stock
        self._first_day = setting.first_day
        self._rows = [setting.facility_index[name] for name in named.facilities]
        self._columns = [setting.product_index[key] for key in named.products]
        self._replenishers = replenishers
        self._on_hand: list[NDArray[np.int64]] = []
        self._consumption: list[NDArray[np.float64]] = []

    def note(self, day: int) -> None:
        """Write the stock and the estimates of *day* down, once it is measured."""
        if day < self._first_day:
            return
        cells = np.ix_(self._rows, self._columns)
        self._on_hand.append(self._stock.on_hand[cells])
        estimate = np.zeros_like(self._stock.on_hand, dtype=float)
        for each in self._replenishers:
            estimate[np.ix_(each.block.rows, each.block.columns)] = each.history.monthly
        self._consumption.append(estimate[cells])

    def on_hand(self) -> NDArray[np.int64]:
        """Return stock at opening, days × facilities × products."""
        return np.array(self._on_hand, dtype=np.int64).reshape(self._shape())

    def consumption(self) -> NDArray[np.float64]:
        """Return the average monthly consumption as estimated, of the same shape."""
        return np.array(self._consumption, dtype=float).reshape(self._shape())

    def _shape(self) -> tuple[int, int, int]:
        return len(self._on_hand), len(self._rows), len(self._columns)
