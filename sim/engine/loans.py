"""One agreement on loans at work: who runs out is lent to, and pays back from what comes in."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sim.agreements import ReciprocalLoans
from sim.domain.loading import load
from sim.engine.clock import SERVICE_HOUR
from sim.engine.goods import Goods
from sim.engine.loan_book import LoanBook
from sim.engine.loan_trips import LoanTrips
from sim.engine.orders import Pieces, Shipment
from sim.engine.replenisher import Replenisher
from sim.engine.setting import Setting
from sim.engine.stock import Stock

_NOT_LOW = -1


class Loans:
    """Looks at the shelves of the parties every working day, and moves goods between them.

    It sees shelves as they are, and consumption as the programmes estimate it. Within a place goods
    change hands by the next morning without a vehicle; to other places they are driven.

    Parameters
    ----------
    agreement
        Who lends, when, how much, and how it is paid back.
    book
        Who owes whom; it is written into.
    setting
        The strategy.
    stock
        Shelves of all.
    goods
        Sizes and classes.
    replenishers
        All programmes, for the average monthly consumption of every cell.
    trips
        What carries loans from place to place.

    References
    ----------
    docs/model.md, section 2.7, *Reciprocal loans*.
    """

    def __init__(
        self,
        agreement: ReciprocalLoans,
        book: LoanBook,
        *,
        setting: Setting,
        stock: Stock,
        goods: Goods,
        replenishers: Sequence[Replenisher],
        trips: LoanTrips,
    ) -> None:
        self._agreement = agreement
        self._setting = setting
        self._stock = stock
        self._goods = goods
        self._replenishers = replenishers
        self.book = book
        """Who owes whom."""

        self.trips = trips
        """What carries loans from place to place."""

        self._members = _members(agreement, setting)
        self._party_of = {each: party for party, all_ in self._members.items() for each in all_}
        owners = [house.institution for house in setting.facilities]
        self._owned = {
            party: [each for each, owner in enumerate(owners) if owner == party]
            for party in self._members
        }
        self._lenders = {each: self._by_nearness(each) for each in self._party_of}
        self._covered = np.zeros(setting.expected_month.shape, dtype=np.bool_)
        columns = setting.columns(agreement.groups)
        rows = np.array(list(self._party_of))
        self._covered[np.ix_(rows, columns)] = True
        self._covered &= setting.expected_month > 0
        self._low_since = np.full(self._covered.shape, _NOT_LOW)
        self._looks = setting.calendar.is_working
        self._lends = _lending_days(agreement, setting)
        self._seen = stock.received.copy()
        self._handed_over: list[Shipment] = []

    def hand_over(self, _day: int) -> None:
        """Put on the shelf, in the morning, what was handed over within a place the day before.

        Before shelves are written down and patients come, on days off too.
        """
        for shipment in self._handed_over:
            self._stock.borrow(shipment.facility, shipment.pieces, shipment.unpack())
            self._stock.on_order[shipment.facility] -= shipment.pieces
        self._handed_over = []

    def check(self, day: int) -> None:
        """Pay back from what has come in, then lend to who has been short for long enough.

        After the orders of the day, so that what was ordered today counts as coming where
        `counts_orders`. Facilities that lack most products are helped first, those that lack as
        many in the order of the parties and of the scenario.
        """
        if not self._looks[day]:
            return
        self._pay_back(day)
        monthly = self._monthly_consumption()
        need = self._need(day, monthly)
        lacks = (need > 0).sum(axis=1)
        for facility in np.argsort(-lacks, kind="stable")[: np.count_nonzero(lacks)].tolist():
            self._help(facility, need[facility], day=day, monthly=monthly)

    def _pay_back(self, day: int) -> None:
        """Send back a share of what facilities received from their suppliers and stores."""
        # loans are no receipts, so nothing that was borrowed is paid back with
        received = self._stock.received - self._seen
        self._seen = self._stock.received.copy()
        for debtor in self.book.facilities():
            left = self._agreement.payback(received[debtor])
            if not left.any():
                continue
            for creditor, owed in self.book.debts(debtor):
                pieces = np.minimum(owed, left)
                left = left - self._send(debtor, creditor, pieces=pieces, day=day, payback=True)

    def _need(self, day: int, monthly: NDArray[np.float64]) -> Pieces:
        """Return what may be lent today to whom, facilities × products.

        Rows are those of the stock. A product that is low starts to count the delay on the first
        check that finds it so, and anew once it was not.
        """
        stock, agreement = self._stock, self._agreement
        is_low = self._covered & self._lends[day] & agreement.calls(stock.on_hand, monthly)
        since = np.where(self._low_since == _NOT_LOW, day, self._low_since)
        self._low_since = np.where(is_low, since, _NOT_LOW)
        called = is_low & (day - since >= agreement.activation_delay)
        coming = stock.on_order if agreement.counts_orders else self._coming()
        return np.where(called, agreement.need(stock.on_hand + coming, monthly), 0)

    def _coming(self) -> Pieces:
        """Return the loans and paybacks under way, facilities × products."""
        coming = np.zeros_like(self._stock.on_order)
        for each in (*self._handed_over, *self.trips.under_way()):
            coming[each.facility] += each.pieces
        return coming

    def _help(self, facility: int, need: Pieces, *, day: int, monthly: NDArray[np.float64]) -> None:
        """Let one lender after the other give what it can spare."""
        is_awaiting = any(each.facility == facility for each in self.trips.under_way())
        for lender in self._lenders[facility]:
            spare = self._agreement.spare(self._stock.on_hand[lender], monthly[lender])
            spare = np.where(self._is_same_key(facility, lender, day), spare, 0)
            # anew for each lender: what the one before gave counts against the limit
            pieces = np.minimum(np.minimum(need, spare), self._room(facility, lender, monthly))
            if not pieces.any() or (is_awaiting and self._is_far(facility, lender)):
                continue
            need = need - self._send(lender, facility, pieces=pieces, day=day, payback=False)

    def _is_same_key(self, one: int, other: int, day: int) -> NDArray[np.bool_]:
        """Return for which products two facilities hold the same key: others are not lent."""
        parties = self._party_of[one], self._party_of[other]
        return self._setting.shelves.shared_keys(*parties, day)

    def _room(self, facility: int, lender: int, monthly: NDArray[np.float64]) -> Pieces:
        """Return how much the institution of *facility* may still borrow from that of *lender*."""
        party, other = self._party_of[facility], self._party_of[lender]
        owed = self.book.owed(self._owned[party], self._owned[other])
        return self._agreement.room(owed, monthly[self._members[party]].sum(axis=0))

    def _send(
        self, origin: int, destination: int, *, pieces: Pieces, day: int, payback: bool
    ) -> Pieces:
        """Send what of *pieces* is there and can be carried, first expiry first; return it.

        What is sent is on order at its destination from now on, for loans and paybacks alike.
        """
        pieces = np.minimum(pieces, self._stock.on_hand[origin])
        pool = None
        if self._is_far(origin, destination):
            pool = self.trips.pool(origin, destination)
            if pool is None:
                return np.zeros_like(pieces)
            pieces = load(
                pieces[None], size=self._goods.size, capacity=pool.capacity,
                rank=self._goods.ven_rank,
            )[0]  # fmt: skip
        if not pieces.any():
            return pieces
        lots = self._stock.pick(origin, pieces[None])
        self._stock.lend(origin, pieces)
        self._stock.on_order[destination] += pieces
        debtor = destination if payback else self._debtor(destination, origin)
        self.book.note(origin, destination, pieces=pieces, day=day, payback=payback, debtor=debtor)
        shipment = self._shipment(destination, pieces, day)
        shipment.lots = lots[:1] if lots else []
        if pool:
            self.trips.send(shipment, origin, pool)
        else:
            self._handed_over.append(shipment)
        return pieces

    def _debtor(self, borrower: int, lender: int) -> int:
        """Return who pays a loan back: its borrower, or the first store above it that can."""
        houses, index = self._setting.facilities, self._setting.facility_index
        payer = borrower
        while self._is_far(payer, lender) and self.trips.pool(payer, lender) is None:
            supplier = houses[payer].supplier
            if supplier not in index:
                return borrower
            payer = index[supplier]
            if houses[payer].institution != houses[borrower].institution:
                return borrower
        return payer

    def _shipment(self, facility: int, pieces: Pieces, day: int) -> Shipment:
        decided = day + SERVICE_HOUR
        wait = self._setting.scenario.transport.picking_working_days
        packed_day = self._setting.calendar.working_day_after(day, wait)
        return Shipment(
            facility=facility,
            pieces=pieces,
            size=self._goods.size @ pieces,
            asked_pieces=int(pieces.sum()),
            complete=True,
            is_order=False,
            decided=decided,
            allocated=decided,
            packed=packed_day + SERVICE_HOUR,
            due=float("nan"),
            cycle_start=float("nan"),
            is_loan=True,
        )

    def _monthly_consumption(self) -> NDArray[np.float64]:
        """Return the average monthly consumption as estimated, facilities × products."""
        monthly = np.zeros_like(self._setting.expected_month)
        for each in self._replenishers:
            monthly[np.ix_(each.block.rows, each.block.columns)] = each.history.monthly
        return monthly

    def _is_far(self, one: int, other: int) -> bool:
        """Return whether two facilities stand in different places: spurs do not count."""
        houses = self._setting.facilities
        return houses[one].place != houses[other].place

    def _by_nearness(self, facility: int) -> list[int]:
        """Return who may lend to a facility: in its own place first, then the nearest by road."""
        party = self._party_of[facility]
        others = [each for each, other in self._party_of.items() if other != party]
        here = [each for each in others if not self._is_far(facility, each)]
        km = {each: self.trips.km(each, facility) for each in self.trips.homes if each in others}
        there = [each for each in km if each not in here and km[each] < float("inf")]
        return here + sorted(there, key=lambda each: km[each])


def _lending_days(agreement: ReciprocalLoans, setting: Setting) -> NDArray[np.bool_]:
    """Return on which days of the run goods are lent."""
    days = np.arange(setting.calendar.days)
    if not agreement.during:
        return np.ones(days.shape, dtype=np.bool_)
    is_in = np.zeros(days.shape, dtype=np.bool_)
    for name in agreement.during:
        if name in setting.scenario.shocks:  # else it is played as it would be without them
            lasts = setting.scenario.shocks[name].days(setting.calendar)
            is_in |= (days >= lasts.start) & (days < lasts.stop)
    return is_in


def _members(agreement: ReciprocalLoans, setting: Setting) -> dict[str, list[int]]:
    """Return the facilities of each party that lend and borrow."""
    members: defaultdict[str, list[int]] = defaultdict(list)
    for index, house in enumerate(setting.facilities):
        if house.institution in agreement.parties and house.level in agreement.levels:
            members[house.institution].append(index)
    return dict(members)
