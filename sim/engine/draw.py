"""The chance of one replication, drawn once and met by every strategy."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.domain.calendar import Calendar
from sim.domain.demand import DemandDraw
from sim.domain.demand_lines import DemandLines
from sim.engine.setting import Setting
from sim.network.weather import Weather, draw_weather, with_cuts
from sim.rng import Streams

_LINES_IN_MEMORY = 30_000_000


class Presented(NamedTuple):
    """Where the prescriptions of a day are presented."""

    unit: NDArray[np.int64]
    """Facility of each prescription."""

    cell: NDArray[np.int64]
    """Facility × product of each line."""


@dataclass
class Draw:
    """Patients and weather of one replication, from the base of the scenario."""

    setting: Setting
    """The base."""

    streams: Streams
    """Every source of chance by its name."""

    _kept: dict[int, DemandLines] = field(default_factory=dict)
    _presented: dict[bytes, dict[int, Presented]] = field(default_factory=dict)

    @property
    def calendar(self) -> Calendar:
        """The days that are drawn."""
        return self.setting.calendar

    @cached_property
    def demand(self) -> DemandDraw:
        """Who comes for what."""
        return self.setting.demand_model().draw(self.calendar, self.streams)

    @cached_property
    def weather(self) -> Weather:
        """Storms and travel factors on the roads of the base."""
        return self._weather(self.setting)

    def weather_on(self, setting: Setting) -> Weather:
        """Return the same weather on the roads of a strategy, which may have others or cut some."""
        ours, theirs = self.setting.scenario, setting.scenario
        same_roads = setting.network.edges == self.setting.network.edges
        same = same_roads and theirs.network == ours.network and theirs.closures == ours.closures
        weather = self.weather if same else self._weather(setting)
        return with_cuts(weather, theirs, setting.network, self.calendar)

    def presented_in(self, setting: Setting) -> Callable[[int, DemandLines], Presented]:
        """Return what says where the patients of a day go in a strategy.

        Each community goes to the unit that is its own; strategies with the same facilities share
        the work.
        """
        unit_of = np.array([setting.facility_index[name] for name in self.setting.facility_index])
        n_products = len(setting.product_index)
        kept = self._presented.setdefault(unit_of.tobytes(), {})

        def presented(day: int, lines: DemandLines) -> Presented:
            if day not in kept:
                unit = unit_of[lines.community]
                first_cell: NDArray[np.int64] = unit * n_products
                cell = first_cell[lines.prescription] + lines.product.astype(np.int64)
                where = Presented(unit, cell)
                if not self._fits_in_memory:
                    return where
                kept[day] = where
            return kept[day]

        return presented

    @cached_property
    def demand_checksum(self) -> int:
        """Checksum of the base draw of all days."""
        checksum = 0
        for day in range(self.calendar.days):
            checksum = self.lines(day).checksum(checksum)
        return checksum

    def _weather(self, setting: Setting) -> Weather:
        return draw_weather(setting.scenario, setting.network, self.calendar, self.streams)

    @cached_property
    def _fits_in_memory(self) -> bool:
        lines_a_year = self.setting.consultations_per_year.sum()
        lines_a_year *= self.setting.scenario.demand.lines_per_consultation
        return bool(lines_a_year * self.calendar.days / 365 < _LINES_IN_MEMORY)

    def lines(self, day: int) -> DemandLines:
        """Return the prescriptions of *day*, kept for the next strategy where memory allows."""
        lines = self._kept.get(day)
        if lines is None:
            lines = self.demand.lines(day)
            if self._fits_in_memory:
                self._kept[day] = lines
        return lines
