"""Which vehicles break down on which days: chance that does not ask in which order trips run."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sim.rng import Streams
from sim.scenario.transport import Breakdowns


class Breakdown(NamedTuple):
    """What befalls a vehicle on a day."""

    towed: bool
    """Whether its trip is over; else it is repaired where it stands."""

    hours: float
    """Time that the repair on the spot takes."""


@dataclass(frozen=True)
class FleetBreakdowns:
    """The breakdowns of one fleet; a vehicle that stands at home has none.

    Chance belongs to the vehicle and the day (a hash of both), not to the trip: a strategy that
    sends vehicle 3 out on another day meets what that day held for vehicle 3.
    """

    rule: Breakdowns
    """How often, and what follows."""

    fleet: str
    """Name of the fleet."""

    streams: Streams
    """Every source of chance by its name."""

    def on(self, vehicle: int, day: int) -> Breakdown | None:
        """Return what befalls *vehicle* if it is on the road on *day*; None: nothing.

        Asked twice it says the same, so whoever asks has to remember what has been met.
        """
        if self._chance("breakdown", vehicle, day) >= self.rule.per_day:
            return None
        towed = self._chance("tow", vehicle, day) < self.rule.towed
        return Breakdown(towed, 0.0 if towed else self.rule.repair)

    def _chance(self, purpose: str, vehicle: int, day: int) -> float:
        number = np.array([vehicle], dtype=np.int64)
        return float(self.streams.uniform(f"{purpose} {self.fleet}", number, day)[0])
