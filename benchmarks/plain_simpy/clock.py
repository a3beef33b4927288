"""The hour of the day's work, and what comes first when several things happen at once."""

import math

import simpy

OPENING_HOUR = 8 / 24
"""Everything of a day happens at 08:00, as a part of a day; ranks say in which order."""

OPENING = 10
BEFORE_PATIENTS = 20
PATIENTS = 1000
"""Behind it the number of the prescription: the oldest comes first."""

AFTER_PATIENTS = 1 << 50
SHARING = 1 << 51
DEPARTURES = 1 << 52
SUPPLIES = 1 << 53
TRIPS = 1 << 54


class Instant(simpy.Event):
    """A timeout to a given moment; of several at once the one with the lowest rank comes first."""

    def __init__(self, env: simpy.Environment, moment_days: float, *, rank: int) -> None:
        super().__init__(env)
        self._ok = True
        self._value = None
        delay_days = max(moment_days - env.now, 0.0)
        while env.now + delay_days < moment_days:  # rounding must not let it come before others
            delay_days = math.nextafter(delay_days, math.inf)
        env.schedule(self, priority=rank, delay=delay_days)  # type: ignore[arg-type] # any whole number is a priority
