"""A vehicle on its way: where it is, what time it is there, and what is written down of it."""

from dataclasses import dataclass
from typing import NamedTuple

from sim.engine.breakdowns import FleetBreakdowns
from sim.network.journey import Crew, Ways
from sim.quantities import HOURS_PER_DAY


class Carriage(NamedTuple):
    """How goods travelled from the store's shelf to where they are unpacked."""

    departed: float
    """Moment at which they left the cold."""

    opened: float
    """Moment at which they are unpacked."""

    cooled: bool
    """Whether the vehicle kept them cold."""


@dataclass
class TripLog:
    """What is written down of one trip, as in the records."""

    trip: int
    route: int
    fleet: int
    vehicle: int = -1
    started: float = float("nan")
    departed: float = float("nan")
    returned: float = float("nan")
    km: float = 0.0
    driving_hours: float = 0.0
    blocked_hours: float = 0.0
    nights: int = 0
    stops: int = 0
    given_up: int = 0
    breakdowns: int = 0
    load_kg: float = 0.0
    load_m3: float = 0.0
    cost: float = 0.0


@dataclass
class Way:
    """Where a vehicle is and what time it is there."""

    crew: Crew
    roads: Ways
    log: TripLog
    moment: float
    node: int
    breakdowns: FleetBreakdowns | None
    keeps_cold: bool
    """Whether the vehicle is cooled."""

    towed: bool = False
    """Whether it has broken down for good and only goes home."""

    def __post_init__(self) -> None:
        self._next_day = int(self.moment)  # the first whose breakdown has not shown yet

    @property
    def carriage(self) -> Carriage:
        """How its goods have travelled until now."""
        return Carriage(self.log.departed, self.moment, self.keeps_cold)

    def sets_off(self) -> bool:
        """Meet the breakdowns since it last set off; return whether it can go on to a stop.

        Those of the days that a repair takes wait until the next time, so that repairs which take
        longer than a day end too.
        """
        if not self.breakdowns:
            return True
        today = int(self.crew.ready(self.moment))
        while not self.towed and self._next_day <= today:
            breakdown = self.breakdowns.on(self.log.vehicle, self._next_day)
            self._next_day += 1
            if breakdown:
                self.log.breakdowns += 1
                self.towed = breakdown.towed
                self.work(breakdown.hours)
        return not self.towed

    def go(self, node: int, wait_at_most_hours: float) -> bool:
        """Drive to *node*, and return whether it was reached."""
        drive = self.roads.drive(
            self.crew,
            self.node,
            node,
            start_days=self.moment,
            wait_at_most_hours=wait_at_most_hours,
        )
        self.moment, self.node = drive.moment_days, drive.node
        self.log.km += drive.km
        self.log.driving_hours += drive.driving_hours
        self.log.blocked_hours += drive.blocked_hours
        return drive.reached

    @property
    def workshop_days(self) -> float:
        """Time for which the vehicle is not there after this trip."""
        return self.breakdowns.rule.workshop if self.breakdowns and self.towed else 0.0

    def bring_to(self, node: int, wait_at_most_hours: float) -> bool:
        """Drive to the stop at *node* unless it has broken down; return whether it was reached."""
        reached = self.sets_off() and self.go(node, wait_at_most_hours)
        self.log.stops += reached
        self.log.given_up += not reached
        return reached

    def wait_until(self, moment: float) -> float:
        """Wait, and return for how many hours."""
        waited_hours = (moment - self.moment) * HOURS_PER_DAY
        self.moment = moment
        return waited_hours

    def work(self, hours: float) -> None:
        """Work at a stop, with a night between where the day is over."""
        self.moment = self.crew.work(self.moment, hours)
