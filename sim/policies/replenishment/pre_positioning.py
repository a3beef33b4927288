"""Pre-positioning: a higher maximum before a season in which roads close."""

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from sim.policies.replenishment.base import Pieces, ReplenishmentPolicy, StockView
from sim.quantities import MonthOfYear, Months


class PrePositioning(ReplenishmentPolicy):
    """Forced ordering whose maximum rises in the months before roads close.

    What is ordered in these months is on the shelf when snow or rain closes the way.

    The months are those of reviews, not of storms: an order of the last month before the season has
    to arrive before it.
    """

    kind: Literal["pre_positioning"] = "pre_positioning"

    max_months: Months = 3.0
    """Months of stock that stock on hand and on order are filled up to."""

    extra: Months = 1.0
    """How much more in the months before the season: as long as the way is expected closed."""

    months: Annotated[tuple[MonthOfYear, ...], Field(min_length=1)]
    """Months of the year in which more is ordered, January is 1."""

    def order(self, stock: StockView, rng: np.random.Generator) -> Pieces:  # noqa: ARG002 - the common signature
        """Return what lifts the position of every product to the maximum of the month.

        Forced ordering with max_months + extra in the months named. After them nothing is sent
        back: orders are small until the extra is used.
        """
        extra = self.extra if stock.month in self.months else 0.0
        return stock.up_to(self.max_months + extra)
