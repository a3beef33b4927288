"""What the rules have in common that fill up to a maximum what has fallen to a minimum."""

from typing import Annotated, Self

import numpy as np
from pydantic import Field, model_validator

from sim.policies.replenishment.base import Pieces, Rate, ReplenishmentPolicy, StockView
from sim.quantities import Months


class MinMax(ReplenishmentPolicy):
    """Fill up to the maximum what is at or below the minimum.

    Subclasses differ in who decides and when, not in what is ordered. Below the minimum all that is
    missing to the maximum is ordered, so that orders are few and at least S − s.
    """

    min_months: Months = 1.0
    """Months of stock at or below which a product is filled up (s)."""

    max_months: Months = 2.0
    """Months of stock that the position is filled up to (S)."""

    min_pieces: Annotated[int, Field(ge=0)] | None = None
    """s in pieces, of every product alike, instead of months; then S too."""

    max_pieces: Annotated[int, Field(ge=1)] | None = None
    """S in pieces."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        """Refuse levels in months and in pieces together, or a minimum at the maximum."""
        if (self.min_pieces is None) != (self.max_pieces is None):
            raise ValueError("expected both min_pieces and max_pieces, or neither")
        if self.min_pieces is not None and self.max_pieces is not None:
            if self.model_fields_set & {"min_months", "max_months"}:
                raise ValueError("expected the levels either in months or in pieces, got both")
            if self.min_pieces >= self.max_pieces:
                raise ValueError(
                    f"min_pieces has to be below max_pieces, got {self.min_pieces} and"
                    f" {self.max_pieces}"
                )
        if self.min_months >= self.max_months:
            raise ValueError(
                f"min_months has to be below max_months, got {self.min_months:g} and"
                f" {self.max_months:g} months"
            )
        return self

    def order(self, stock: StockView, rng: np.random.Generator) -> Pieces:  # noqa: ARG002 - the common signature
        """Return what fills up the products that are at or below the minimum.

        Where position ≤ s: max(0, ⌈S⌉ − position), else nothing. A product without use has s = S =
        0 and is not ordered.
        """
        least, most = self._levels(stock.monthly_consumption)
        low = stock.position <= least
        orders = np.zeros_like(stock.position)
        wanted = np.ceil(most[low]).astype(np.int64)
        orders[low] = np.maximum(wanted - stock.position[low], 0)
        return orders

    def _levels(self, monthly_consumption: Rate) -> tuple[Rate, Rate]:
        """Return s and S in pieces, facilities × products."""
        if self.min_pieces is None or self.max_pieces is None:
            return self.min_months * monthly_consumption, self.max_months * monthly_consumption
        like = monthly_consumption
        return np.full_like(like, self.min_pieces), np.full_like(like, self.max_pieces)
