"""The chance of one replication, drawn once and met by every strategy."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from sim.domain.calendar import Calendar
from sim.domain.demand import DemandDraw
from sim.domain.demand_lines import DemandLines
from sim.engine.setting import Setting
from sim.engine.specialty_draw import SpecialtyDraw, draw_specialty_need
from sim.network.weather import Weather, draw_weather, with_cuts
from sim.rng import Streams

_LINES_IN_MEMORY = 30_000_000

_Work = TypeVar("_Work")


@dataclass
class Draw:
    """Patients and weather of one replication, from the base of the scenario.

    Strategies of one replication share it, and nothing that they do changes it: days are drawn when
    they are first asked for, each from a stream of its own, so that the order of asking plays no
    part. What is kept is memory for speed, and dropped where a draw would not fit.

    References
    ----------
    docs/decisions/001-streams-by-name.md; docs/model.md, section 5, *Random numbers*.
    """

    setting: Setting
    """The base."""

    streams: Streams
    """Every source of chance by its name."""

    _kept: dict[int, DemandLines] = field(default_factory=dict)
    _shared: dict[Hashable, Any] = field(default_factory=dict)
    _checksum: int = 0
    _ticks_summed: int = 0

    mixes_people: bool = field(default=False, kw_only=True)
    """Whether some strategy of the plan brings people together who were not drawn together."""

    @property
    def calendar(self) -> Calendar:
        """The days that are drawn."""
        return self.setting.calendar

    @cached_property
    def demand(self) -> DemandDraw:
        """Who comes for what."""
        return self.setting.demand_model().draw(self.calendar, self.streams)

    @cached_property
    def specialty_need(self) -> SpecialtyDraw:
        """Who needs a specialist, where there are any."""
        return draw_specialty_need(self.setting, self.streams)

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

    def shared(self, key: Hashable, make: Callable[[], _Work]) -> _Work:
        """Return what *make* makes; strategies with the same *key* share it, memory allowing."""
        if not self._fits_in_memory:
            return make()
        if key not in self._shared:
            self._shared[key] = make()
        work: _Work = self._shared[key]
        return work

    @cached_property
    def demand_checksum(self) -> int:
        """Checksum of the base draw of all days: two runs with the same met the same patients.

        It draws what nobody has asked for yet, so it is for the end of a run.
        """
        for tick in range(self._ticks_summed, self.calendar.ticks):
            self.lines(tick)
        return self._checksum

    def _weather(self, setting: Setting) -> Weather:
        return draw_weather(setting.scenario, setting.network, self.calendar, self.streams)

    @cached_property
    def _fits_in_memory(self) -> bool:
        lines_a_year = self.setting.communities.consultations_per_year.sum()
        lines_a_year *= self.setting.scenario.demand.lines_per_consultation
        return bool(lines_a_year * self.calendar.days / 365 < _LINES_IN_MEMORY)

    def lines(self, tick: int) -> DemandLines:
        """Return the prescriptions of *tick*, kept for the next strategy where memory allows."""
        lines = self._kept.get(tick)
        if lines is None:
            lines = self.demand.lines(tick)
            if self._fits_in_memory:
                self._kept[tick] = lines
        if tick == self._ticks_summed:  # summed up as they are asked for: later they may be gone
            self._checksum, self._ticks_summed = lines.checksum(self._checksum), tick + 1
        return lines
