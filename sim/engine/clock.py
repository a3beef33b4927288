"""Moments in simulated time whose order within an instant is stated, not accidental."""

from math import inf, nextafter

import simpy

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


class Moment(simpy.Event):
    """An event at a given time; of several at once the one with the lowest rank comes first."""

    def __init__(self, env: simpy.Environment, moment_days: float, *, rank: int) -> None:
        super().__init__(env)
        self._ok = True
        self._value = None
        delay = max(moment_days - env.now, 0.0)
        # a sum rounded by one bit would come before or behind its instant, whatever its rank
        if env.now + delay < moment_days:
            delay = nextafter(delay, inf)
        elif env.now + delay > max(moment_days, env.now):
            delay = nextafter(delay, -inf)
        # SimPy orders by time, then by this number, and only then by order of creation
        env.schedule(self, priority=rank, delay=delay)  # type: ignore[arg-type] # any whole number is a priority
