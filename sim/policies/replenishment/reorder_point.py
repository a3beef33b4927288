"""Reorder point: lots of a fixed size once stock falls to a point."""

from typing import Annotated, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from sim.policies.replenishment.base import Pieces, Rate, ReplenishmentPolicy, StockView
from sim.quantities import Months


class ReorderPoint(ReplenishmentPolicy):
    """Order lots of Q once the position falls to s: the (s, Q) policy.

    One lot, or as many as lift the position above s where it has fallen further.

    References
    ----------
    Silver, Pyke & Thomas (2017), *Inventory and Production Management in Supply Chains*, 4th ed.,
    chapter 6.
    """

    kind: Literal["reorder_point"] = "reorder_point"

    min_months: Months | None = None
    """s in months of stock; this or `min_pieces`."""

    min_pieces: Annotated[int, Field(ge=0)] | None = None
    """s in pieces."""

    lot_months: Months | None = None
    """Q in months of use; this or `lot_pieces`."""

    lot_pieces: Annotated[int, Field(ge=1)] | None = None
    """Q in pieces."""

    @model_validator(mode="after")
    def _one_of_each(self) -> Self:
        """Refuse a point or a lot that is missing or said twice."""
        if (self.min_months is None) == (self.min_pieces is None):
            raise ValueError("expected either min_months or min_pieces: when to order")
        if (self.lot_months is None) == (self.lot_pieces is None):
            raise ValueError("expected either lot_months or lot_pieces: how much to order")
        return self

    def order(self, stock: StockView, rng: np.random.Generator) -> Pieces:  # noqa: ARG002 - the common signature
        """Return whole lots of the products that are at or below the point.

        (⌊(⌊s⌋ − position)⁺ ÷ Q⌋ + 1) · Q where position ≤ s: at s itself one lot goes out, so that
        the position ends above s. A lot in months is rounded up to a piece; where nothing is used,
        nothing is ordered.
        """
        point = _pieces(self.min_months, self.min_pieces, stock.monthly_consumption)
        lot = np.ceil(_pieces(self.lot_months, self.lot_pieces, stock.monthly_consumption))
        # at the point itself one lot is due, hence the one more below
        missing = np.maximum(np.floor(point) - stock.position, 0)
        lots = np.floor(missing / np.maximum(lot, 1)) + 1
        return np.where(stock.position <= point, lots * lot, 0).astype(np.int64)


def _pieces(months: float | None, pieces: int | None, monthly_consumption: Rate) -> Rate:
    """Return a level in pieces, facilities × products, however it was written."""
    if months is not None:
        return months * monthly_consumption
    return np.full_like(monthly_consumption, 0 if pieces is None else pieces)
