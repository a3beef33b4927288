"""On which days itinerant doctors see patients: once they are there, and their supplies too."""

import numpy as np
from numpy.typing import NDArray

from sim.engine.setting import Setting
from sim.engine.stock import Stock


class Sessions:
    """Begins each visit on the first of its days that finds both; once begun it goes on.

    Parameters
    ----------
    arrives
        First day on which the doctor of each visit is there.
    """

    def __init__(self, setting: Setting, stock: Stock, arrives: NDArray[np.int64]) -> None:
        self._setting = setting
        self._stock = stock
        self._arrives = arrives
        visits = setting.visits
        self._first_days = np.array([visit.first_day for visit in visits], dtype=np.int64)
        self._last_days = np.array([visit.last_day for visit in visits], dtype=np.int64)
        self._has_begun = np.zeros(len(visits), dtype=np.bool_)
        self._products = {
            name: setting.weights_of(specialty.mix) > 0
            for name, specialty in setting.scenario.itinerants.specialties.items()
        }
        self.has_basket = np.zeros(len(visits), dtype=np.bool_)
        """Whether all products of the specialty lay on the shelf on the morning on which each visit
        began, or on its last one where it never did."""

        self.lost_to_roads = np.zeros(len(visits), dtype=np.int64)
        """Days of each visit on which the doctor was still on the way."""

        self.lost_to_supplies = np.zeros(len(visits), dtype=np.int64)
        """Days of each visit on which the doctor was there and had too little to begin."""

    def on(self, day: int) -> list[int]:
        """Return the visits that see patients on *day*; asked each morning, before patients come.

        Begins those that can be begun, and counts the day as lost to the others.
        """
        today = np.flatnonzero((self._first_days <= day) & (day <= self._last_days)).tolist()
        for number in today:
            if not self._has_begun[number]:
                self._try_to_begin(number, day)
        return [number for number in today if self._has_begun[number]]

    def _try_to_begin(self, number: int, day: int) -> None:
        visit = self._setting.visits[number]
        shelf = self._stock.on_hand[self._setting.visited[number]]
        is_there = shelf[self._products[visit.specialty]] > 0
        needs = self._setting.scenario.itinerants.specialties[visit.specialty].needs_supplies
        self.has_basket[number] = is_there.all()
        if day < self._arrives[number]:
            self.lost_to_roads[number] += 1
        elif is_there.sum() < needs * is_there.size:
            self.lost_to_supplies[number] += 1
        else:
            self._has_begun[number] = True
