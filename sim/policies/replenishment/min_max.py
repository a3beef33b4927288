"""What the rules have in common that fill up to a maximum what has fallen to a minimum."""

from typing import Self

import numpy as np
from pydantic import model_validator

from sim.policies.replenishment.base import Pieces, ReplenishmentPolicy, StockView
from sim.quantities import Months


class MinMax(ReplenishmentPolicy):
    """Fill up to the maximum what is at or below the minimum."""

    min_months: Months = 1.0
    """Months of stock at or below which a product is filled up (s)."""

    max_months: Months = 2.0
    """Months of stock that the position is filled up to (S)."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.min_months >= self.max_months:
            raise ValueError(
                f"min_months has to be below max_months, got {self.min_months:g} and"
                f" {self.max_months:g} months"
            )
        return self

    def order(self, stock: StockView, rng: np.random.Generator) -> Pieces:  # noqa: ARG002 - the common signature
        """Return what fills up the products that are at or below the minimum."""
        low = stock.position <= self.min_months * stock.monthly_consumption
        orders = np.zeros_like(stock.position)
        wanted = np.ceil(self.max_months * stock.monthly_consumption[low]).astype(np.int64)
        orders[low] = np.maximum(wanted - stock.position[low], 0)
        return orders
