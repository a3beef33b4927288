"""Stock that ages: pieces by the month in which they expire, first expiry first out.

Only where `ageing.expires`: else stock is a number a cell, and this file is not used.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

SHORT_DATED_MONTHS = (3, 6, 12)
"""Limits of the classes of the expiry watch: fewer than 3 months to expiry, 3-6, 6-12, more."""


class Dated(NamedTuple):
    """Goods that move together, by product and month of expiry.

    Entries may stand in any order, and a cell in several; `in_order` joins them.
    """

    cell: NDArray[np.int64]
    """Product × `months` + month of expiry, of each entry; one may come more than once."""

    pieces: NDArray[np.int32]
    """How many, of each entry."""

    months: int
    """Months of expiry that are told apart."""

    def divided(self, is_chosen: NDArray[np.bool_]) -> tuple["Dated", "Dated"]:
        """Return what is of the products chosen, and what is not.

        Parameters
        ----------
        is_chosen
            By product.
        """
        chosen = is_chosen[self.cell // self.months]
        return self.at(chosen), self.at(~chosen)

    def in_order(self) -> "Dated":
        """Return the same with one entry a lot, product by product, first expiry first."""
        if (self.cell[1:] > self.cell[:-1]).all():
            return self
        pieces = np.bincount(self.cell, weights=self.pieces)
        cell = pieces.nonzero()[0]
        return Dated(cell, pieces[cell].astype(np.int32), self.months)

    def first(self, pieces: NDArray[np.int64]) -> tuple["Dated", "Dated"]:
        """Return the *pieces*, by product, that expire first, and the rest; both in order.

        The goods have to be in order, and no fewer.

        They are divided at one lot a product, which is split.

        Parameters
        ----------
        pieces
            By product, no more than there are.
        """
        product = self.cell // self.months
        before = self.pieces.cumsum() - self.pieces
        start_of_product = before[np.searchsorted(product, product)]
        taken = pieces[product] - (before - start_of_product)
        taken = np.minimum(np.maximum(taken, 0), self.pieces).astype(np.int32)
        left = self.pieces - taken
        return (
            Dated(self.cell, taken, self.months).at(taken > 0),
            Dated(self.cell, left, self.months).at(left > 0),
        )

    def shared_out(self, rows: NDArray[np.int64]) -> list["Dated"]:
        """Share out to each row what expires first, and return what each gets, and the rest.

        Parameters
        ----------
        rows
            Pieces for each receiver, rows × products. The goods have to be in order, and no fewer.

        Notes
        -----
        Put the pieces of all products in a line, each product's by expiry. What a row gets is a
        span of that line, and so is a lot: what a row gets of a lot is where both overlap.
        """
        held = _by_product(self.cell // self.months, self.pieces, rows.shape[1])
        shares = np.concatenate([rows, (held - rows.sum(axis=0))[None]]).T
        of_product, row = np.nonzero(shares)
        end_of_share = shares[of_product, row].cumsum()
        end_of_lot = self.pieces.cumsum()
        end = np.sort(np.concatenate([end_of_share, end_of_lot]), kind="stable")
        size = np.diff(end, prepend=0).astype(np.int32)
        overlaps = np.flatnonzero(size)
        receiver = row[np.searchsorted(end_of_share, end[overlaps])]
        by_receiver = np.argsort(receiver, kind="stable")
        overlaps = overlaps[by_receiver]
        lot = self.cell[np.searchsorted(end_of_lot, end[overlaps])]
        goods = Dated(lot, size[overlaps], self.months)
        bounds = np.searchsorted(receiver[by_receiver], np.arange(len(rows) + 2)).tolist()
        return [goods.at(slice(first, until)) for first, until in pairwise(bounds)]

    def at(self, chosen: NDArray[np.bool_] | slice) -> "Dated":
        """Return these entries."""
        return Dated(self.cell[chosen], self.pieces[chosen], self.months)


def joined(goods: Sequence[Dated]) -> Dated:
    """Return all these *goods*, of which there are some.

    They may be out of order then; `in_order` puts them right.
    """
    if len(goods) == 1:
        return goods[0]
    cells, pieces, months = zip(*goods, strict=True)
    return Dated(np.concatenate(cells), np.concatenate(pieces), months[0])


class Lots:
    """The pieces on every shelf by month of expiry; months are counted from the first of the run.

    What goes first is what expires first. Of the pieces that expire in a month or later there are
    as many as when goods last came, or else all that is on hand: whatever lowers the stock on hand,
    patients or others, has nothing to write down here. A piece may not be used any more from the
    first day of its month on.

    Kept as "expires in this month or later", a receipt is an addition and what patients took needs
    no bookkeeping: the minimum with what is on hand says what is left.

    Parameters
    ----------
    shelf_life_months
        By product; 0 for what does not expire.
    facilities
        How many shelves.
    months
        Of the run.
    """

    def __init__(
        self, shelf_life_months: NDArray[np.int64], *, facilities: int, months: int
    ) -> None:
        self._life = shelf_life_months
        self.months = months + max(int(shelf_life_months.max()), SHORT_DATED_MONTHS[-1]) + 1
        """Months of expiry that are told apart; the last stands for never."""

        self.month = 0
        """The month that it is."""

        # what of a facility expires in a month or later: months × products, as when goods last came
        shape = (facilities, self.months, shelf_life_months.size)
        self._or_later = np.zeros(shape, dtype=np.int32)

    def spread(self, pieces: NDArray[np.int64], *, least: float, most: float) -> None:
        """Put the first stock in, its age evenly between two shares of the shelf life.

        A first stock of one age would expire all at once.

        Parameters
        ----------
        pieces
            Facilities × products.
        least, most
            The shares; nothing of it expires in the first month.
        """
        for product, life in enumerate(self._life.tolist()):
            held = pieces[:, product, None]
            if not life:
                self._or_later[:, :, product] = held
                continue
            # from 1: what expires in the first month would never be seen on the shelf
            first = max(round(life * (1 - most)), 1)
            n = max(round(life * (1 - least)), first) - first + 1
            self._or_later[:, :first, product] = held
            self._or_later[:, first : first + n, product] = held - held * np.arange(n) // n

    def dated(self, pieces: NDArray[np.int64], months_left: NDArray[np.int64]) -> Dated:
        """Return goods of one age a product as lots; what does not age never expires.

        Months to expiry of products that do not age are not looked at.

        Parameters
        ----------
        pieces
            By product.
        months_left
            Months to expiry by product.
        """
        month = np.where(self._life > 0, self.month + months_left, self.months - 1)
        product = np.flatnonzero(pieces)
        cell = product * self.months + month[product]
        return Dated(cell, pieces[product].astype(np.int32), self.months)

    def receive(self, facility: int, goods: Dated, on_hand: NDArray[np.int64]) -> NDArray[np.int64]:
        """Put goods on a shelf, and return what of them has expired by now, by product.

        *on_hand* is the stock of the facility before, by product.

        Goods that expired on their way are never on the shelf: they are returned to be thrown away.

        Parameters
        ----------
        facility
            Index of the shelf.
        goods
            In any order.
        """
        if goods.cell.size == 0:
            return np.zeros_like(on_hand)
        product, month = np.divmod(goods.cell, self.months)
        left = np.maximum(month - self.month, 0)  # 0: it has expired
        arriving = np.zeros((int(left.max()) + 1, on_hand.size), dtype=np.int32)
        np.add.at(arriving, (left, product), goods.pieces)
        or_later = self._or_later[facility, self.month :]
        # what patients took since the last receipt, before anything is added
        np.minimum(or_later, on_hand.astype(np.int32), out=or_later)
        or_later[: len(arriving)] += arriving[::-1].cumsum(axis=0, dtype=np.int32)[::-1]
        return np.asarray(arriving[0], dtype=np.int64)

    def take(
        self, facility: int, rows: NDArray[np.int64], on_hand: NDArray[np.int64]
    ) -> list[Dated]:
        """Choose the goods that leave a shelf for others, and return what each of them gets.

        The stock itself is not lowered here: the caller does, and the lots follow.

        Parameters
        ----------
        facility
            Whose shelf.
        rows
            Pieces for each receiver, the first of whom gets what expires first, rows × products.
        on_hand
            The stock of the facility before, by product.
        """
        wanted = np.where(rows.any(axis=0), on_hand, 0)
        return self.held(facility, wanted).shared_out(rows)[:-1]

    def held(self, facility: int, on_hand: NDArray[np.int64]) -> Dated:
        """Return the lots on a shelf, in order, where so much is *on_hand* by product.

        What is left on hand is what expires last: patients were given the rest.
        """
        or_later = np.minimum(self._or_later[facility], on_hand)
        or_later[: self.month + 1] = on_hand  # nothing on hand has expired
        lots = -np.diff(or_later, axis=0, append=0).T.reshape(-1)
        cell = lots.nonzero()[0]
        return Dated(cell, lots[cell].astype(np.int32), self.months)

    def expire(self, month: int, on_hand: NDArray[np.int64]) -> NDArray[np.int64]:
        """Let *month* begin, the one after the last, and return what expires everywhere.

        *on_hand* and what is returned are facilities × products.

        Call it once a month, on its first morning, before anybody is served.
        """
        self.month = month
        return np.asarray(np.maximum(on_hand - self.usable, 0))

    @property
    def usable(self) -> NDArray[np.int32]:
        """Pieces that had not expired by now when goods last came, facilities × products."""
        return self._or_later[:, self.month + 1]

    def short_dated(self, on_hand: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the pieces by months to expiry, facilities × products × classes.

        Classes are below 3, 3 to 6, 6 to 12 months, and more; what never expires is in the last.
        """
        limits = [self.month + after for after in SHORT_DATED_MONTHS]
        or_later = np.minimum(self._or_later[:, limits].swapaxes(1, 2), on_hand[:, :, None])
        return -np.diff(or_later, axis=2, prepend=on_hand[:, :, None], append=0)


def _by_product(
    product: NDArray[np.int64], pieces: NDArray[np.int32], n_products: int
) -> NDArray[np.int64]:
    """Return the pieces of each product, whatever their expiry."""
    return np.bincount(product, weights=pieces, minlength=n_products).astype(np.int64)
