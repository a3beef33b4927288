"""The vehicles of one fleet: who is free, and who waits for one."""

from collections.abc import Generator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

import numpy as np
import simpy
from numpy.typing import NDArray

from sim.engine.breakdowns import FleetBreakdowns
from sim.engine.prices import Prices, prices_of
from sim.network.journey import Ways
from sim.scenario.transport import Costs, Fleet, VehicleKind


class Outage(NamedTuple):
    """A time in which some vehicles of a fleet cannot set out."""

    start: float
    """Day from which."""

    end: float
    """Day from which they can again."""

    first_vehicle: int
    """Number of the first of them; those with higher numbers are out too."""

    def covers(self, vehicle: int, moment_days: float) -> bool:
        """Return whether *vehicle* is out at the moment; at `end` it is there again."""
        return vehicle >= self.first_vehicle and self.start <= moment_days < self.end


class Gap(NamedTuple):
    """A time in which a fleet does not serve some facilities."""

    start: float
    """Day from which."""

    end: float
    """Day from which it does again."""

    facilities: frozenset[int]
    """Those that it does not serve."""

    instead: "FleetPool | None"
    """Who serves them meanwhile."""


class FleetPool:
    """Vehicles of one kind with one home; the free one with the lowest number goes first.

    Numbers count from 0. Who asks first waits first, whatever it carries: ranks settle ties before
    anybody asks.

    Parameters
    ----------
    env
        The environment of the run.
    index
        Place of the fleet in the scenario, as in the records.
    fleet
        How many, and under which contract.
    vehicle
        Their kind.
    capacity
        What one carries, in the rows of `Goods.size`.
    roads
        The ways as this kind finds them.
    breakdowns
        What befalls them on the road.
    """

    def __init__(
        self,
        env: simpy.Environment,
        index: int,
        *,
        fleet: Fleet,
        vehicle: VehicleKind,
        capacity: NDArray[np.float64],
        roads: Ways,
        breakdowns: FleetBreakdowns | None = None,
    ) -> None:
        self._env = env
        self._hired = fleet.hired

        self.index = index
        self.number = fleet.number
        self.vehicle = vehicle
        self.roads = roads
        """The roads as this kind of vehicle finds them."""

        self.breakdowns = breakdowns
        """What befalls them on the road; None: nothing."""

        self.capacity = capacity
        """What a vehicle carries, in the rows of `Goods.size`: kg, m³ and perhaps cold m³."""

        self.outages: list[Outage] = []
        """When some vehicles cannot set out."""

        self.gaps: list[Gap] = []
        """When it does not serve whom."""

        self.lenders: Sequence[FleetPool] = ()
        """Fleets of other institutions that help out with a vehicle of theirs, the first asked
        first; set once all fleets are built."""

        self._free = simpy.PriorityStore(env)
        self._free.items = list(range(fleet.number))  # already a heap

    def or_lender(self) -> "FleetPool":
        """Return whose vehicle a trip gets that asks for one now: a lender's where only it has one.

        A trip that has to wait all the same waits for a vehicle of its own fleet.
        """
        return next((pool for pool in (self, *self.lenders) if pool.has_one_free()), self)

    def has_one_free(self) -> bool:
        """Return whether a vehicle is there that can set out now."""
        return any(self._out_until(vehicle) <= self._env.now for vehicle in self._free.items)

    def take(self) -> Generator[simpy.Event, Any, int]:
        """Wait for a vehicle, and return its number.

        Who waits is never handed a vehicle that is out, and so keeps its place.
        """
        # those whose outage has begun since they came home stay there
        for vehicle in sorted(self._free.items) if self.outages else ():
            if self._out_until(vehicle) > self._env.now:
                self._free.items.remove(vehicle)
                self._put(vehicle)
        self._free.items.sort()  # a heap, without those that are gone
        taken: int = yield self._free.get()
        return taken

    def give_back(self, vehicle: int, *, after_days: float = 0.0) -> None:
        """Let the next trip have it, after its time in the workshop."""
        if after_days > 0:
            self._env.process(self._keep(vehicle, self._env.now + after_days))
        else:
            self._put(vehicle)

    def number_now(self) -> int:
        """Return how many vehicles there are now, at home or on the road.

        Those in the workshop count, those that an interruption keeps at home do not.
        """
        return sum(self._out_until(vehicle) <= self._env.now for vehicle in range(self.number))

    def prices(self, costs: Costs) -> Prices:
        """Return what its trips cost."""
        return prices_of(self._hired, self.vehicle, costs)

    def serving(self, facility: int) -> "FleetPool | None":
        """Return who serves *facility* now: these vehicles, others instead, or nobody.

        Who stands in is not stood in for: where it has a gap there too, nobody serves.
        """
        gap = self.gap(facility)
        if gap is None:
            return self
        is_served = gap.instead is not None and gap.instead.gap(facility) is None
        return gap.instead if is_served else None

    def gap(self, facility: int) -> Gap | None:
        """Return the gap in which *facility* is not served now; of several the longest."""
        if not self.gaps:
            return None
        now = self._env.now
        gaps = [
            each
            for each in self.gaps
            if each.start <= now < each.end and facility in each.facilities
        ]
        return max(gaps, key=attrgetter("end"), default=None)

    def _out_until(self, vehicle: int) -> float:
        """Return the end of the outage that *vehicle* is in now; now where it is in none."""
        now: float = self._env.now
        return max((each.end for each in self.outages if each.covers(vehicle, now)), default=now)

    def _keep(self, vehicle: int, until: float) -> Generator[simpy.Event, Any, None]:
        """Keep a vehicle away from all trips until a moment."""
        yield self._env.timeout(until - self._env.now)
        self._put(vehicle)

    def _put(self, vehicle: int) -> None:
        """Let the next trip have a vehicle, once it is in no outage."""
        until = self._out_until(vehicle)
        if until > self._env.now:
            self._env.process(self._keep(vehicle, until))
        else:
            self._free.put(vehicle)
