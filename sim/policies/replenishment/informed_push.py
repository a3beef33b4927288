"""Informed push: the delivery team counts the shelf and tops it up from the truck."""

from typing import Annotated, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from sim.policies.replenishment.base import Pieces, ReplenishmentPolicy, StockView
from sim.quantities import DAYS_PER_MONTH, Days, Months


class InformedPush(ReplenishmentPolicy):
    """A team visits every cycle with a loaded truck, counts, and fills each product up.

    The load is planned from what the shelves should hold on the day of the visit; what a stop does
    not need goes on to the next, and the rest comes back.

    As the visit's shelf decides, and not an order, information is as fresh as it can be; but
    whoever is visited last finds what is left on the truck. What it loads is no order: it has no
    turnaround.


    """

    facility_decides: ClassVar[bool] = False

    kind: Literal["informed_push"] = "informed_push"

    max_months: Months = 2.0
    """Months of stock that the team leaves behind."""

    ahead: Days = 9.0
    """From planning the load to the visits; what is used meanwhile is loaded too."""

    reserve: Annotated[float, Field(ge=0)] = 0.15
    """How much more than the planned top-up the truck carries, as a share of it (β)."""

    count_error: Annotated[float, Field(ge=0, le=1)] = 0.02
    """Standard deviation of a count, as a share of what is there."""

    def order(self, stock: StockView, rng: np.random.Generator) -> Pieces:  # noqa: ARG002 - the common signature
        """Return the planned load of each stop.

        max(0, max_months · AMC − max(0, on hand − AMC · ahead ÷ 30.4375)) · (1 + β), rounded up.
        """
        used_meanwhile = stock.monthly_consumption * (self.ahead / DAYS_PER_MONTH)
        # goods on order are not looked at: the truck is what brings them
        expected = np.maximum(stock.on_hand - used_meanwhile, 0)
        planned = np.maximum(self.max_months * stock.monthly_consumption - expected, 0)
        return np.ceil(planned * (1 + self.reserve)).astype(np.int64)

    def top_up(
        self,
        *,
        on_hand: NDArray[np.int64],
        monthly_consumption: NDArray[np.float64],
        cargo: NDArray[np.int64],
        rng: np.random.Generator,
    ) -> NDArray[np.int64]:
        """Return what the team unloads at one stop, by product, after counting with an error.

        min(max(0, ⌈max_months · AMC⌉ − counted), cargo).

        Parameters
        ----------
        on_hand
            Pieces on the shelf at that moment, by product.
        monthly_consumption
            AMC of the stop, by product.
        cargo
            Pieces still on the vehicle, by product; what belongs to later stops can be used up.
        rng
            The stream of that count.
        """
        error = rng.standard_normal(on_hand.shape) * self.count_error
        counted = np.rint(on_hand * np.maximum(1 + error, 0))
        wanted = np.ceil(self.max_months * monthly_consumption) - counted
        return np.asarray(np.minimum(np.maximum(wanted, 0).astype(np.int64), cargo))
