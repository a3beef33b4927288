"""The emergency orders of one programme: who runs out is brought what it lacks at once."""

import numpy as np
from numpy.typing import NDArray

from sim.domain.loading import load
from sim.domain.records import VEN_CLASSES
from sim.engine.clock import SERVICE_HOUR
from sim.engine.dispatcher import Dispatcher
from sim.engine.fleet import FleetPool
from sim.engine.goods import Goods
from sim.engine.orders import Pieces, Shipment
from sim.engine.replenisher import Replenisher
from sim.engine.setting import Setting
from sim.engine.shelves import Part
from sim.engine.stock import Stock
from sim.network.journey import Crew
from sim.quantities import HOURS_PER_DAY
from sim.scenario.emergency import Emergency


class Emergencies:
    """Looks at the shelves of a programme and sends for what is almost gone.

    It sees shelves as they are, whatever the programme believes of them, and counts nothing that is
    on order: an ordinary order may be weeks away. What is sent is on order from then on, so that
    the next ordinary review orders that much less.

    Parameters
    ----------
    rule
        When a product calls, and what a month may cost.
    replenisher
        The programme, for its cells and its consumption.
    setting
        The strategy.
    stock
        Shelves of all.
    goods
        Sizes and classes.
    dispatcher
        Of the store where the fleet is at home; only facilities that it supplies may call.
    pool
        The fleet.

    References
    ----------
    docs/model.md, section 2.3, *Emergency orders*.
    """

    def __init__(
        self,
        rule: Emergency,
        replenisher: Replenisher,
        *,
        setting: Setting,
        stock: Stock,
        goods: Goods,
        dispatcher: Dispatcher,
        pool: FleetPool,
    ) -> None:
        self._rule = rule
        self._replenisher = replenisher
        self._stock = stock
        self._goods = goods
        self._dispatcher = dispatcher
        self._pool = pool
        self._setting = setting
        self._month_numbers = setting.calendar.month_numbers
        self._days = set(rule.check.days(setting.calendar))
        block = replenisher.block
        can_call = np.isin(goods.ven_rank, [VEN_CLASSES.index(each) for each in rule.classes])
        self._can_call = (block.of(setting.expected_month) > 0) & can_call[block.columns]
        self._can_call &= self._in_reach(setting)[:, None]
        self._under_way: dict[int, Shipment] = {}
        self._month, self._trips, self._spent = -1, 0, 0.0

    def check(self, day: int) -> None:
        """Send for what is almost gone, the facilities that lack most products first.

        Facilities that lack as many stand in the order of the scenario. A store that is out sends
        nothing, and does not look. The month's trips and money begin anew with each calendar month.
        """
        if day not in self._days or self._dispatcher.is_out(day):
            return
        if self._month != self._month_numbers[day]:
            self._month, self._trips, self._spent = int(self._month_numbers[day]), 0, 0.0
        monthly = self._replenisher.history.monthly
        on_hand = self._replenisher.block.of(self._stock.on_hand)
        low = self._can_call & (on_hand <= self._rule.threshold * monthly)
        asked = np.where(low, np.ceil(self._rule.request * monthly).astype(np.int64) - on_hand, 0)
        calls = (asked > 0).sum(axis=1)
        # stable: those who lack as many stay in the order of the scenario, on any machine
        for row in np.argsort(-calls, kind="stable")[: np.count_nonzero(calls)]:
            self._send(int(self._replenisher.block.rows[row]), np.maximum(asked[row], 0), day)

    def _send(self, facility: int, asked: Pieces, day: int) -> None:
        """Send one vehicle with what the store has and the vehicle can carry, if that is any."""
        earlier = self._under_way.get(facility)
        # what a closed road stopped has become an ordinary order: then another one may go
        if earlier is not None and earlier.emergency and np.isnan(earlier.received):
            return
        wide = np.zeros_like(self._goods.ven_rank)
        wide[self._replenisher.block.columns] = asked
        wide = self._common(facility, day).of(wide)
        pool = self._pool.serving(facility)
        if pool is None:
            return
        given = self._that_can_go(wide, pool)
        shipment = self._shipment(facility, day, asked=wide, given=given)
        if not given.any() or not self._pay(shipment, pool):
            return
        # the store was asked for all of it, though it may have less: that is what it should hold
        self._stock.wanted[self._dispatcher.store] += wide
        self._stock.on_order[facility] += given
        lots = self._stock.pick(self._dispatcher.store, given[None, :])
        self._stock.pack(self._dispatcher.store, given)
        if lots:
            shipment.lots = [lots[0]]
        self._dispatcher.send_now(shipment, pool)
        self._under_way[facility] = shipment

    def _common(self, facility: int, day: int) -> Part:
        """Return what of a facility's goods lies in the store's own row: no rush for the others."""
        institution = self._setting.facilities[facility].institution
        return self._setting.shelves.parts(self._dispatcher.store, institution, day)[0]

    def _pay(self, shipment: Shipment, pool: FleetPool) -> bool:
        """Take the trip out of the budget of the month, and return whether that covers it.

        A trip that is not covered takes nothing, so that a cheaper one may still go.
        """
        trips, spent = self._trips + 1, self._spent + self._estimated_cost(shipment, pool)
        covered = all(
            limit is None or used <= limit
            for used, limit in (
                (trips, self._rule.trips_per_month),
                (spent, self._rule.budget_per_month),
            )
        )
        if covered:
            self._trips, self._spent = trips, spent
        return covered

    def _estimated_cost(self, shipment: Shipment, pool: FleetPool) -> float:
        """Return what the trip costs over free roads, if it leaves as soon as it is packed."""
        setting, transport = self._setting, self._setting.scenario.transport
        start = int(setting.network.facility_nodes[self._dispatcher.store])
        ends = start, setting.stop_node(shipment.facility, pool.vehicle)
        hours = (
            transport.loading
            + 2 * pool.roads.usual_hours(*ends)
            + setting.facilities[shipment.facility].unloading
        )
        back = Crew(transport.driving_day).work(shipment.packed, hours)
        return pool.prices(setting.scenario.costs).of_trip(
            km=2 * pool.roads.distance_km(*ends),
            nights=int(back) - int(shipment.packed),
            stops=1,
        )

    def _that_can_go(self, asked: Pieces, pool: FleetPool) -> Pieces:
        """Return what of *asked* the store has and one vehicle carries, vital products first."""
        there = np.minimum(asked, self._stock.on_hand[self._dispatcher.store])
        loaded = load(
            there[None, :],
            size=self._goods.size,
            capacity=pool.capacity,
            rank=self._goods.ven_rank,
        )
        return np.asarray(loaded[0])

    def _shipment(self, facility: int, day: int, *, asked: Pieces, given: Pieces) -> Shipment:
        decided = day + SERVICE_HOUR
        return Shipment(
            facility=facility,
            pieces=given,
            size=self._goods.size @ given,
            asked_pieces=int(asked.sum()),
            complete=bool((given == asked).all()),
            is_order=True,
            decided=decided,
            allocated=decided,
            packed=decided + self._rule.packing / HOURS_PER_DAY,
            due=day + 2.0,  # the end of the next day; what is due while measured is recorded
            cycle_start=float("nan"),
            emergency=True,
        )

    def _in_reach(self, setting: Setting) -> NDArray[np.bool_]:
        """Return which facilities of the programme the vehicles serve: supplier, ways, range."""
        home = self._dispatcher.store
        start = int(setting.network.facility_nodes[home])
        rows = self._replenisher.block.rows.tolist()
        suppliers = [setting.facility_index.get(setting.facilities[row].supplier) for row in rows]
        stops = [setting.stop_node(row, self._pool.vehicle) for row in rows]
        km = [self._pool.roads.distance_km(start, stop) for stop in stops]
        # a finite limit even without a range: where no way leads km are infinite
        limit_km = self._pool.vehicle.range_km or np.finfo(float).max
        return np.asarray((np.array(suppliers) == home) & (2 * np.array(km) <= limit_km))
