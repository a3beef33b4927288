"""Stock that ages: pieces by the month in which they expire, first expiry first out."""

from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Dated: TypeAlias = NDArray[np.int32]
"""Pieces by month of expiry, months × products; months are counted from the first of the run."""

SHORT_DATED_MONTHS = (3, 6, 12)
"""Limits of the classes of the expiry watch: fewer than 3 months to expiry, 3-6, 6-12, more."""


class Lots:
    """The pieces of every facility by month of expiry.

    Patients lower the stock on hand alone. What they took is settled here, first expiry first,
    before anything else happens at a facility: that gives the same as settling every day.
    A piece may not be used any more from the first day of its month on.
    """

    def __init__(
        self, shelf_life_months: NDArray[np.int64], *, facilities: int, months: int
    ) -> None:
        self._life = shelf_life_months
        self.months = months + max(int(shelf_life_months.max()), SHORT_DATED_MONTHS[-1]) + 1
        """Months of expiry that are told apart; the last stands for never."""

        self.month = 0
        """The month that it is."""

        shape = facilities, self.months, shelf_life_months.size
        self._lots = np.zeros(shape, dtype=np.int32)
        self.recorded: NDArray[np.int64] = np.zeros((shape[0], shape[2]), dtype=np.int64)
        """Pieces in the lots: on hand when last settled, facilities × products."""

    def spread(self, pieces: NDArray[np.int64], *, least: float, most: float) -> None:
        """Put the first stock in, its age evenly between two shares of the shelf life.

        Parameters
        ----------
        pieces
            Facilities × products.
        least, most
            The shares; nothing of it expires in the first month.
        """
        for product, life in enumerate(self._life.tolist()):
            if not life:
                self._lots[:, -1, product] += pieces[:, product].astype(np.int32)
                continue
            first = max(round(life * (1 - most)), 1)
            n = max(round(life * (1 - least)), first) - first + 1
            upto = pieces[:, product, None] * np.arange(n + 1) // n
            self._lots[:, first : first + n, product] += np.diff(upto).astype(np.int32)
        self.recorded += pieces

    def dated(self, pieces: NDArray[np.int64], months_left: NDArray[np.int64]) -> Dated:
        """Return goods of one age a product as lots; what does not age never expires.

        Parameters
        ----------
        pieces
            By product.
        months_left
            Months to expiry by product.
        """
        lots = np.zeros(self._lots.shape[1:], dtype=np.int32)
        month = np.where(self._life > 0, self.month + months_left, self.months - 1)
        lots[month, np.arange(month.size)] = pieces
        return lots

    def settle(self, facility: int, on_hand: NDArray[np.int64]) -> None:
        """Take what has gone since the last time off the lots that expire first.

        *on_hand* is the stock of the facility now, by product.
        """
        gone = self.recorded[facility] - on_hand
        if not gone.any():
            return
        shelf = self._lots[facility, self.month :]
        left = shelf.cumsum(axis=0, dtype=np.int32)
        left -= gone.astype(np.int32)
        np.maximum(left, 0, out=left)
        np.minimum(shelf, left, out=shelf)
        self.recorded[facility] = on_hand

    def receive(self, facility: int, lots: Dated) -> NDArray[np.int64]:
        """Put goods on a shelf that is settled, and return what of them has expired by now."""
        fresh = lots[self.month + 1 :]
        self._lots[facility, self.month + 1 :] += fresh
        self.recorded[facility] += fresh.sum(axis=0)
        return np.asarray(lots[: self.month + 1].sum(axis=0, dtype=np.int64))

    def take(self, facility: int, rows: NDArray[np.int64]) -> NDArray[np.int32]:
        """Take goods from a shelf that is settled, and return them as lots.

        Parameters
        ----------
        facility
            Whose shelf.
        rows
            Pieces for each receiver, the first of whom gets what expires first, rows × products.

        Returns
        -------
        NDArray[np.int32]
            Rows × months × products.
        """
        taken = first_to_expire(self._lots[facility], rows)
        self._lots[facility] -= taken.sum(axis=0, dtype=np.int32)
        self.recorded[facility] -= rows.sum(axis=0)
        return taken

    def expire(self, month: int, on_hand: NDArray[np.int64]) -> NDArray[np.int64]:
        """Let *month* begin, the one after the last, and return what expires everywhere.

        *on_hand* and what is returned are facilities × products.
        """
        self.month = month
        due = self._lots[:, month]
        # only what has gone of the earliest lot matters here: the rest can be settled later
        expired = np.maximum(due - (self.recorded - on_hand), 0)
        self.recorded -= due
        due[:] = 0
        return np.asarray(expired)

    def short_dated(self, on_hand: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the pieces by months to expiry, facilities × products × classes."""
        for facility, held in enumerate(on_hand):
            self.settle(facility, held)
        limits = [self.month, *(self.month + after for after in SHORT_DATED_MONTHS), self.months]
        classes = [self._lots[:, first:until].sum(axis=1) for first, until in pairwise(limits)]
        return np.stack(classes, axis=2, dtype=np.int64)


def first_to_expire(lots: Dated, rows: NDArray[np.int64]) -> NDArray[np.int32]:
    """Return what of *lots* each row gets when the first row gets what expires first.

    Parameters
    ----------
    lots
        Months × products; left as it is.
    rows
        Pieces for each receiver, rows × products; together no more than there is.

    Notes
    -----
    In order of expiry, a row's pieces lie between the sum of the rows before it and the sum with
    it; what it gets of a month is the overlap of that span with the month's.
    """
    held = np.flatnonzero(lots.any(axis=1))
    span = lots[held].cumsum(axis=0, dtype=np.int32)
    upto = rows.cumsum(axis=0, dtype=np.int32)
    overlap = np.minimum(upto[:, None], span)
    overlap[:, 1:] -= overlap[:, :-1].copy()
    overlap[1:] -= overlap[:-1].copy()
    picked = np.zeros((len(rows), *lots.shape), dtype=np.int32)
    picked[:, held] = overlap
    return picked
