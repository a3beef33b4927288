"""Moments in simulated time whose order within an instant is stated, not accidental."""

from heapq import heappush

import simpy

from sim.domain.calendar import Calendar

SERVICE_HOUR = 8 / 24
"""The day is served at 08:00, as a part of a day. What arrives later serves tomorrow; orders of the
day are decided at this moment too, and what is packed for a trip is ready then."""

DAY_RANK = 10
"""Rank of the day's own work: before all else that happens at that instant."""

SUPPLIER_RANK = 20
"""Rank of goods from suppliers."""

TRIP_RANK = 1000
"""Rank of the first trip of a run; later trips rank behind it. Between suppliers and this there is
room for a thousand facilities, each of which has a rank of its own for its suppliers' goods."""

LENT_RANK = 10**9
"""Rank of the first trip that asks for a vehicle of others: behind all who ask for their own."""


def service_moment(tick: int, ticks_per_day: int) -> float:
    """Return when patients are served at *tick*, in days: at 08:00, and at even distances between.

    The last tick of a day lies after midnight where a day has several.
    """
    return tick / ticks_per_day + SERVICE_HOUR


def tick_at(moment_days: float, ticks_per_day: int) -> int:
    """Return the tick at which patients are served at that moment: the nearest to it."""
    return round((moment_days - SERVICE_HOUR) * ticks_per_day)


def run_end(calendar: Calendar) -> float:
    """Return when a run ends: at midnight, or behind the last tick of a day that has several."""
    return calendar.days + (SERVICE_HOUR if calendar.ticks_per_day > 1 else 0)


class Moment(simpy.Event):
    """An event at a given time; of several at once the one with the lowest rank comes first.

    Every wait of an actor is a `Moment` with a rank that does not depend on who was created when:
    else unrelated changes of code would reorder ties, and results with them. A moment in the past
    happens now, after what is already waiting for this instant with a lower rank.

    Parameters
    ----------
    env
        The environment of the run.
    moment_days
        Days since the start of the run, the exact float: two actors who mean the same instant have
        to compute it in the same way.
    rank
        Place within the instant.

    References
    ----------
    docs/decisions/005-order-within-an-instant.md.
    """

    def __init__(self, env: simpy.Environment, moment_days: float, *, rank: int) -> None:
        super().__init__(env)
        self._ok = True
        self._value = None
        # A delay added to the present may miss its instant by a bit, and so come before or behind
        # it whatever its rank: so the moment itself stands in the queue. SimPy orders by time, then
        # by the rank, and only then by order of creation.
        entry = (max(moment_days, env.now), rank, next(env._eid), self)  # noqa: SLF001 - as said
        heappush(env._queue, entry)  # type: ignore[misc] # noqa: SLF001 - any number is a priority
