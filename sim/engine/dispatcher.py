"""The dispatcher of one store: which routes leave today, and with what."""

from collections import defaultdict
from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

import numpy as np
import simpy

from sim.engine.clock import TRIP_RANK, Moment
from sim.engine.fleet import FleetPool
from sim.engine.orders import Shipment
from sim.engine.round_planner import RoundPlanner
from sim.engine.setting import Setting
from sim.engine.shelved_store import StoreOrShelves
from sim.engine.store import Promise
from sim.engine.trip import Trips
from sim.engine.way import TripLog
from sim.policies.transport import Rounds

_NO_ROUTE = -1
"""Number of the route of a trip that was planned anew."""


class _Batch(NamedTuple):
    """What waits for a trip as one delivery.

    New goods for a facility gather. What could not be brought stays apart from them, else later
    orders would be written down with the dates of the first that was left behind.
    """

    facility: int
    again: float | None
    """When it was packed, if it is tried again."""


class RouteService(NamedTuple):
    """A route with the fleet that drives it."""

    number: int
    """Index of the route in the scenario, -1 where the trip follows none; as in the records."""

    pool: FleetPool
    """Its vehicles."""


class _Round(NamedTuple):
    """A round of the plan, as this store holds it; all are days of the run.

    `cut_off` <= `start`, and both lie after the planned days where a shock put the round off.
    """

    planned: int
    """Day on which it is meant to start."""

    cut_off: int
    """Day on which the store shares its stock for it."""

    start: int
    """Day on which it starts."""


class Dispatcher:
    """Shares the store's stock when it is time, and sends vehicles out.

    Goods pass through three places, by day: `share` packs them (ready some working days later),
    `dispatch` lets what is packed wait for its route, and starts a trip where the plan says so. A
    cross-dock is a dispatcher too, whose goods come from `receive` instead of `share`.

    Parameters
    ----------
    env
        The environment of the run.
    store
        Whose stock is shared.
    setting
        The strategy.
    trips
        Drives what leaves.
    routes
        The routes whose fleet is at home here, by name, in the order of the scenario.
    planner
        Plans rounds where the plan of the store says so; else trips follow the routes.
    trip_numbers
        Numbers of trips, shared by all stores: they rank trips of the same moment.

    References
    ----------
    docs/model.md, section 2.5, *Fixed rounds*, *Consolidated trips*, *Optimised rounds*.
    """

    def __init__(
        self,
        env: simpy.Environment,
        store: StoreOrShelves,
        *,
        setting: Setting,
        trips: Trips,
        routes: Mapping[str, RouteService],
        planner: RoundPlanner | None,
        trip_numbers: Iterator[int],
    ) -> None:
        self._env = env
        self._store = store
        self._setting = setting
        self._trips = trips
        self._routes = routes
        self._planner = planner
        self._passes_on = setting.is_cross_dock(store.facility)
        self._trip_numbers = trip_numbers
        self._plan = setting.plan_of(store.facility)
        self._packing: defaultdict[int, list[Shipment]] = defaultdict(list)
        self._waiting: defaultdict[str, dict[_Batch, Shipment]] = defaultdict(dict)
        self._is_out = setting.days_out(store.facility)
        self._works = setting.calendar.is_working & ~self._is_out
        self._rounds = self._held_rounds()
        self._starts = {each.start for each in self._rounds}
        self._cut_offs = {each.cut_off for each in self._rounds}
        self._sent: list[Shipment] = []
        self.logs: list[TripLog] = []
        """All trips, for the records."""

    @property
    def store(self) -> int:
        """The store, as a facility."""
        return self._store.facility

    def is_out(self, day: int) -> bool:
        """Return whether the store neither shares nor sends on *day*."""
        return bool(self._is_out[day])

    def send_now(self, shipment: Shipment, pool: FleetPool) -> None:
        """Bring an emergency order alone, as soon as it is packed and a vehicle is free.

        What the trip does not bring goes along with the next ordinary one, and is no emergency any
        more.
        """
        log = TripLog(trip=next(self._trip_numbers), route=-1, fleet=pool.index)
        self.logs.append(log)
        self._sent.append(shipment)
        self._env.process(self._rush(log, pool, shipment))

    def shipments(self) -> list[Shipment]:
        """Return all that was ever packed, sent or not, for the records.

        Each once, though it may have been tried on several trips; what has become a part of another
        shipment is left out.
        """
        waiting = [each for stops in self._waiting.values() for each in stops.values()]
        packing = [each for group in self._packing.values() for each in group]
        # what is tried again was sent before; a dict keeps the order, which a set would not
        everything = dict.fromkeys([*self._sent, *waiting, *packing])
        return [each for each in everything if not each.absorbed]

    def share(self, day: int) -> None:
        """Share the store's stock, on the days on which that is done.

        With rounds that is on cut-off days alone; else on every working day on which it is not
        out.
        """
        if isinstance(self._plan, Rounds):
            due_today = day in self._cut_offs
        else:
            due_today = bool(self._works[day])
        if due_today:
            for shipment in self._store.share(self._env.now, self._promise):
                self._packing[int(shipment.packed)].append(shipment)

    def receive(self, shipment: Shipment) -> None:
        """Take goods in that a trip brought to this cross-dock, to be sorted and carried on.

        They can leave on the morning of the working day on which sorting is over.
        """
        house = self._setting.facilities[self._store.facility]
        day = self._setting.calendar.working_day_after(
            int(self._env.now), house.sorting_working_days
        )
        self._packing[day].append(shipment)

    def dispatch(self, day: int) -> None:
        """Start a trip for every route that leaves today.

        Routes start in the order of the scenario: the first of them gets the first free vehicle. On
        days on which the store does not work nothing leaves, though what is packed joins what
        waits.
        """
        # days on which nothing was dispatched, such as the end of a time out, are caught up with
        for packed_day in [due for due in self._packing if due <= day]:
            for shipment in self._packing.pop(packed_day):
                self._hold(shipment)
        if not self._works[day]:
            return
        if self._planner:
            self._dispatch_planned(self._planner, day)
            return
        for name, route in self._routes.items():
            if waiting := self._waiting.get(name):
                self._dispatch_route(route, waiting, day)

    def _dispatch_route(
        self, route: RouteService, waiting: dict[_Batch, Shipment], day: int
    ) -> None:
        """Start a trip for what waits; one more by each fleet that stands in for its own."""
        by_pool: defaultdict[FleetPool | None, list[Shipment]] = defaultdict(list)
        for each in waiting.values():
            by_pool[route.pool.serving(each.stop)].append(each)
        for pool, ready in by_pool.items():
            if not self._leaves(ready, pool or route.pool, day):
                continue
            for each in ready:
                del waiting[_batch(each)]
            if pool is None:
                self._keep_until_served(ready, route.pool)
            else:
                self._start(RouteService(route.number, pool), self._in_order(ready))

    def _keep_until_served(self, ready: Sequence[Shipment], pool: FleetPool) -> None:
        """Let what no fleet may bring now wait for the end of the gap, at the store."""
        for each in ready:
            gap = pool.gap(each.stop)
            each.retry_day = int(gap.end) if gap else None
            self._hold(each)

    def _dispatch_planned(self, planner: RoundPlanner, day: int) -> None:
        """Plan trips for all that waits where a round starts, else for what is tried again."""
        leaving = [
            each
            for stops in self._waiting.values()
            for each in stops.values()
            if day in self._starts or self._is_due([each], day)
        ]
        if not leaving:
            return
        for each in leaving:
            del self._waiting[self._setting.facilities[each.stop].route][_batch(each)]
        plan = planner.plan(leaving, self._env.now)
        for trip in plan.trips:
            self._start(RouteService(_NO_ROUTE, trip.pool), trip.shipments)
        for shipment in plan.out_of_reach:
            self._retry(shipment)

    def _hold(self, shipment: Shipment) -> None:
        """Let a packed shipment wait for its route, with what it is a delivery with."""
        shipment.stop = self._setting.next_stop(shipment.facility, self._store.facility)
        stops = self._waiting[self._setting.facilities[shipment.stop].route]
        batch = _batch(shipment)
        waiting = stops.setdefault(batch, shipment)
        if waiting is not shipment:
            # what was kept at the store may be packed after what was decided later
            older, newer = sorted((waiting, shipment), key=attrgetter("decided"))
            older.absorb(newer)
            stops[batch] = older

    def _retry(self, shipment: Shipment) -> None:
        """Let what a trip did not bring wait for the next."""
        calendar = self._setting.calendar
        wait = self._setting.scenario.transport.retry_after_working_days
        shipment.retry_day = calendar.working_day_after(int(self._env.now), wait)
        self._hold(shipment)

    def _leaves(self, ready: Collection[Shipment], pool: FleetPool, day: int) -> bool:
        """Return whether a trip with what is *ready* leaves on *day* by the plan."""
        if self._is_due(ready, day):
            return True
        if isinstance(self._plan, Rounds):
            return day in self._starts
        oldest = int(min(each.packed for each in ready))
        return self._plan.leaves(
            working_days_waited=int(
                np.count_nonzero(self._setting.calendar.is_working[oldest:day])
            ),
            fill=max(sum(each.size for each in ready) / pool.capacity),
        )

    def _in_order(self, ready: Sequence[Shipment]) -> list[Shipment]:
        """Return what is brought, in the order of the stops; what was packed first comes first."""
        houses = self._setting.facilities
        return sorted(
            ready, key=lambda each: (houses[each.stop].stop, each.stop, each.facility, each.packed)
        )

    def _is_due(self, ready: Collection[Shipment], day: int) -> bool:
        """Return whether some are tried again today, or wait at a cross-dock, which keeps none."""
        return any(
            self._passes_on if each.retry_day is None else day >= each.retry_day for each in ready
        )

    def _start(self, route: RouteService, shipments: list[Shipment]) -> None:
        """Send a trip; *shipments* are in the order of the stops."""
        log = TripLog(trip=next(self._trip_numbers), route=route.number, fleet=route.pool.index)
        self.logs.append(log)
        self._sent += shipments
        self._env.process(
            self._trips.drive(
                log,
                route.pool,
                shipments=shipments,
                rank=TRIP_RANK + log.trip,
                failed=self._retry,
            )
        )

    def _rush(
        self, log: TripLog, pool: FleetPool, shipment: Shipment
    ) -> Generator[simpy.Event, Any, None]:
        rank = TRIP_RANK + log.trip
        yield Moment(self._env, shipment.packed, rank=rank)
        yield from self._trips.drive(
            log, pool, shipments=[shipment], rank=rank, failed=self._leave_to_route
        )

    def _leave_to_route(self, shipment: Shipment) -> None:
        """Let an emergency order that was not brought go with the next ordinary trip."""
        shipment.emergency = False
        self._retry(shipment)

    def _held_rounds(self) -> list[_Round]:
        """Return all rounds; what falls in a time in which the store is out comes after it."""
        calendar, transport = self._setting.calendar, self._setting.scenario.transport
        if not isinstance(self._plan, Rounds):
            return []
        rounds = []
        for planned in self._plan.start.days(calendar):
            due = calendar.working_day_before(planned, self._plan.cut_off_working_days)
            cut_off = start = self._at_work(due)
            if cut_off != due:
                start = calendar.working_day_after(cut_off, transport.picking_working_days)
            rounds.append(_Round(planned, cut_off, self._at_work(max(planned, start))))
        return rounds

    def _at_work(self, day: int) -> int:
        """Return *day*, or the first day of work after it where the store is out on it."""
        if day >= self._is_out.size or not self._is_out[day]:
            return day
        later = np.flatnonzero(self._works[day:])
        return day + int(later[0]) if later.size else self._is_out.size

    def _promise(self, decided: float, packed: float) -> Promise:
        """Return when goods decided and packed at these moments are due.

        By consolidated trips: so many working days after the decision. By rounds: the end of the
        window of the first round that was planned after the decision and that the goods can still
        make. Goods for which no round is left are due at the end of the run, which is never late.
        """
        calendar = self._setting.calendar
        if not isinstance(self._plan, Rounds):
            last = calendar.working_day_after(int(decided), self._plan.promised_working_days)
            return Promise(float("nan"), last + 1.0)
        # what was decided for a round that a shock put off is due as if it had not been
        planned = (
            each.planned
            for each in self._rounds
            if each.start >= packed and each.planned >= decided
        )
        start = next(planned, calendar.days)
        last = calendar.working_day_after(start, self._plan.window_working_days - 1)
        return Promise(float(start), last + 1.0)


def _batch(shipment: Shipment) -> _Batch:
    """Return what a shipment waits together with."""
    is_new = shipment.retry_day is None
    return _Batch(shipment.facility, None if is_new else shipment.packed)
