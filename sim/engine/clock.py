"""Moments in simulated time whose order within an instant is stated, not accidental."""

from heapq import heappush

import simpy

from sim.domain.calendar import Calendar

SERVICE_HOUR = 8 / 24
"""The day is served at 08:00, as a part of a day."""

DAY_RANK = 10
"""Rank of the day's own work: before all else that happens at that instant."""

SUPPLIER_RANK = 20
"""Rank of goods from suppliers."""

TRIP_RANK = 1000
"""Rank of the first trip of a run; later trips rank behind it."""

LENT_RANK = 10**9
"""Rank of the first trip that asks for a vehicle of others: behind all who ask for their own."""


def service_moment(tick: int, ticks_per_day: int) -> float:
    """Return when patients are served at *tick*: at 08:00, and at even distances between."""
    return tick / ticks_per_day + SERVICE_HOUR


def tick_at(moment_days: float, ticks_per_day: int) -> int:
    """Return the tick at which patients are served at that moment."""
    return round((moment_days - SERVICE_HOUR) * ticks_per_day)


def run_end(calendar: Calendar) -> float:
    """Return when a run ends: at midnight, or behind the last tick of a day that has several."""
    return calendar.days + (SERVICE_HOUR if calendar.ticks_per_day > 1 else 0)


class Moment(simpy.Event):
    """An event at a given time; of several at once the one with the lowest rank comes first."""

    def __init__(self, env: simpy.Environment, moment_days: float, *, rank: int) -> None:
        super().__init__(env)
        self._ok = True
        self._value = None
        # A delay added to the present may miss its instant by a bit, and so come before or behind
        # it whatever its rank: so the moment itself stands in the queue. SimPy orders by time, then
        # by the rank, and only then by order of creation.
        entry = (max(moment_days, env.now), rank, next(env._eid), self)  # noqa: SLF001 - as said
        heappush(env._queue, entry)  # type: ignore[misc] # noqa: SLF001 - any number is a priority
