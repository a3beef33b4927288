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
from sim.engine.stock import Stock
from sim.quantities import HOURS_PER_DAY
from sim.scenario.emergency import Emergency


class Emergencies:
    """Looks at the shelves of a programme and sends for what is almost gone."""

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
        self._month_numbers = setting.calendar.month_numbers
        self._days = set(rule.check.days(setting.calendar))
        block = replenisher.block
        can_call = np.isin(goods.ven_rank, [VEN_CLASSES.index(each) for each in rule.classes])
        self._can_call = (block.of(setting.expected_month) > 0) & can_call[block.columns]
        self._can_call &= self._in_reach(setting)[:, None]
        self._under_way: dict[int, Shipment] = {}
        self._month, self._trips = -1, 0

    def check(self, day: int) -> None:
        """Send for what is almost gone, the facilities that lack most products first."""
        if day not in self._days or self._dispatcher.is_out(day):
            return
        if self._month != self._month_numbers[day]:
            self._month, self._trips = int(self._month_numbers[day]), 0
        monthly = self._replenisher.history.monthly
        on_hand = self._replenisher.block.of(self._stock.on_hand)
        low = self._can_call & (on_hand <= self._rule.threshold * monthly)
        asked = np.where(low, np.ceil(self._rule.request * monthly).astype(np.int64) - on_hand, 0)
        calls = (asked > 0).sum(axis=1)
        for row in np.argsort(-calls, kind="stable")[: np.count_nonzero(calls)]:
            if self._rule.trips_per_month is not None and self._trips >= self._rule.trips_per_month:
                return
            self._send(int(self._replenisher.block.rows[row]), np.maximum(asked[row], 0), day)

    def _send(self, facility: int, asked: Pieces, day: int) -> None:
        """Send one vehicle with what the store has and the vehicle can carry, if that is any."""
        earlier = self._under_way.get(facility)
        if earlier is not None and earlier.emergency and np.isnan(earlier.received):
            return
        wide = np.zeros_like(self._goods.ven_rank)
        wide[self._replenisher.block.columns] = asked
        given = self._that_can_go(wide)
        if not given.any():
            return
        shipment = self._shipment(facility, day, asked=wide, given=given)
        self._stock.wanted[self._dispatcher.store] += wide
        self._stock.on_order[facility] += given
        lots = self._stock.pick(self._dispatcher.store, given[None, :])
        self._stock.pack(self._dispatcher.store, given)
        if lots:
            shipment.lots = lots[0]
        self._dispatcher.send_now(shipment, self._pool)
        self._under_way[facility] = shipment
        self._trips += 1

    def _that_can_go(self, asked: Pieces) -> Pieces:
        there = np.minimum(asked, self._stock.on_hand[self._dispatcher.store])
        loaded = load(
            there[None, :],
            size=self._goods.size,
            capacity=self._pool.capacity,
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
        home, nodes = self._dispatcher.store, setting.network.facility_nodes.tolist()
        rows = self._replenisher.block.rows.tolist()
        suppliers = [setting.facility_index.get(setting.facilities[row].supplier) for row in rows]
        km = [self._pool.roads.distance_km(nodes[home], nodes[row]) for row in rows]
        limit_km = self._pool.vehicle.range_km or np.finfo(float).max
        return np.asarray((np.array(suppliers) == home) & (2 * np.array(km) <= limit_km))
