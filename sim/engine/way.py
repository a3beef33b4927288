"""A vehicle on its way: where it is, what time it is there, and what is written down of it."""

from dataclasses import dataclass
from typing import NamedTuple

from sim.engine.breakdowns import FleetBreakdowns
from sim.network.journey import Crew, Ways
from sim.quantities import HOURS_PER_DAY


class Carriage(NamedTuple):
    """How goods travelled from the store's shelf to where they are unpacked; moments in days."""

    departed: float
    """Moment at which they left the cold."""

    opened: float
    """Moment at which they are unpacked."""

    cooled: bool
    """Whether the vehicle kept them cold."""


@dataclass
class TripLog:
    """What is written down of one trip; the fields are the columns of `TRIPS` in the records.

    It is made when the trip is decided on and filled in while it runs. Who has not started, for
    lack of a vehicle, has no vehicle (-1) and no moments (nan).
    """

    trip: int
    """Its number, which also ranks it among trips of the same moment."""

    route: int
    """Index of the route in the scenario, -1 where it follows none."""

    fleet: int
    """Index of the fleet that drives it: of a lender, where its own had none free."""

    vehicle: int = -1
    """Number within that fleet."""

    started: float = float("nan")
    """When it was given a vehicle, days since the start of the warm-up."""

    departed: float = float("nan")
    """When it was loaded and left the store."""

    returned: float = float("nan")
    """When it was back."""

    km: float = 0.0
    """Driven until now, there and back."""

    driving_hours: float = 0.0
    """At the wheel until now."""

    blocked_hours: float = 0.0
    """Before closed roads until now, nights included."""

    nights: int = 0
    """Midnights between start and return."""

    stops: int = 0
    """Stops that were reached until now."""

    given_up: int = 0
    """Stops that were not."""

    breakdowns: int = 0
    """Times that it broke down."""

    load_kg: float = 0.0
    """Weight that was loaded."""

    load_m3: float = 0.0
    """Volume that was loaded."""

    cost: float = 0.0
    """In the currency of the scenario, with what animals cost who carry goods on."""


@dataclass
class Way:
    """Where a vehicle is and what time it is there.

    It runs ahead of the clock: all that happens from one stop to the next is worked out at once,
    from weather that is drawn beforehand, and the trip then waits for `moment`. Nothing here may
    look at stock.

    References
    ----------
    docs/model.md, section 2.5.
    """

    crew: Crew
    """The people, with the hours that they have worked on each day."""

    roads: Ways
    """The ways as this kind of vehicle finds them."""

    log: TripLog
    """What is written down of it."""

    moment: float
    """What time it is there, days since the start of the warm-up; it may lie ahead of the clock."""

    node: int
    """Node of the road graph where it is."""

    breakdowns: FleetBreakdowns | None
    """What befalls it; None: nothing."""

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
        longer than a day end too. A day counts once, and days spent waiting at a door or before a
        road count as days on the road. Who is towed meets no more of them.
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
        """Drive to *node*, and return whether it was reached.

        Where not, the vehicle stands at the last node before the closed road, after the wait.
        """
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
        """Wait, and return for how many hours; *moment* is not before the one that it is."""
        waited_hours = (moment - self.moment) * HOURS_PER_DAY
        self.moment = moment
        return waited_hours

    def work(self, hours: float) -> None:
        """Work at a stop, with a night between where the day is over."""
        self.moment = self.crew.work(self.moment, hours)
