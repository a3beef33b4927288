"""Who has lent what to whom, counted on dispatch."""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from sim.engine.clock import SERVICE_HOUR
from sim.engine.goods import Goods
from sim.engine.orders import Pieces


class Transfer(NamedTuple):
    """A row of the records: one product that went from one institution to another."""

    agreement: int
    sent: float
    origin: int
    destination: int
    product: int
    pieces: int
    value: float
    payback: bool


class LoanBook:
    """The ledger of one agreement: what facilities owe each other, by product.

    What went one way is set off against what went the other way: what one owes is what the other
    is owed, so that all debts add up to zero.
    """

    def __init__(self, agreement: int, goods: Goods) -> None:
        self._agreement = agreement
        self._price = goods.price
        self._owed: defaultdict[int, dict[int, Pieces]] = defaultdict(dict)
        self.transfers: list[Transfer] = []
        """All that was ever sent, in order, for the records."""

    def note(
        self, origin: int, destination: int, *, pieces: Pieces, day: int, payback: bool, debtor: int
    ) -> None:
        """Write down that goods leave, and that *debtor* is to answer for them."""
        nothing = np.zeros_like(pieces)
        debts, claims = self._owed[debtor], self._owed[origin]
        debts[origin] = debts.get(origin, nothing) + pieces
        claims[debtor] = claims.get(debtor, nothing) - pieces
        self.transfers += [
            Transfer(
                agreement=self._agreement,
                sent=day + SERVICE_HOUR,
                origin=origin,
                destination=destination,
                product=product,
                pieces=int(pieces[product]),
                value=float(pieces[product] * self._price[product]),
                payback=payback,
            )
            for product in np.flatnonzero(pieces).tolist()
        ]

    def facilities(self) -> list[int]:
        """Return who has ever been owed or has owed something, the first first."""
        return list(self._owed)

    def debts(self, facility: int) -> list[tuple[int, Pieces]]:
        """Return whom a facility owes what, the oldest creditor first."""
        return [(other, np.maximum(owed, 0)) for other, owed in self._owed[facility].items()]

    def owed(self, debtors: Collection[int], creditors: Collection[int]) -> Pieces:
        """Return what some facilities owe others in all, less what these owe them, by product."""
        total = np.zeros(self._price.size, dtype=np.int64)
        for debtor in debtors:
            for creditor, owed in self._owed.get(debtor, {}).items():
                if creditor in creditors:
                    total += owed
        return total
