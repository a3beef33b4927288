"""One trip: wait for a vehicle, load, drive from stop to stop, unload, come home."""

from collections.abc import Callable, Generator, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any

import numpy as np
import simpy
from numpy.typing import NDArray

from sim.domain.loading import load
from sim.engine.cargo import Cargo
from sim.engine.clock import LENT_RANK, Moment
from sim.engine.cold_boxes import ColdBoxes
from sim.engine.fleet import FleetPool
from sim.engine.goods import Goods
from sim.engine.last_stretch import Walk, walk
from sim.engine.orders import Pieces, Shipment, TopUp
from sim.engine.rooms import that_has_room
from sim.engine.setting import Setting
from sim.engine.stock import Stock
from sim.engine.way import Carriage, TripLog, Way
from sim.network.journey import Crew
from sim.quantities import HOURS_PER_DAY
from sim.rng import Streams
from sim.scenario.facilities import LastStretch

_NO_LIMIT_HOURS = float("inf")


class Trips:
    """Drives the trips of one store or cross-dock.

    What happens between two stops is worked out at once (`Way`); at each stop the trip waits for
    the moment at which it has been unloaded, so that shelves are looked at and filled then, and
    never before. Goods are on the vehicle in two parts: what was packed for a stop, and the
    `Cargo` that a delivery team may hand out at any.

    Parameters
    ----------
    env
        The environment of the run.
    store
        Where vehicles load and come home to. Goods of a cross-dock belong on the shelf of the store
        above it: there they go back to.
    setting
        The strategy.
    stock
        Shelves of all.
    goods
        Sizes, prices and classes.
    streams
        Chance of counts and of cold boxes.
    pass_on
        Takes goods that were brought to a cross-dock.

    References
    ----------
    docs/model.md, section 2.5.
    """

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
        self._boxes = ColdBoxes(store, setting=setting, stock=stock, streams=streams)
        passes_on = setting.is_cross_dock(store)
        self._shelf = setting.supplier_of(store) if passes_on else store
        self._home = int(setting.network.facility_nodes[store])

    def drive(
        self,
        log: TripLog,
        pool: FleetPool,
        *,
        shipments: list[Shipment],
        rank: int,
        failed: Callable[[Shipment], None],
    ) -> Generator[simpy.Event, Any, None]:
        """Bring *shipments*, in the order of their stops; *failed* takes what was not brought.

        Parameters
        ----------
        log
            What is written down of it; filled in.
        pool
            The fleet; a lender's vehicle may drive instead.
        shipments
            Those of one stop stand together; all are for one institution where goods may be handed
            out at any stop.
        rank
            Place of the trip among what happens at the same moment.
        failed
            Told at the start of what the vehicle has no room for, and after the way home of what
            was not reached: until then both are in transit.
        """
        pool = yield from self._pool(pool, rank)
        log.fleet, log.vehicle = pool.index, (yield from pool.take())
        log.started = self._env.now
        for shipment in self._load(log, pool, shipments):
            failed(shipment)
        cargo = Cargo(shipments, n_products=self._goods.price.size)
        way = self._set_out(log, pool)
        wait_at_most_hours = self._transport.when_blocked.wait_at_most
        not_reached: list[Shipment] = []
        for stop, together in groupby(shipments, key=attrgetter("stop")):
            here = list(together)
            stretch = self._setting.last_stretch(stop, pool.vehicle)
            node = self._setting.node_before(stop, stretch)
            if not way.bring_to(node, wait_at_most_hours):
                for shipment in here:
                    self._keep_share(shipment, cargo)
                not_reached += here
                continue
            waited_hours = 0.0 if stretch else way.wait_until(self._opens(stop, way.moment))
            way.work(self._setting.facilities[stop].unloading)
            yield Moment(self._env, way.moment, rank=rank)
            for shipment in here:
                if stop == shipment.facility and not stretch:
                    self._unload(shipment, cargo, way.carriage)
                    shipment.arrive(log.trip, log.departed, log.blocked_hours, waited_hours)
                else:
                    self._keep_share(shipment, cargo)
                    self._hand_over(shipment, stretch, way=way, rank=rank)
        way.sets_off()
        way.go(self._home, _NO_LIMIT_HOURS)
        yield Moment(self._env, way.moment, rank=rank)
        self._come_home(log, pool, way)
        self._take_back(cargo, way, shipments)
        for shipment in not_reached:
            self._spoil(shipment, way, found_at=self._shelf)
            failed(shipment)

    def _set_out(self, log: TripLog, pool: FleetPool) -> Way:
        """Load the vehicle and let it depart."""
        crew = Crew(self._transport.driving_day, trip=log.trip)
        log.departed = crew.work(log.started, self._transport.loading)
        return Way(
            *(crew, pool.roads, log, log.departed, self._home, pool.breakdowns),
            keeps_cold=pool.vehicle.cooled,
        )

    def _hand_over(
        self, shipment: Shipment, stretch: LastStretch | None, *, way: Way, rank: int
    ) -> None:
        """Hand *shipment* to those who carry it on: animals, or the vehicles of a cross-dock."""
        if stretch:
            self._send_on_foot(shipment, stretch, way=way, rank=rank)
        else:
            self._spoil(shipment, way, found_at=shipment.stop)
            self._pass_on(shipment)

    def _send_on_foot(
        self, shipment: Shipment, stretch: LastStretch, *, way: Way, rank: int
    ) -> None:
        """Let animals carry *shipment* on from where the road ends; no team goes along.

        A box that was kept cold up to here begins to warm up.
        """
        shipment.top_ups = {}
        log = way.log
        on = walk(stretch, shipment, setting=self._setting, start=self._env.now, opens=self._opens)
        log.cost += on.cost
        arrive = partial(
            shipment.arrive, log.trip, log.departed, log.blocked_hours, on.waited_hours
        )
        departed = way.moment if way.keeps_cold else log.departed
        carried = Carriage(departed, opened=on.opened, cooled=False)
        self._env.process(self._walk(shipment, on, carried=carried, arrive=arrive, rank=rank))

    def _walk(
        self,
        shipment: Shipment,
        way: Walk,
        *,
        carried: Carriage,
        arrive: Callable[[], None],
        rank: int,
    ) -> Generator[simpy.Event, Any, None]:
        yield Moment(self._env, way.opened, rank=rank)
        refused = Cargo([], n_products=self._goods.price.size)
        self._unload(shipment, refused, carried)
        arrive()
        if refused.pieces.any():
            yield Moment(self._env, way.back, rank=rank)
            self._put_back(refused, shipment.facility)

    def _put_back(self, cargo: Cargo, facility: int) -> None:
        """Put what is left of goods for *facility* on the shelves that they came from."""
        institution, shelves = self._setting.facilities[facility].institution, self._setting.shelves
        for part in shelves.parts(self._shelf, institution, int(self._env.now)):
            lots = cargo.lots
            if lots is not None and part.is_here is not None:
                lots = lots.divided(part.is_here)[0]
            self._stock.take_back(part.row, part.of(cargo.pieces), lots)

    def _pool(self, pool: FleetPool, rank: int) -> Generator[simpy.Event, Any, FleetPool]:
        """Return whose vehicle a trip gets; owners take theirs before others ask for them."""
        if pool.lenders and not pool.has_one_free():
            yield Moment(self._env, self._env.now, rank=LENT_RANK + rank)
        return pool.or_lender()

    def _load(self, log: TripLog, pool: FleetPool, shipments: list[Shipment]) -> list[Shipment]:
        """Load what fits, and return what stays behind, as shipments of their own."""
        for shipment in shipments:
            shipment.attempts += 1
        size, left = _size_of(shipments), []
        if not (size <= pool.capacity).all():
            left = self._left_behind(pool, shipments)
            size = _size_of(shipments)
        log.load_kg, log.load_m3, *_ = size.tolist()
        return left

    def _left_behind(self, pool: FleetPool, shipments: list[Shipment]) -> list[Shipment]:
        """Return what there is no room for, stop by stop: least vital first, and of the last."""
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
        """Let a stop that is skipped keep its share: what other stops left of it.

        What they were handed out of it is no longer on order for it.
        """
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
        today = int(moment)
        is_over = (moment - today) * HOURS_PER_DAY >= house.receives_until
        day = self._setting.next_opening(today + is_over, facility)
        return max(moment, day + house.receives_from / HOURS_PER_DAY)

    def _spoil(self, shipment: Shipment, way: Way, *, found_at: int) -> None:
        """Throw away what heat and frost spoiled of goods that are brought on another day."""
        spoiled = self._boxes.spoiled(shipment.pieces, shipment.facility, way.carriage)
        if spoiled is not None:
            shipment.left_behind(spoiled, self._goods.size @ spoiled)
            self._stock.on_order[shipment.facility] -= spoiled
            self._stock.spoil_on_way(found_at, spoiled)

    def _take_back(self, cargo: Cargo, way: Way, shipments: Sequence[Shipment]) -> None:
        """Put what nobody was handed out on the shelf again, but for what was spoiled."""
        spoiled = self._boxes.spoiled(cargo.pieces, self._store, way.carriage)
        if spoiled is not None:
            cargo.hand_out(spoiled)
            self._stock.spoil_on_way(self._shelf, spoiled)
        self._put_back(cargo, shipments[0].facility)  # all of it is for one institution

    def _unload(self, shipment: Shipment, cargo: Cargo, carried: Carriage) -> None:
        """Put the shipment on the shelf, with what the team takes from the shared cargo.

        In this order: the team tops up, what there is no room for is refused, what spoiled is
        thrown away. All of it was on order, and none of it is any more.
        """
        facility, delivered = shipment.facility, shipment.pieces
        if shipment.top_ups:
            delivered = self._topped_up(shipment, cargo, carried.opened)
        delivered = self._that_fits(shipment, delivered, cargo)
        delivered = self._that_is_good(shipment, delivered, carried)
        put = self._stock.borrow if shipment.is_loan else self._stock.unload
        put(facility, delivered, shipment.unpack())
        self._stock.on_order[facility] -= shipment.pieces
        shipment.received = carried.opened
        shipment.delivered_pieces = int(delivered.sum())
        shipment.value = float(delivered @ self._goods.price)
        shipment.kg = float(delivered @ self._goods.size[0])

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

        It goes home with the vehicle, or to a later stop that is filled up. There is room for a
        loan: who called for it has next to nothing of it.
        """
        if shipment.is_loan:
            return delivered
        fits = that_has_room(
            delivered,
            self._setting.facilities[shipment.facility],
            on_hand=self._stock.on_hand[shipment.facility],
            goods=self._goods,
        )
        if fits is delivered:
            return delivered
        refused = delivered - fits
        if refused.any():
            shipment.complete = False
            cargo.take_in(refused, shipment.refuse(fits))
        return fits

    def _that_is_good(self, shipment: Shipment, delivered: Pieces, carried: Carriage) -> Pieces:
        """Return what heat and frost left; the rest is thrown away where it was unloaded."""
        spoiled = self._boxes.spoiled(delivered, shipment.facility, carried)
        if spoiled is None:
            return delivered
        good = delivered - spoiled
        shipment.complete = False
        shipment.refuse(good)
        self._stock.spoil_on_way(shipment.facility, spoiled)
        return good

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
        """Write the end of a trip down, and give the vehicle back, perhaps after a workshop."""
        log.returned = moment = way.moment
        log.nights = int(moment) - int(log.started)
        prices = pool.prices(self._setting.scenario.costs)
        log.cost += prices.of_trip(km=log.km, nights=log.nights, stops=log.stops)
        pool.give_back(log.vehicle, after_days=way.workshop_days)


def _size_of(shipments: Sequence[Shipment]) -> NDArray[np.float64]:
    """Return the size of all of them, in the rows of `Goods.size`."""
    return np.asarray(np.sum([each.size for each in shipments], axis=0))
