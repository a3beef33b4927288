"""Who holds what: the one owner of stock, of what is on order and of what is on its way."""

import numpy as np
from numpy.typing import NDArray

from sim.domain.lots import Dated, Lots
from sim.domain.records import BOXES
from sim.domain.service import Service


class BooksError(AssertionError):
    """Pieces have appeared or vanished: a defect of the program, never of the user."""


class Stock:
    """Pieces by facility and product, and those on their way between facilities.

    Rows are the facilities in the order of the scenario, then the shelves of stores; columns are
    all products. All counters run from the start of the warm-up and never fall, but for `issued`
    (goods that come back) and `borrowed`. Every movement of goods is one method here, each of which
    keeps the books: opening + supplied = dispensed + expired + damaged + on hand + in transit, by
    product.

    `on_order` and `owed` belong to nobody's books: who orders, delivers or cancels keeps them up,
    here in place.

    Parameters
    ----------
    first
        Stock on the first morning, rows × products; it is copied.
    lots
        The same by month of expiry, where goods expire.

    References
    ----------
    docs/model.md, section 5, *Checks*.
    """

    def __init__(self, first: NDArray[np.int64], lots: Lots | None = None) -> None:
        self.on_hand = first.copy()
        """On the shelves, facilities × products; never below zero. The service kernel lowers it in
        place, so it stays one C-ordered array."""

        self.on_order = np.zeros_like(first)
        """Ordered and neither received nor cancelled, facilities × products."""

        self.in_transit = np.zeros(first.shape[1], dtype=np.int64)
        """Packed or on vehicles, by product: loans and what was handed over within a place too."""

        self.supplied = np.zeros(first.shape[1], dtype=np.int64)
        """Received from suppliers so far, by product."""

        self.issued = np.zeros_like(first)
        """Handed out to patients or packed for others so far, facilities × products. What a store
        packs is use to those who estimate its consumption, what is lent is not."""

        self.wanted = np.zeros_like(first)
        """Asked for so far at first attempts, facilities × products: by patients at a unit, by
        requests at a store."""

        self.received = np.zeros_like(first)
        """Taken in so far from suppliers and stores, facilities × products; no loans."""

        self.days_out = np.zeros(first.shape, dtype=np.int16)
        """Days so far on which nothing was on hand at 08:00, facilities × products."""

        self.expired = np.zeros_like(first)
        """Thrown away so far because it expired, facilities × products."""

        self.damaged = np.zeros_like(first)
        """Thrown away so far because heat or frost spoiled it, facilities × products."""

        self.boxes = np.zeros((len(first), len(BOXES)), dtype=np.int64)
        """Boxes of cold goods opened so far, facilities for which they were packed × `BOXES`."""
        self.borrowed = np.zeros_like(first)
        """Got from other institutions so far as loans and paybacks, less what was given to them,
        facilities × products; neither issued nor received."""

        self.owed = np.zeros_like(first)
        """Wanted and not given yet: by requests that wait at a store and, where a programme counts
        them, by patients who come back; facilities × products."""

        self.lots = lots
        """What is on the shelves by month of expiry; none where nothing expires."""

        self._packed = np.zeros(first.shape[1], dtype=np.int64)
        self._first = first.sum(axis=0)

    def supply(self, facility: int, pieces: NDArray[np.int64], lots: Dated | None = None) -> None:
        """Put goods from outside on the shelf; what of *lots* has expired is thrown away there."""
        self._put(facility, pieces, lots)
        self.received[facility] += pieces
        self.supplied += pieces

    def pick(self, facility: int, rows: NDArray[np.int64]) -> list[Dated] | None:
        """Choose the lots that go to others, who are the *rows*, just before they are packed.

        There is one entry a row; none where nothing expires. It has to come before `pack` or
        `lend`: lots are read off the shelf as it is, the first row gets what expires first.
        """
        if self.lots is None:
            return None
        return self.lots.take(facility, rows, self.on_hand[facility])

    def pack(self, facility: int, pieces: NDArray[np.int64]) -> None:
        """Take goods off the shelf for others."""
        self.on_hand[facility] -= pieces
        self.issued[facility] += pieces
        self._packed += pieces
        self.in_transit += pieces

    def unload(self, facility: int, pieces: NDArray[np.int64], lots: Dated | None = None) -> None:
        """Put goods that were on their way on the shelf."""
        self._put(facility, pieces, lots)
        self.received[facility] += pieces
        self.in_transit -= pieces

    def take_back(
        self, facility: int, pieces: NDArray[np.int64], lots: Dated | None = None
    ) -> None:
        """Put goods that come back from a trip on the shelf again: they were never issued.

        *facility* is the store or shelf that packed them.
        """
        self._put(facility, pieces, lots)
        self.issued[facility] -= pieces
        self._packed -= pieces
        self.in_transit -= pieces

    def spoil_on_way(self, facility: int, pieces: NDArray[np.int64]) -> None:
        """Throw away what was spoiled on its way, where that was found.

        It is counted for *facility*, which need not be whom it was for.
        """
        self.damaged[facility] += pieces
        self.in_transit -= pieces

    def spoil_on_shelf(self, facility: int, pieces: NDArray[np.int64]) -> None:
        """Throw away what was spoiled on a shelf: of its lots those that expire first."""
        self.damaged[facility] += pieces
        self.on_hand[facility] -= pieces

    def lend(self, facility: int, pieces: NDArray[np.int64]) -> None:
        """Take goods off the shelf for another institution: that is no consumption."""
        self.on_hand[facility] -= pieces
        self.borrowed[facility] -= pieces
        self.in_transit += pieces

    def borrow(self, facility: int, pieces: NDArray[np.int64], lots: Dated | None = None) -> None:
        """Put goods of another institution on the shelf."""
        self._put(facility, pieces, lots)
        self.borrowed[facility] += pieces
        self.in_transit -= pieces

    def expire(self, month: int) -> None:
        """Throw away what may not be used any more from *month* on, counted from the first.

        Month 0 is that in which the run begins; months come one after the other.
        """
        if self.lots is not None:
            expired = self.lots.expire(month, self.on_hand)
            self.on_hand -= expired
            self.expired += expired

    def _put(self, facility: int, pieces: NDArray[np.int64], lots: Dated | None) -> None:
        """Put goods on the shelf; what expired on its way is thrown away there."""
        if self.lots is not None and lots is not None:
            expired = self.lots.receive(facility, lots, self.on_hand[facility])
            self.on_hand[facility] -= expired
            self.expired[facility] += expired
        self.on_hand[facility] += pieces

    def dispense(
        self, cell: NDArray[np.int64], quantity: NDArray[np.int64], service: Service
    ) -> None:
        """Note what lines of patients were handed out; the kernel took it off the shelf.

        Parameters
        ----------
        cell
            Facility × product of each line, an index into `on_hand` laid flat.
        quantity
            What each asked for.
        service
            Which lines got less, and how much.
        """
        issued, short = self.issued.reshape(-1), service.short
        np.add.at(issued, cell, quantity)
        np.subtract.at(issued, cell[short], quantity[short] - service.given)

    def want(self, cell: NDArray[np.int64], quantity: NDArray[np.int64]) -> None:
        """Note what lines of patients ask for at their first attempt, cells as in `dispense`."""
        np.add.at(self.wanted.reshape(-1), cell, quantity)

    def verify(self) -> None:
        """Check that no piece appeared or vanished.

        Raises
        ------
        BooksError
            When opening + supplied is not dispensed + expired + damaged + on hand + in transit,
            stock is negative, or there is more of it than its lots hold.
        """
        # what was packed for others is issued too, but has not left the system
        dispensed = self.issued.sum(axis=0) - self._packed
        wasted = (self.expired + self.damaged).sum(axis=0)
        held = self.on_hand.sum(axis=0) + self.in_transit + dispensed + wasted
        if not np.array_equal(self._first + self.supplied, held):
            product = int(np.flatnonzero(self._first + self.supplied != held)[0])
            raise BooksError(f"product {product}: the books do not balance")
        if (self.on_hand < 0).any() or (self.in_transit < 0).any():
            raise BooksError("negative stock")
        if self.lots is not None and (self.lots.usable < self.on_hand).any():
            raise BooksError("pieces without a lot")
