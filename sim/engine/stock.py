"""Who holds what: the one owner of stock, of what is on order and of what is on its way."""

import numpy as np
from numpy.typing import NDArray


class BooksError(AssertionError):
    """Pieces have appeared or vanished: a defect of the program, never of the user."""


class Stock:
    """Pieces by facility and product, and those on their way between facilities."""

    def __init__(self, first: NDArray[np.int64]) -> None:
        self.on_hand = first.copy()
        """On the shelves, facilities × products."""

        self.on_order = np.zeros_like(first)
        """Ordered and neither received nor cancelled, facilities × products."""

        self.in_transit = np.zeros(first.shape[1], dtype=np.int64)
        """Packed or on vehicles, by product."""

        self.supplied = np.zeros(first.shape[1], dtype=np.int64)
        """Received from suppliers so far, by product."""

        self.issued = np.zeros_like(first)
        """Handed out to patients or packed for others so far, facilities × products."""

        self.wanted = np.zeros_like(first)
        """Asked for so far at first attempts, facilities × products."""

        self.received = np.zeros_like(first)
        """Taken in so far, facilities × products."""

        self.days_out = np.zeros_like(first)
        """Days so far on which nothing was on hand at 08:00, facilities × products."""

        self._packed = np.zeros(first.shape[1], dtype=np.int64)
        self._first = first.sum(axis=0)

    def supply(self, facility: int, pieces: NDArray[np.int64]) -> None:
        """Put goods from outside on the shelf."""
        self.on_hand[facility] += pieces
        self.received[facility] += pieces
        self.supplied += pieces

    def pack(self, facility: int, pieces: NDArray[np.int64]) -> None:
        """Take goods off the shelf for others."""
        self.on_hand[facility] -= pieces
        self.issued[facility] += pieces
        self._packed += pieces
        self.in_transit += pieces

    def unload(self, facility: int, pieces: NDArray[np.int64]) -> None:
        """Put goods that were on their way on the shelf."""
        self.on_hand[facility] += pieces
        self.received[facility] += pieces
        self.in_transit -= pieces

    def take_back(self, facility: int, pieces: NDArray[np.int64]) -> None:
        """Put goods that come back from a trip on the shelf again: they were never issued."""
        self.on_hand[facility] += pieces
        self.issued[facility] -= pieces
        self._packed -= pieces
        self.in_transit -= pieces

    def dispense(self, issued: NDArray[np.int64]) -> None:
        """Note what patients were handed out, by cell; the kernel took it off the shelf."""
        flat = self.issued.reshape(-1)
        flat += issued

    def want(
        self,
        asked: NDArray[np.int64],
        *,
        returning: NDArray[np.int64],
        quantity: NDArray[np.int64],
    ) -> None:
        """Note what was asked for, by cell, less what those in *returning* cells asked again."""
        wanted = self.wanted.reshape(-1)
        wanted += asked
        np.subtract.at(wanted, returning, quantity)

    def verify(self) -> None:
        """Check that no piece appeared or vanished.

        Raises
        ------
        BooksError
            When opening + supplied is not dispensed + on hand + in transit, or stock is negative.
        """
        dispensed = self.issued.sum(axis=0) - self._packed
        held = self.on_hand.sum(axis=0) + self.in_transit + dispensed
        if not np.array_equal(self._first + self.supplied, held):
            product = int(np.flatnonzero(self._first + self.supplied != held)[0])
            raise BooksError(f"product {product}: the books do not balance")
        if (self.on_hand < 0).any() or (self.in_transit < 0).any():
            raise BooksError("negative stock")
