"""A replenishment programme at work: at its reviews it decides what is sent or asked for."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from sim.domain.schedule import BeforeVisits, Schedule
from sim.engine.block import Block
from sim.engine.clock import service_moment
from sim.engine.consumption import ConsumptionHistory
from sim.engine.orders import Pieces, Requisitions
from sim.engine.reports import Reports
from sim.engine.setting import Setting
from sim.engine.stock import Stock
from sim.policies.replenishment import InformedPush, StockView
from sim.rng import Streams
from sim.scenario.replenishment import Programme

_Number = TypeVar("_Number", np.int64, np.float64)


class TakesOrders(Protocol):
    """A supplier from outside."""

    def order(self, facility: int, pieces: Pieces) -> None:
        """Take an order of a facility, *pieces* by product; they are on order already."""


class TakesRequisitions(Protocol):
    """A store."""

    def request(self, requisitions: Requisitions) -> None:
        """Take requisitions, whose pieces are on order already."""

    def cancel_rests(self, programme: str) -> None:
        """Forget what a programme did not get, where that waits for its next review only."""


class Replenisher:
    """One programme: at its reviews it looks, estimates, decides and passes on what it decided.

    Arrays are of its block (its facilities × its products) until they leave it; then they have a
    column for every product. It knows shelves as its reports tell of them, and orders as they are.

    Parameters
    ----------
    name
        Id of the programme, which names its streams.
    programme
        Policy, schedule, look-back and information.
    setting
        The strategy.
    stock
        Shelves and orders; what it orders is on order from then on.
    streams
        Chance of reviews and reports.
    suppliers
        Suppliers from outside, by id.
    stores
        Stores, by id; who is in neither asks for nothing.

    References
    ----------
    docs/model.md, section 2.3; USAID DELIVER (2011), *The Logistics Handbook*, section 4.5,
    for max-min systems.
    """

    def __init__(
        self,
        name: str,
        *,
        programme: Programme,
        setting: Setting,
        stock: Stock,
        streams: Streams,
        suppliers: Mapping[str, TakesOrders],
        stores: Mapping[str, TakesRequisitions],
    ) -> None:
        self.programme = programme
        self._name = name
        self._setting = setting
        self._stock = stock
        self._streams = streams
        self._suppliers = suppliers
        self._stores = stores
        self.block = Block(setting.rows(programme), setting.columns(programme.groups))
        """The cells that it supplies."""

        self._expect(0)
        packs = [item.pieces_per_pack for item in setting.scenario.products.values()]
        self._pack = np.array(packs)[self.block.columns]
        self.history = ConsumptionHistory(
            programme.consumption, self._expected, year_days=setting.calendar.days_per_year
        )
        """What it knows of past use."""

        self.reports = Reports(
            name, rule=programme.known_by, block=self.block, stock=stock, streams=streams
        )
        """What it knows of the shelves."""

        self._kinds = tuple(
            setting.facilities[row].kind or setting.facilities[row].level for row in self.block.rows
        )
        keys = tuple(setting.product_index)
        self._products = tuple(keys[column] for column in self.block.columns)
        self._reviews = set(programme.review.ticks(setting.calendar))
        self._ticks_per_day = setting.calendar.ticks_per_day
        self._visits = _visits_by_review(programme.review, setting)

    def reviews_at(self, tick: int) -> bool:
        """Return whether it decides at *tick*; a programme that supplies nobody never does."""
        return tick in self._reviews and bool(self.block.rows.size)

    def heed(self, day: int) -> None:
        """Count on the use of who joins the catalogue on *day* or soon, and ask who sends it."""
        before = self._expected
        self._expect(day)
        self.history.change(before, self._expected, day)

    def _expect(self, day: int) -> None:
        """Note what is expected in a month as of *day*, what is kept, and who sends it to whom."""
        self._expected = self.block.of(self._setting.expected_months[day]).copy()
        self._kept = (self._expected > 0).astype(np.int64)
        houses = (self._setting.facilities[row] for row in self.block.rows)
        named = np.array([self._setting.shelves.joins.supplier(each, day) for each in houses])
        self._by_supplier = {name: named == name for name in dict.fromkeys(named.tolist())}

    def review(self, tick: int) -> None:
        """Decide, and pass on what was decided.

        First what an earlier review did not get is forgotten where it waits for this one, so that
        the position that the policy sees is true. Then reports come, periods of use close, and the
        policy decides; nothing is ordered of what is not expected to be used, nor by who is not
        known or not looked at. Suppliers take orders facility by facility, in the order of the
        scenario; stores take all rows at once.
        """
        day = tick // self._ticks_per_day
        # at all stores: with a transition, who supplied a facility may not be who does now
        for store in self._stores.values():
            store.cancel_rests(self._name)
        self.reports.gather(day)
        self.history.close(self.reports)
        belief = self.reports.read(day, self.history.monthly)
        stock = StockView(
            on_hand=belief.on_hand,
            on_order=self.block.of(self._stock.on_order),
            monthly_consumption=self.history.monthly,
            expected_month=self._expected,
            kinds=self._kinds,
            products=self._products,
            month=self._setting.calendar.date(day).month,
            visit_use=self._visit_use(day),
            past=self.history.past,
            owed=self.block.of(self._stock.owed) if self.programme.counts_backorders else None,
        )
        rng = self._streams.get("review", self._name, tick)
        orders = self.programme.policy.order(stock, rng)
        orders = in_packs(orders, self._pack)
        # a kit or a base stock would fill shelves with what nobody is expected to use there
        orders = orders * self._kept * (belief.known & self._is_reviewed(day))[:, None]
        position = stock.position  # before these orders are added to it
        self.block.add(self._stock.on_order, orders)
        asking = np.flatnonzero(orders.any(axis=1))
        for supplier, of_supplier in self._by_supplier.items():
            rows = asking[of_supplier[asking]]
            if supplier in self._suppliers:
                for row in rows:
                    facility, pieces = int(self.block.rows[row]), self._wide(orders[[row]])[0]
                    self._suppliers[supplier].order(facility, pieces)
            elif rows.size:
                self._stores[supplier].request(self._requisitions(tick, rows, orders, position))

    def _is_reviewed(self, day: int) -> NDArray[np.bool_]:
        """Return which facilities are looked at: all, or those whose visits the review is for."""
        if self._visits is None:
            return np.ones(self.block.rows.size, dtype=np.bool_)
        return np.isin(self.block.rows, self._setting.visited[self._visits[day]])

    def _visit_use(self, day: int) -> NDArray[np.float64] | None:
        """Return what the visits that the review is for are expected to need, if it is for some."""
        if self._visits is None:
            return None
        use = np.zeros_like(self._setting.expected_month)
        visits = self._visits[day]
        np.add.at(use, self._setting.visited[visits], self._setting.visit_use[visits])
        return self.block.of(use)

    def _requisitions(
        self,
        tick: int,
        rows: NDArray[np.int64],
        orders: NDArray[np.int64],
        position: NDArray[np.int64],
    ) -> Requisitions:
        """Return what the facilities at *rows* of the block ask a store for.

        *position* is that before the orders, of the whole block; stores share by it.
        """
        policy = self.programme.policy
        return Requisitions(
            programme=self._name,
            decided=service_moment(tick, self._ticks_per_day),
            facilities=self.block.rows[rows],
            pieces=self._wide(orders[rows]),
            position=self._wide(position[rows]),
            monthly_consumption=self._wide(self.history.monthly[rows]),
            is_order=policy.facility_decides,
            top_up=(policy, self.block.columns) if isinstance(policy, InformedPush) else None,
        )

    def _wide(self, values: NDArray[_Number]) -> NDArray[_Number]:
        """Return rows × products of the programme as rows × all products."""
        wide = np.zeros((values.shape[0], len(self._setting.product_index)), dtype=values.dtype)
        wide[:, self.block.columns] = values
        return wide


def in_packs(orders: Pieces, pieces_per_pack: NDArray[np.int64]) -> Pieces:
    """Return orders, facilities × products, rounded up to whole packs of each product."""
    return -(-orders // pieces_per_pack) * pieces_per_pack


def _visits_by_review(review: Schedule, setting: Setting) -> dict[int, list[int]] | None:
    """Return the visits that each day of review is for; None where reviews are for all."""
    if not isinstance(review, BeforeVisits):
        return None
    visits: defaultdict[int, list[int]] = defaultdict(list)
    for number, visit in enumerate(setting.visits):
        visits[review.day(setting.calendar, visit.first_day)].append(number)
    return visits
