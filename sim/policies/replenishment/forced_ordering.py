"""Forced ordering: at every review, fill every product up to its maximum."""

from typing import Literal

import numpy as np

from sim.policies.replenishment.base import Pieces, ReplenishmentPolicy, StockView
from sim.quantities import Months


class ForcedOrdering(ReplenishmentPolicy):
    """At every review order up to the maximum: the (R, S) policy.

    The maximum has to last through review period, lead time and safety stock: Max = Min + R in the
    handbook's terms, with Min = L + safety stock. There are many small orders, but no review at
    which a falling shelf is passed over.

    References
    ----------
    USAID | DELIVER PROJECT (2011), *The Logistics Handbook*, section 4.5, forced ordering.
    """

    kind: Literal["forced_ordering"] = "forced_ordering"

    max_months: Months = 3.0
    """Months of stock that stock on hand and on order are filled up to."""

    def order(self, stock: StockView, rng: np.random.Generator) -> Pieces:  # noqa: ARG002 - the common signature
        """Return what lifts the position of every product to the maximum.

        max(0, ⌈AMC · max_months⌉ − on hand − on order), product by product.
        """
        return stock.up_to(self.max_months)
