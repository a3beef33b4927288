"""Reciprocal loans: who runs out is lent to by another institution, and pays back later.

These are the terms alone; who has a vehicle, who owes whom and what is under way is kept in
`sim/engine/loans.py`.
"""

from typing import Annotated, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from sim.quantities import Days, Months, Section, Share

Pieces = NDArray[np.int64]
"""Whole pieces, facilities × products or by product."""

Rate = NDArray[np.float64]
"""Average monthly consumption (AMC) in pieces, of the same shape."""


class ReciprocalLoans(Section):
    """Institutions lend each other goods: each helps as far as its own stock allows.

    A product that a facility does not use is neither lent nor borrowed there.

    It makes no stock: what is lent lacks elsewhere, so that it helps where a shock does not hit all
    alike.
    """

    kind: Literal["reciprocal_loans"] = "reciprocal_loans"

    parties: tuple[str, ...]
    """Institutions that lend to each other, two or more."""

    levels: Annotated[tuple[str, ...], Field(min_length=1)]
    """Levels of the facilities that lend and borrow: stores, or units of one town too."""

    groups: tuple[str, ...] = ()
    """Supply groups of the products covered; all where none is given."""

    trigger: Months = 0.5
    """Months of stock on the shelf at or below which a product calls for a loan."""

    activation_delay: Days = 0.0
    """How long it has to stay so until it is lent: 0 with a standing protocol, two weeks where each
    loan needs papers of its own."""

    during: tuple[str, ...] = ()
    """Shocks in whose time goods are lent, and calls for them counted; at any time where none is
    named. What is owed is paid back at any time."""

    up_to: Months = 1.0
    """Months of stock up to which the product is lent."""

    counts_orders: bool = True
    """Whether what its supplier or store owes the facility lowers what it is lent. Without, only
    the shelf and loans under way count: for orders that may never come."""

    retention: Months = 1.0
    """Months of stock that the lender keeps for its own patients."""

    limit: Months | None = None
    """Most that an institution may owe another of a product, in months of what it uses itself at
    these levels; no limit where none is given."""

    payback_share: Share = 0.5
    """Share of what a facility receives from its supplier or store that goes back to whom it owes
    the product, as long as it owes it."""

    pay_back_within: Days = 90.0
    """A loan that is older is overdue in the tables; nothing else follows."""

    fleets: tuple[str, ...] = ()
    """Fleets that carry loans and paybacks from their home to another place; without one at hand a
    facility lends only within its own place, where goods are handed over by the next morning."""

    shares_vehicles: bool = False
    """Whether fleets of the parties with their home in one place also lend each other vehicles."""

    @model_validator(mode="after")
    def _several_parties(self) -> Self:
        """Refuse fewer than two parties, and one twice."""
        if len(self.parties) < 2 or len(set(self.parties)) < len(self.parties):  # noqa: PLR2004 - it takes two
            named = ", ".join(self.parties) or "none"
            raise ValueError(f"expected two parties or more, each once, got {named}")
        return self

    def calls(self, on_hand: Pieces, monthly_consumption: Rate) -> NDArray[np.bool_]:
        """Return which products are so low that a loan is called for.

        on hand ≤ trigger · AMC, where AMC > 0.
        """
        is_low = on_hand <= self.trigger * monthly_consumption
        return np.asarray(is_low & (monthly_consumption > 0))

    def need(self, position: Pieces, monthly_consumption: Rate) -> Pieces:
        """Return what lifts the position to `up_to` months.

        max(0, ⌈up_to · AMC⌉ − position).
        """
        level = np.ceil(self.up_to * monthly_consumption).astype(np.int64)
        return np.asarray(np.maximum(level - position, 0))

    def spare(self, on_hand: Pieces, monthly_consumption: Rate) -> Pieces:
        """Return what a lender can do without: what it holds above `retention` months.

        max(0, on hand − ⌈retention · AMC⌉); at infinite retention nothing, which makes the run that
        without the agreement. 0 where the lender does not use the product.
        """
        kept = np.ceil(self.retention * monthly_consumption).astype(np.int64)
        return np.where(monthly_consumption > 0, np.maximum(on_hand - kept, 0), 0)

    def room(self, owed: Pieces, monthly_consumption: Rate) -> Pieces:
        """Return how much more an institution may owe another that it owes *owed* already.

        The consumption is that of all facilities of the borrower.

        max(0, ⌊limit · AMC⌋ − owed).

        Parameters
        ----------
        owed
            Pieces by product, of one institution to another.
        monthly_consumption
            Of the same shape.
        """
        if self.limit is None:
            # a number, not infinity: pieces are whole numbers
            return np.full_like(owed, np.iinfo(np.int64).max)
        most = np.floor(self.limit * monthly_consumption).astype(np.int64)
        return np.asarray(np.maximum(most - owed, 0))

    def payback(self, received: Pieces) -> Pieces:
        """Return how much of what was received goes back, where so much is owed.

        ⌊payback_share · received⌋, so that at a half a single piece is kept. It is not limited by
        what is owed: the caller sees to that.
        """
        # a third of three pieces is one, however a float writes a third
        return np.asarray(np.floor(self.payback_share * received + 1e-9), dtype=np.int64)
