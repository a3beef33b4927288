"""Shelves day by day, for looking at one run: a few products, and how many keys are out."""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import PASSAGES, VEN_CLASSES, table
from sim.engine.fleet import FleetPool
from sim.engine.replenisher import Replenisher
from sim.engine.rows import closure_rows
from sim.engine.setting import Setting
from sim.engine.stock import Stock
from sim.engine.traced_ways import TracedWays
from sim.network.weather import Weather


class Trace:
    """Follows the facilities and products that the scenario names, and what is out everywhere.

    It watches, and changes nothing: a traced run has the results of one that is not. Replication 0
    of every strategy is traced.

    Parameters
    ----------
    setting
        The strategy; its `trace` names facilities and products.
    stock
        Shelves of all.
    replenishers
        All programmes, for what they estimate.
    pools
        All fleets: from here on, every road that they drive is written down.
    weather
        Of which closures are written down.
    """

    def __init__(
        self,
        setting: Setting,
        stock: Stock,
        replenishers: list[Replenisher],
        *,
        pools: Mapping[str, FleetPool],
        weather: Weather,
    ) -> None:
        named = setting.scenario.trace
        self._weather = weather
        self._passages: list[tuple[int | float, ...]] = []
        for pool in pools.values():
            pool.roads = TracedWays(pool.roads, self._passages)
        self._stock = stock
        self._first_day = setting.first_day
        self._rows = [setting.facility_index[name] for name in named.facilities]
        self._columns = [setting.product_index[key] for key in named.products]
        self._replenishers = replenishers
        self._on_hand: list[NDArray[np.int64]] = []
        self._consumption: list[NDArray[np.float64]] = []
        # behind the facilities are the shelves of stores, at which nobody is served
        self._kept = setting.expected_month[: len(setting.scenario.facilities)] > 0
        ven = np.array([product.ven for product in setting.scenario.products.values()])
        self._of_class = [np.flatnonzero(ven == each) for each in VEN_CLASSES]
        self._keys_out: list[NDArray[np.int64]] = []

    def note(self, day: int) -> None:
        """Write the stock and the estimates of *day* down, once it is measured.

        In the morning, before patients come: the stock is that of 08:00.
        """
        if day < self._first_day:
            return
        cells = np.ix_(self._rows, self._columns)
        self._on_hand.append(self._stock.on_hand[cells])
        estimate = np.zeros_like(self._stock.on_hand, dtype=float)
        for each in self._replenishers:
            estimate[np.ix_(each.block.rows, each.block.columns)] = each.history.monthly
        self._consumption.append(estimate[cells])
        is_out = self._kept & (self._stock.on_hand[: len(self._kept)] == 0)
        self._keys_out.append(np.stack([is_out[:, each].sum(axis=1) for each in self._of_class], 1))

    def rows(self) -> dict[str, NDArray[Any]]:
        """Return what the records of a traced run have beside those of others.

        `trace` and `trace_consumption` are days measured × facilities × products of the trace,
        `keys_out` days measured × facilities × classes; passages and closures are tables.
        """
        last_day = self._first_day + len(self._on_hand)
        shape = len(self._on_hand), len(self._rows), len(self._columns)
        return {
            "trace": np.array(self._on_hand, dtype=np.int64).reshape(shape),
            "trace_consumption": np.array(self._consumption, dtype=float).reshape(shape),
            "keys_out": np.array(self._keys_out, dtype=np.int64),
            "passages": table(PASSAGES, self._driven()),
            "closures": closure_rows(self._weather, self._first_day, last_day),
        }

    def _driven(self) -> list[tuple[int | float, ...]]:
        """Return the roads driven while measured, trip by trip."""
        measured = (row for row in self._passages if row[-1] > self._first_day)
        return sorted(measured, key=itemgetter(0))
