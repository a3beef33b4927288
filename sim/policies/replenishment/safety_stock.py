"""Safety stock from the spread of past use: where holding stock together can save stock."""

from statistics import NormalDist
from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from sim.policies.replenishment.base import Pieces, ReplenishmentPolicy, StockView
from sim.quantities import Months


class SafetyStock(ReplenishmentPolicy):
    """At every review order up to mean use and a safety stock over review period and lead time.

    With R and L in months, AMC and σ the mean and the standard deviation of the use of a month
    over the look-back, and z the quantile of the service level,

        S = AMC·(R + L) + z·σ·√(R + L).

    Levels in months of stock grow with mean use alone; here a store that serves n alike and
    independent users needs √n times the safety stock of one, not n times.

    The spread is that of recorded use, which stockouts cut off; so the service level that comes out
    is lower than the one asked for where shelves are often empty.

    References
    ----------
    Snyder & Shen (2019), *Fundamentals of Supply Chain Theory*, sections 4.3 and 7.2.
    Eppen (1979), *Effects of centralization on expected costs in a multi-location newsboy problem*.
    """

    kind: Literal["safety_stock"] = "safety_stock"

    review_period: Months = 1.0
    """R: from one review to the next."""

    lead_time: Months = 1.0
    """L: from a review to the receipt of what it ordered."""

    service_level: Annotated[float, Field(ge=0.5, lt=1)] = 0.95
    """Chance that the stock lasts from one receipt to the next, were use normally distributed. It
    is the type-1 level, by cycles, and not the fill rate."""

    def order(self, stock: StockView, rng: np.random.Generator) -> Pieces:  # noqa: ARG002 - the common signature
        """Return what lifts the position of every product to S.

        max(0, ⌈S⌉ − position). Before two periods are known σ is 0: S is mean use alone.
        """
        months = self.review_period + self.lead_time
        # σ is that of a month, and independent months add their variances
        safety = NormalDist().inv_cdf(self.service_level) * stock.monthly_deviation * months**0.5
        return stock.up_to_pieces(np.ceil(stock.monthly_consumption * months + safety))
