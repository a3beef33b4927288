"""Forced ordering: at every review, fill every product up to its maximum."""

from typing import Literal

import numpy as np

from sim.policies.replenishment.base import Pieces, ReplenishmentPolicy, StockView
from sim.quantities import Months


class ForcedOrdering(ReplenishmentPolicy):
    """At every review order up to the maximum: the (R, S) policy.

    References
    ----------
    USAID | DELIVER PROJECT (2011), *The Logistics Handbook*, section 4.5, forced ordering.
    """

    kind: Literal["forced_ordering"] = "forced_ordering"

    max_months: Months = 3.0
    """Months of stock that stock on hand and on order are filled up to."""

    def order(self, stock: StockView, rng: np.random.Generator) -> Pieces:  # noqa: ARG002 - the common signature
        """Return what lifts the position of every product to the maximum."""
        return stock.up_to(self.max_months)
