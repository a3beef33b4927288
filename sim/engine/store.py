"""A store: it gathers requisitions, shares its stock among them and packs shipments."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.domain.calendar import Calendar
from sim.domain.lots import Dated
from sim.engine.goods import Goods
from sim.engine.orders import Pieces, Requisitions, Shipment
from sim.engine.stock import Stock
from sim.policies.allocation import Requests
from sim.scenario.replenishment import Sharing


class Promise(NamedTuple):
    """When what is shared on a day is meant to arrive."""

    cycle_start: float
    """Start of the round; nan where there are none."""

    due: float
    """Moment after which it is late."""


Promises = Callable[[float, float], Promise]
"""Says, for the moments of decision and packing, when goods are due; the dispatcher knows."""


class Picking(NamedTuple):
    """How goods are made ready in a store."""

    working_days: int
    """From sharing to packed; at 0 goods can leave at once."""

    pieces_per_day: int | None = None
    """As many can be picked on a working day; none: without limit."""


class Store:
    """One store, or one shelf of it; the dispatcher takes what it packs.

    It serves nobody at once: requests wait until stock is shared, all together. A product of which
    there is enough goes out as asked; of one that is short the rule of `sharing` decides.

    Parameters
    ----------
    facility
        Its row of the stock.
    stock
        Its shelf, and what is on order for others.
    sharing
        The rule, what becomes of what is not given, and how much can be picked at most.
    calendar
        Working days.
    goods
        Sizes and classes.
    picking
        How long it takes to pack, and how much is packed in a day.
    remoteness_hours
        Of every facility, finite; for rules that favour the remote.

    References
    ----------
    docs/model.md, section 2.4; the rules are in `sim/policies/allocation/`.
    """

    def __init__(
        self,
        facility: int,
        *,
        stock: Stock,
        sharing: Sharing,
        calendar: Calendar,
        goods: Goods,
        picking: Picking,
        remoteness_hours: NDArray[np.float64],
    ) -> None:
        self.facility = facility
        self._stock = stock
        self._sharing = sharing
        self._calendar = calendar
        self._goods = goods
        self._picking = picking
        self._remoteness_hours = remoteness_hours
        self._shared_day = -1
        self._pending: list[Requisitions] = []

    def request(self, requisitions: Requisitions) -> None:
        """Take requisitions; they wait until the stock is shared.

        They count as wanted of the store at once, whatever is given of them later.
        """
        wanted = requisitions.pieces.sum(axis=0)
        self._stock.wanted[self.facility] += wanted
        self._stock.owed[self.facility] += wanted
        self._pending.append(requisitions)

    def hand_over(self, is_chosen: NDArray[np.bool_]) -> list[Requisitions]:
        """Give up what is asked of it of some products, and return it.

        Wanted it was all the same, and stays; who takes it over does not count it again.
        """
        chosen = [each.part(np.where(is_chosen, each.pieces, 0)) for each in self._pending]
        self._pending = [each.part(np.where(is_chosen, 0, each.pieces)) for each in self._pending]
        return chosen

    def take_over(self, requisitions: list[Requisitions]) -> None:
        """Let what was asked of another wait here."""
        self._pending += requisitions

    def cancel_rests(self, programme: str) -> None:
        """Forget what a programme did not get, where that waits for its next review only.

        Under the other rules of `unfilled` there is nothing to forget: it is gone, or stays.
        """
        if self._sharing.unfilled != "kept_until_review":
            return
        for each in self._pending:
            if each.is_rest and each.programme == programme:
                self._cancel(each.facilities, each.pieces)
        self._pending = [
            each for each in self._pending if not (each.is_rest and each.programme == programme)
        ]

    def share(self, now: float, promise: Promises) -> list[Shipment]:
        """Share what is on hand among the pending requisitions, the oldest first."""
        return self.pack(now, promise, at_most=self.can_pick(now))

    def can_pick(self, now: float) -> int | None:
        """Return how many pieces can be picked since stock was last shared; none: without limit.

        Asking counts as sharing: the working days until *now* are used up, whether anything was
        picked on them or not.
        """
        limits = [self._sharing.picking_pieces_at_most]
        if self._picking.pieces_per_day is not None:
            days = self._calendar.is_working[self._shared_day + 1 : int(now) + 1]
            limits.append(self._picking.pieces_per_day * int(np.count_nonzero(days)))
        self._shared_day = int(now)
        return min((limit for limit in limits if limit is not None), default=None)

    def could_give(self) -> int:
        """Return the pieces that it would give now, were there time to pick them all.

        All products together; 0 where nothing is asked for.
        """
        asked = np.sum([each.pieces.sum(axis=0) for each in self._pending], axis=0)
        return int(np.minimum(asked, self._stock.on_hand[self.facility]).sum())

    def pack(self, now: float, promise: Promises, *, at_most: int | None) -> list[Shipment]:
        """Share what is on hand, and no more than *at_most* pieces, among the requisitions.

        Parameters
        ----------
        now
            Moment of sharing, in days: goods are packed when the working day begins on which
            picking ends, and not before now.
        promise
            Says when what is packed is due.
        at_most
            Limit of pieces; none where there is time for all.

        Returns
        -------
        A shipment for each row that is given something, requisition by requisition.
        """
        pending, self._pending = self._pending, []
        if not pending:
            return []
        given = self._given(pending, at_most)
        lots = self._stock.pick(self.facility, given)
        self._stock.pack(self.facility, given.sum(axis=0))
        self._stock.owed[self.facility] -= given.sum(axis=0)
        packed_day = self._calendar.working_day_after(int(now), self._picking.working_days)
        # without days to pick goods are ready now, and not at the midnight before
        packed = max(now, float(packed_day))
        shipments, first = [], 0
        for requisitions in pending:
            rows = given[first : first + requisitions.facilities.size]
            self._settle(requisitions, rows)
            due = promise(requisitions.decided, packed)
            sizes = rows @ self._goods.size.T
            packed_now = _shipments(
                requisitions, rows, sizes=sizes, now=now, packed=packed, promise=due
            )
            if lots is not None:
                _date(packed_now, rows, lots[first:])
            shipments += packed_now
            first += requisitions.facilities.size
        return shipments

    def _given(self, pending: list[Requisitions], at_most: int | None) -> NDArray[np.int64]:
        """Return what each row gets, rows of all requisitions × products."""
        asked = np.concatenate([each.pieces for each in pending])
        available = self._available(asked.sum(axis=0), at_most)
        # rules see only what is short: on most days that is little of the catalogue
        short = np.flatnonzero(asked.sum(axis=0) > available)
        if short.size == 0:
            return asked
        requests = Requests(
            pieces=asked[:, short],
            position=np.concatenate([each.position[:, short] for each in pending]),
            monthly_consumption=np.concatenate(
                [each.monthly_consumption[:, short] for each in pending]
            ),
            remoteness_hours=self._remoteness_hours[
                np.concatenate([each.facilities for each in pending])
            ],
        )
        given = asked.copy()
        given[:, short] = self._sharing.rule.share(requests, available[short])
        return given

    def _available(self, asked: Pieces, at_most: int | None) -> Pieces:
        """Return what can be given of each product: what is on hand, and can be picked."""
        on_hand: Pieces = self._stock.on_hand[self.facility]
        if at_most is None:
            return on_hand
        wanted = np.minimum(asked, on_hand)
        return self._sharing.rule.picked(wanted, at_most=at_most, ven_rank=self._goods.ven_rank)

    def _settle(self, requisitions: Requisitions, given: NDArray[np.int64]) -> None:
        """Cancel or keep what the rows did not get."""
        unfilled = requisitions.pieces - given
        if not unfilled.any():
            return
        if self._sharing.unfilled == "cancelled":
            self._cancel(requisitions.facilities, unfilled)
        else:
            self._pending.append(requisitions.rest(unfilled))

    def _cancel(self, facilities: NDArray[np.int64], pieces: NDArray[np.int64]) -> None:
        """Take what will not be given off the orders of those who asked; each of them once."""
        self._stock.on_order[facilities] -= pieces
        self._stock.owed[self.facility] -= pieces.sum(axis=0)


def _shipments(
    requisitions: Requisitions,
    given: NDArray[np.int64],
    *,
    sizes: NDArray[np.float64],
    now: float,
    packed: float,
    promise: Promise,
) -> list[Shipment]:
    """Return a shipment for each row of *given* (rows × products) that is not empty."""
    asked_pieces = requisitions.pieces.sum(axis=1).tolist()
    given_pieces = given.sum(axis=1).tolist()
    shipments = []
    for row, facility in enumerate(requisitions.facilities.tolist()):
        if not given_pieces[row]:
            continue
        top_up = requisitions.of(row)
        shipments.append(
            Shipment(
                facility=facility,
                pieces=given[row],
                size=sizes[row],
                asked_pieces=asked_pieces[row],
                complete=given_pieces[row] == asked_pieces[row],
                is_order=requisitions.is_order,
                decided=requisitions.decided,
                allocated=now,
                packed=packed,
                due=promise.due,
                cycle_start=promise.cycle_start,
                top_ups={requisitions.programme: top_up} if top_up else {},
            )
        )
    return shipments


def _date(shipments: list[Shipment], given: NDArray[np.int64], lots: list[Dated]) -> None:
    """Tell the shipments of the rows that were given something which lots they are made of."""
    for shipment, row in zip(shipments, np.flatnonzero(given.any(axis=1)), strict=True):
        shipment.lots = [lots[row]]
