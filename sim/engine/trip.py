"""One trip: wait for a vehicle, load, drive from stop to stop, unload, come home."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

import numpy as np
import simpy
from numpy.typing import NDArray

from sim.domain.loading import load
from sim.engine.breakdowns import FleetBreakdowns
from sim.engine.cargo import Cargo
from sim.engine.clock import Moment
from sim.engine.fleet import FleetPool
from sim.engine.goods import Goods
from sim.engine.orders import Pieces, Shipment, TopUp
from sim.engine.setting import Setting
from sim.engine.stock import Stock
from sim.network.journey import Crew, Ways
from sim.quantities import HOURS_PER_DAY
from sim.rng import Streams

_NO_LIMIT_HOURS = float("inf")


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
    towed: bool = False
    """Whether it has broken down for good and only goes home."""

    def __post_init__(self) -> None:
        self._next_day = int(self.moment)  # the first whose breakdown has not shown yet

    def sets_off(self) -> bool:
        """Meet the breakdowns since it last set off; return whether it can go on to a stop."""
        while self.breakdowns and not self.towed and self._next_day <= self._today():
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

    def _today(self) -> int:
        return int(self.crew.ready(self.moment))

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


class Trips:
    """Drives the trips of one store."""

    def __init__(
        self,
        env: simpy.Environment,
        store: int,
        *,
        setting: Setting,
        stock: Stock,
        goods: Goods,
        streams: Streams,
        pass_on: Callable[[Shipment], None],
    ) -> None:
        self._env = env
        self._store = store
        self._setting = setting
        self._transport = setting.scenario.transport
        self._stock = stock
        self._goods = goods
        self._streams = streams
        self._pass_on = pass_on
        passes_on = setting.is_cross_dock(store)
        self._shelf = setting.supplier_of(store) if passes_on else store

    def drive(
        self,
        log: TripLog,
        pool: FleetPool,
        *,
        shipments: list[Shipment],
        rank: int,
        failed: Callable[[Shipment], None],
    ) -> Generator[simpy.Event, Any, None]:
        """Bring *shipments*, in the order of their stops; *failed* takes what was not brought."""
        log.vehicle = yield from pool.take()
        log.started = self._env.now
        crew = Crew(self._transport.driving_day)
        for shipment in self._load(log, pool, shipments):
            failed(shipment)
        cargo = Cargo(shipments, n_products=self._goods.price.size)
        log.departed = crew.work(log.started, self._transport.loading)
        start = self._node(self._store)
        way = Way(crew, pool.roads, log, log.departed, start, pool.breakdowns)
        wait_at_most_hours = self._transport.when_blocked.wait_at_most
        not_reached: list[Shipment] = []
        for stop, together in groupby(shipments, key=attrgetter("stop")):
            here = list(together)
            if not way.bring_to(self._node(stop), wait_at_most_hours):
                for shipment in here:
                    self._keep_share(shipment, cargo)
                not_reached += here
                continue
            waited_hours = way.wait_until(self._opens(stop, way.moment))
            way.work(self._setting.facilities[stop].unloading)
            yield Moment(self._env, way.moment, rank=rank)
            for shipment in here:
                if stop != shipment.facility:
                    self._keep_share(shipment, cargo)
                    self._pass_on(shipment)
                    continue
                self._unload(shipment, cargo, way.moment)
                shipment.arrive(log.trip, log.departed, log.blocked_hours, waited_hours)
        way.sets_off()
        way.go(start, _NO_LIMIT_HOURS)
        yield Moment(self._env, way.moment, rank=rank)
        self._come_home(log, pool, way)
        self._put_back(cargo, shipments)
        for shipment in not_reached:
            failed(shipment)

    def _put_back(self, cargo: Cargo, shipments: Sequence[Shipment]) -> None:
        """Put what is left on the shelves that it came from: all of it for one institution."""
        houses, shelves = self._setting.facilities, self._setting.shelves
        for part in shelves.parts(self._shelf, houses[shipments[0].facility].institution):
            lots = cargo.lots
            if lots is not None and part.is_here is not None:
                lots = lots.divided(part.is_here)[0]
            self._stock.take_back(part.row, part.of(cargo.pieces), lots)

    def _node(self, facility: int) -> int:
        return int(self._setting.network.facility_nodes[facility])

    def _load(self, log: TripLog, pool: FleetPool, shipments: list[Shipment]) -> list[Shipment]:
        """Load what fits, and return what stays behind, as shipments of their own."""
        for shipment in shipments:
            shipment.attempts += 1
        left = self._left_behind(pool, shipments)
        log.load_kg, log.load_m3 = np.sum([each.size for each in shipments], axis=0).tolist()
        return left

    def _left_behind(self, pool: FleetPool, shipments: list[Shipment]) -> list[Shipment]:
        if (np.sum([each.size for each in shipments], axis=0) <= pool.capacity).all():
            return []
        wanted = np.stack([shipment.pieces for shipment in shipments])
        loaded = load(
            wanted, size=self._goods.size, capacity=pool.capacity, rank=self._goods.ven_rank
        )
        return [
            shipment.left_behind(pieces, self._goods.size @ pieces)
            for shipment, pieces in zip(shipments, wanted - loaded, strict=True)
            if pieces.any()
        ]

    def _keep_share(self, shipment: Shipment, cargo: Cargo) -> None:
        """Let a stop that is skipped keep its share: what other stops left of it."""
        share = np.zeros_like(cargo.pieces)
        share[shipment.shared] = shipment.pieces[shipment.shared]
        given_away = np.maximum(share - cargo.pieces, 0)
        if given_away.any():
            shipment.pieces = shipment.pieces - given_away
            shipment.size = shipment.size - self._goods.size @ given_away
            shipment.complete = False
            self._stock.on_order[shipment.facility] -= given_away
        shipment.share_lots(cargo.hand_out(share - given_away))

    def _opens(self, facility: int, moment: float) -> float:
        """Return the first moment from *moment* on at which the facility takes goods in."""
        house = self._setting.facilities[facility]
        day = min(int(moment), self._setting.calendar.days - 1)
        hour = (moment - day) * HOURS_PER_DAY
        if self._setting.is_open[day, facility] and hour < house.receives_until:
            return max(moment, day + house.receives_from / HOURS_PER_DAY)
        following = min(day + 1, self._setting.calendar.days - 1)
        later = max(int(self._setting.next_open[following, facility]), day + 1)
        return later + house.receives_from / HOURS_PER_DAY

    def _unload(self, shipment: Shipment, cargo: Cargo, now: float) -> None:
        """Put the shipment on the shelf, with what the team takes from the shared cargo."""
        facility, delivered = shipment.facility, shipment.pieces
        if shipment.top_ups:
            delivered = self._topped_up(shipment, cargo, now)
        delivered = self._that_fits(shipment, delivered, cargo)
        self._stock.unload(facility, delivered, shipment.lots)
        shipment.lots = None
        self._stock.on_order[facility] -= shipment.pieces
        shipment.received = now
        shipment.delivered_pieces = int(delivered.sum())
        shipment.value = float(delivered @ self._goods.price)

    def _topped_up(self, shipment: Shipment, cargo: Cargo, now: float) -> Pieces:
        """Take what the team fills up from the shared cargo; return all that is delivered."""
        delivered, taken = shipment.pieces.copy(), np.zeros_like(cargo.pieces)
        for top_up in shipment.top_ups.values():
            taken[top_up.columns] = self._count_and_fill(
                top_up, shipment.facility, cargo=cargo.pieces, now=now
            )
            delivered[top_up.columns] = taken[top_up.columns]
        shipment.share_lots(cargo.hand_out(taken))
        return delivered

    def _that_fits(self, shipment: Shipment, delivered: Pieces, cargo: Cargo) -> Pieces:
        """Return what there is room for at the facility, vital first; the rest is refused.

        It goes home with the vehicle, or to a later stop that is filled up.
        """
        storage_m3 = self._setting.facilities[shipment.facility].storage_m3
        if storage_m3 is None:
            return delivered
        volume_m3 = self._goods.size[1:]
        room_m3 = np.maximum(storage_m3 - volume_m3 @ self._stock.on_hand[shipment.facility], 0)
        fits: Pieces = load(
            delivered[None], size=volume_m3, capacity=room_m3, rank=self._goods.ven_rank
        )[0]
        refused = delivered - fits
        if refused.any():
            shipment.complete = False
            cargo.take_in(refused, shipment.refuse(fits))
        return fits

    def _count_and_fill(
        self, top_up: TopUp, facility: int, *, cargo: Pieces, now: float
    ) -> NDArray[np.int64]:
        return top_up.rule.top_up(
            on_hand=self._stock.on_hand[facility, top_up.columns],
            monthly_consumption=top_up.monthly_consumption,
            cargo=cargo[top_up.columns],
            rng=self._streams.get("count", facility, int(now)),
        )

    def _come_home(self, log: TripLog, pool: FleetPool, way: Way) -> None:
        log.returned = moment = way.moment
        log.nights = int(moment) - int(log.started)
        costs = self._setting.scenario.costs
        log.cost = (
            log.km * pool.vehicle.cost_per_km
            + (log.nights + 1) * (pool.vehicle.cost_per_day + costs.team_per_day)
            + log.nights * costs.night
        )
        pool.give_back(log.vehicle, after_days=way.workshop_days)
