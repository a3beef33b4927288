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
    """Index of the agreement in the scenario."""

    sent: float
    """When it left the shelf, days since the start of the warm-up."""

    origin: int
    """Facility that gave it."""

    destination: int
    """Facility that gets it, which need not be the one that answers for it."""

    product: int
    """What it is."""

    pieces: int
    """How many; never 0, and as sent: what spoils on the way stays lent."""

    value: float
    """Their price."""

    payback: bool
    """Whether a loan is paid back with it."""


class LoanBook:
    """The ledger of one agreement: what facilities owe each other, by product.

    What went one way is set off against what went the other way: what one owes is what the other
    is owed, so that all debts add up to zero. It counts from dispatch, not from receipt: what is on
    its way is owed already, and what is on its way back no longer.

    Parameters
    ----------
    agreement
        Its index in the scenario, for the records.
    goods
        Prices.

    References
    ----------
    docs/model.md, section 2.7, *Reciprocal loans*.
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
        """Write down that goods leave, and that *debtor* is to answer for them.

        Parameters
        ----------
        origin
            Facility that gives them.
        destination
            Facility that they go to.
        pieces
            By product; each that is not 0 is a row of the records.
        day
            Day on which they are sent, at 08:00.
        payback
            Whether an earlier loan is paid back.
        debtor
            Who owes *origin* that much more: the borrower, or a store above it; of a payback the
            creditor, who is owed less.
        """
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
        """Return whom a facility owes what, by product, the oldest creditor first.

        Creditors to whom nothing is owed any more stay in the list, with zeros: who lent first
        remains the oldest.
        """
        return [(other, np.maximum(owed, 0)) for other, owed in self._owed[facility].items()]

    def owed(self, debtors: Collection[int], creditors: Collection[int]) -> Pieces:
        """Return what some facilities owe others in all, less what these owe them, by product.

        Negative where they are owed more than they owe.
        """
        total = np.zeros(self._price.size, dtype=np.int64)
        for debtor in debtors:
            for creditor, owed in self._owed.get(debtor, {}).items():
                if creditor in creditors:
                    total += owed
        return total
