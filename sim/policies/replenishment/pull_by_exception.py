"""Pull by exception: a unit lists what it notices to be running low, and asks for that."""

from typing import Literal

import numpy as np

from sim.policies.replenishment.base import Pieces, ReplenishmentPolicy, StockView
from sim.quantities import Months, Share


class PullByException(ReplenishmentPolicy):
    """At a review the unit lists the products that it notices to be low, and nothing else.

    Mexico's rural units were supplied like this until August 2025: the director reported the
    missing keys and the state store sent those.

    What is asked for does not depend on how little is left, so that a unit which asks often holds
    much. A threshold near 0 takes "what is missing" at its word; units
    hedge, hence the default.
    """

    kind: Literal["pull_by_exception"] = "pull_by_exception"

    threshold: Months = 2.5
    """Months of stock, on hand and on the way, at or below which a product is low."""

    report_probability: Share = 0.9
    """Chance that a low product is noticed and listed, drawn anew at each review."""

    request: Months = 3.0
    """Months of use that are asked for."""

    def order(self, stock: StockView, rng: np.random.Generator) -> Pieces:
        """Return what is asked for; a product that is overlooked is asked for at a later review.

        One draw for each facility and product, low or not, so that a fuller shelf shifts no other
        chance.
        """
        low = stock.position <= self.threshold * stock.monthly_consumption
        # for all cells, so that a chance does not hang on what else is low
        noticed = rng.random(low.shape) < self.report_probability
        wanted = np.ceil(self.request * stock.monthly_consumption).astype(np.int64)
        return np.where(low & noticed, wanted, 0)
