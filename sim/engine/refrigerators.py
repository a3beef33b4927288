"""The refrigerators of facilities: on some days one fails, and a part of what it holds is lost."""

from collections import defaultdict

import numpy as np

from sim.engine.setting import Setting
from sim.engine.stock import Stock
from sim.rng import Streams
from sim.scenario.cold_chain import ColdStorage


class Refrigerators:
    """Those of all facilities; when they fail does not depend on what is done.

    Failures of the whole run are drawn at the start, a number for each facility and day: with a
    higher chance the same days fail and others too.

    Parameters
    ----------
    rule
        The chance of a day, and the share that a failure spoils.
    setting
        The strategy, for which products are cold.
    stock
        Shelves of all.
    streams
        Chance (stream `cold storage`).

    References
    ----------
    docs/model.md, section 2.4, *Cold chain*.
    """

    def __init__(
        self, rule: ColdStorage, *, setting: Setting, stock: Stock, streams: Streams
    ) -> None:
        self._stock = stock
        products = setting.scenario.products.values()
        self._loss = np.array([rule.loss * item.cold_chain for item in products])
        facilities = np.arange(len(setting.facilities))
        days = np.arange(setting.calendar.days)[:, None]
        chances = streams.uniform("cold storage", facilities, days)
        self._failing: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for day, facility in np.argwhere(chances < rule.per_day).tolist():
            # below its bound, the same number is again even between 0 and 1
            rounding = float(chances[day, facility]) / rule.per_day
            self._failing[day].append((facility, rounding))

    def check(self, day: int) -> None:
        """Throw away what the failures of *day* spoil of what is on hand at 08:00.

        A share of each cold product, rounded up or down by the chance of that failure, so that many
        small shelves lose as much as a large one.
        """
        for facility, rounding in self._failing.get(day, ()):
            on_hand = self._stock.on_hand[facility]
            spoiled = np.floor(on_hand * self._loss + rounding).astype(np.int64)
            self._stock.spoil_on_shelf(facility, np.minimum(spoiled, on_hand))
