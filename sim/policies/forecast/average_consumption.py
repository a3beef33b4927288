"""Average monthly consumption (AMC, *CPM*) over a look-back, with or without an adjustment."""

from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from sim.quantities import DAYS_PER_MONTH, Section, Share


class AverageConsumption(Section):
    """How past use becomes an average month."""

    source: Literal["issues", "demand"] = "issues"
    """`issues` is what was handed out; `demand` is what was asked for, which few systems record."""

    look_back: Annotated[int, Field(ge=1)] = 3
    """Review periods to look back over."""

    adjustment: Literal["none", "days_in_stock"] = "days_in_stock"
    """`days_in_stock` divides by the days on which there was stock, not by all days."""

    least_in_stock: Share = 0.3
    """Where stock was there for a smaller share of the look-back, the previous estimate is kept."""

    def estimate(
        self,
        *,
        used: NDArray[np.float64],
        days: float,
        days_out: NDArray[np.float64],
        previous: NDArray[np.float64],
    ) -> NDArray[np.float64]:
        """Return pieces a month.

        Parameters
        ----------
        used
            Pieces issued or asked for over the look-back.
        days
            Length of the look-back in days.
        days_out
            Days without stock among them, as the stock card shows them.
        previous
            The estimate before, for what cannot be told from the look-back.

        References
        ----------
        BHIMA documentation, *consumption by days in stock*: 30.5 × consumption ÷ days in stock.
        """
        if self.adjustment == "none":
            return used * (DAYS_PER_MONTH / days)
        in_stock = np.maximum(days - days_out, 0)
        known = in_stock >= max(self.least_in_stock * days, 1.0)
        return np.where(known, used * DAYS_PER_MONTH / np.maximum(in_stock, 1), previous)
