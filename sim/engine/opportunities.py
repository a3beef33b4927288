"""When a supplier gets to the facilities that it may visit."""

from functools import cached_property
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sim.engine.setting import Setting
from sim.rng import Streams
from sim.scenario.supply import Opportunities

_NAMES = 1 << 32


class VisitsOfSupplier:
    """The days on which one supplier gets to each facility, drawn by facility and day.

    The same chance is met by a supplier who comes more often: it makes the same visits and others.
    Days on which it could come are every so many; on each of them it gets through with a chance
    that follows the months (`accessibility`).

    Parameters
    ----------
    rule
        How often, and the profile by month.
    supplier
        Its id, which is the name of the stream.
    setting
        The strategy.
    streams
        Chance, by supplier, facility (by name) and day.

    References
    ----------
    docs/model.md, section 2.4.
    """

    def __init__(
        self, rule: Opportunities, supplier: str, *, setting: Setting, streams: Streams
    ) -> None:
        self._rule = rule
        self._supplier = supplier
        self._setting = setting
        self._streams = streams

    @cached_property
    def _next(self) -> NDArray[np.int64]:
        """First visit from each day on, days × facilities; the number of days where none is."""
        rule, calendar = self._rule, self._setting.calendar
        days = np.arange(round(rule.first), calendar.days, round(rule.every))
        profile = np.array(self._setting.scenario.profile(rule.accessibility))
        chance = profile[calendar.months[days] - 1] * rule.every / rule.mean_interval
        # by the name of a facility: whoever else a strategy adds or drops shifts no visit
        facilities = np.array([crc32(name.encode()) for name in self._setting.facility_index])
        number = days[:, None] * _NAMES + facilities
        drawn = self._streams.uniform(f"visit\0{self._supplier}", number, 0)
        visits = np.full((calendar.days, facilities.size), calendar.days)
        visits[days] = np.where(drawn < chance[:, None], days[:, None], calendar.days)
        return np.asarray(np.minimum.accumulate(visits[::-1], axis=0)[::-1])

    def from_day(self, day: int, facility: int) -> int:
        """Return the first day from *day* on on which it visits *facility*, *day* included.

        The number of days of the run, that is the day after the last, where it comes no more.
        """
        days = self._setting.calendar.days
        return int(self._next[day, facility]) if day < days else days
