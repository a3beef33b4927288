"""A supplier: it delivers to stores, late and not always in full."""

from collections.abc import Generator
from typing import Any

import numpy as np
import simpy
from numpy.typing import NDArray

from sim.engine.clock import SUPPLIER_RANK, Moment, service_moment, tick_at
from sim.engine.interruptions import draw_spells
from sim.engine.opportunities import VisitsOfSupplier
from sim.engine.orders import Pieces
from sim.engine.purses import Purses
from sim.engine.setting import Setting
from sim.engine.stock import Stock
from sim.rng import Streams
from sim.scenario.shocks import PaymentInterruption, SupplierInterruption
from sim.scenario.supply import Supplier

_ROUNDING = 1e-9
"""Less than a chance moves a lead time by: a whole number of ticks stays one."""


class SupplierOrders:
    """Takes the orders of stores to one supplier and delivers them.

    It has no stock and no capacity: every order is promised by itself. What chance says of an order
    hangs on the supplier and the day on which it is taken, not on who orders how much, so that all
    orders of a day come equally late and lack the same products, under every strategy.

    Parameters
    ----------
    env
        The environment of the run.
    name
        Its id, which names the streams.
    supplier
        Lead time, completeness, interruptions, age of the goods.
    setting
        The strategy, for shocks, opening days and keys.
    stock
        Shelves on which is delivered, and what is on order.
    streams
        Chance.
    purses
        Out of which orders are paid.

    References
    ----------
    docs/model.md, section 2.4.
    """

    def __init__(
        self,
        env: simpy.Environment,
        name: str,
        *,
        supplier: Supplier,
        setting: Setting,
        stock: Stock,
        streams: Streams,
        purses: Purses,
    ) -> None:
        self._env = env
        self._name = name
        self._purses = purses
        self._supplier = supplier
        self._setting = setting
        self._stock = stock
        self._streams = streams
        self._ticks_per_day = setting.calendar.ticks_per_day
        self._interrupted = self._interruptions(name)
        rule = supplier.opportunities
        self._visits = (
            VisitsOfSupplier(rule, name, setting=setting, streams=streams) if rule else None
        )
        self._own_interrupted: dict[str, NDArray[np.bool_]] = {}
        shocks = setting.scenario.shocks.values()
        self._unpaid = sorted(
            (each for each in shocks if isinstance(each, PaymentInterruption)),
            key=lambda each: each.first_day,
        )
        self._held = [
            each
            for each in shocks
            if isinstance(each, SupplierInterruption) and name in each.suppliers
        ]

    def order(self, facility: int, pieces: Pieces) -> None:
        """Take an order and its price; what cannot be paid for is not ordered.

        What does not come is cancelled on the day of delivery, and its price given back. Until then
        all of it is on order: whoever ordered does not know what will be missing.

        Parameters
        ----------
        facility
            Who orders, as a row of the stock.
        pieces
            By product, on order already.
        """
        paid = self._purses.pay_for(facility, pieces)
        self._stock.on_order[facility] -= pieces - paid
        self._take(facility, paid)

    def _take(self, facility: int, pieces: Pieces) -> None:
        """Settle at once when an order comes and how much of it; goods of own keys for themselves.

        The lead time counts from the day as of which the order is paid, and ends on an opening day
        of the facility. Interruptions count on the day of arrival.
        """
        tick, is_paid = self._payment(facility, tick_at(self._env.now, self._ticks_per_day))
        rng = self._streams.get("supplier", self._name, tick)
        spec = self._supplier
        # in this order, whatever is ordered: an order of more products shifts no other's chance
        lead_days = spec.lead_time(rng.random())
        chances = rng.random(pieces.size), rng.random(pieces.size)
        institution = self._setting.facilities[facility].institution
        own = self._setting.shelves.own_keys(institution, int(self._env.now))
        if own.any():  # a key of its own comes or does not come for itself
            apart = self._streams.get("supplier", self._name, tick, institution)
            for chance in chances:
                chance[own] = apart.random(pieces.size)[own]
        in_full = chances[0] < spec.complete
        short = spec.short_least + chances[1] * (spec.short_most - spec.short_least)
        lead_ticks = int(np.ceil(lead_days * self._ticks_per_day - _ROUNDING))
        arrives = int(
            self._setting.opening_tick(self._comes(tick + lead_ticks, facility), facility)
        )
        share = np.where(in_full, 1.0, short) * spec.funding * is_paid
        share[self._interrupted_on(arrives // self._ticks_per_day, institution, own)] = 0.0
        # a bit above: shares are products of floats, and all of it is to stay all of it
        delivered = np.floor(pieces * share + 1e-9).astype(np.int64)
        months_left = self._months_left(tick)
        if months_left is not None:
            refused = months_left < self._setting.scenario.ageing.least_remaining_life
            delivered[refused & (self._setting.shelf_life_months > 0)] = 0
        self._send(facility, arrives, ordered=pieces, delivered=delivered, months_left=months_left)

    def _comes(self, ready: int, facility: int) -> int:
        """Return the tick from which goods that are ready at *ready* are on the way in.

        At once, or with the next visit of a supplier that gets to the facility on some days only.
        """
        if self._visits is None:
            return ready
        per_day = self._ticks_per_day
        return self._visits.from_day(-(-ready // per_day), facility) * per_day

    def _payment(self, facility: int, day: int) -> tuple[int, bool]:
        """Return the day as of which an order of *day* is taken, and whether it is ever paid.

        Nobody fails to pay where days have several ticks: there it is the tick.
        """
        institution = self._setting.facilities[facility].institution
        for shock in self._unpaid:  # by first day, so one pass finds the whole chain
            days = shock.days(self._setting.calendar)
            if shock.institution == institution and day in days:
                if shock.then == "cancelled":
                    return day, False
                day = days.stop
        return day, True

    def _send(
        self,
        facility: int,
        tick: int,
        *,
        ordered: Pieces,
        delivered: Pieces,
        months_left: NDArray[np.int64] | None,
    ) -> None:
        """Deliver at *tick* what no interruption of the supplier holds back then."""
        for shock in self._held:
            days = shock.days(self._setting.calendar)
            if tick not in days:  # there are no shocks where days have several ticks
                continue
            columns = self._setting.columns(shock.groups)
            held = np.zeros_like(delivered)
            held[columns] = np.floor(delivered[columns] * shock.share + 1e-9)
            delivered = delivered - held
            if shock.then == "later":
                ordered = ordered - held
                resumes = self._setting.next_opening(days.stop, facility)
                self._send(facility, resumes, ordered=held, delivered=held, months_left=months_left)
        self._env.process(
            self._deliver(
                facility, tick, ordered=ordered, delivered=delivered, months_left=months_left
            )
        )

    def _deliver(
        self,
        facility: int,
        tick: int,
        *,
        ordered: Pieces,
        delivered: Pieces,
        months_left: NDArray[np.int64] | None,
    ) -> Generator[simpy.Event, Any, None]:
        moment = service_moment(tick, self._ticks_per_day)
        yield Moment(self._env, moment, rank=SUPPLIER_RANK + facility)
        lots = None
        if self._stock.lots is not None and months_left is not None:
            lots = self._stock.lots.dated(delivered, months_left)
        self._stock.supply(facility, delivered, lots)
        self._stock.on_order[facility] -= ordered
        self._purses.pay_back(facility, ordered - delivered)

    def _months_left(self, tick: int) -> NDArray[np.int64] | None:
        """Return whole months to expiry on delivery, by product; none where nothing expires.

        All goods of one order day have one age a product, a share of the shelf life.
        """
        if self._stock.lots is None:
            return None
        spec, life = self._supplier, self._setting.shelf_life_months
        rng = self._streams.get("age", self._name, tick)
        youngest, oldest = spec.age_at_delivery_least, spec.age_at_delivery_most
        age = youngest + rng.random(life.size) * (oldest - youngest)
        return np.floor(life * (1 - age) + 1e-9).astype(np.int64)

    def _interrupted_on(
        self, day: int, institution: str, own: NDArray[np.bool_]
    ) -> NDArray[np.bool_]:
        """Return which products cannot be had on *day*; an institution's own keys have their own.

        After the last day simulated it is as on that day.
        """
        day = min(day, len(self._interrupted) - 1)
        if not own.any():
            return np.asarray(self._interrupted[day])
        if institution not in self._own_interrupted:
            self._own_interrupted[institution] = self._interruptions(self._name, institution)
        apart = self._own_interrupted[institution][day]
        return np.asarray(np.where(own, apart, self._interrupted[day]))

    def _interruptions(self, *whose: str) -> NDArray[np.bool_]:
        """Return on which days which products cannot be had, days × products.

        Drawn for the whole run from a stream named by *whose* supply it is.
        """
        days, products = self._setting.calendar.days, len(self._setting.product_index)
        rng = self._streams.get("interruptions", *whose)
        spells = draw_spells(self._supplier.interruptions, rng, days=days, products=products)
        interrupted = np.zeros((days, products), dtype=np.bool_)
        for product, begin, end in zip(*spells, strict=True):
            interrupted[begin:end, product] = True
        return interrupted
