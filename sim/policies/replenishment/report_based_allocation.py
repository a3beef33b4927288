"""Report-based allocation: the centre computes from reports what each facility is sent."""

from typing import ClassVar, Literal

import numpy as np

from sim.policies.replenishment.base import Pieces, ReplenishmentPolicy, StockView
from sim.quantities import Months


class ReportBasedAllocation(ReplenishmentPolicy):
    """The centre fills every product up to its maximum, by what the reports say.

    The formula is that of forced ordering; who decides is not. Set the programme's `information`
    beside it: where a report is missing, the centre sends nothing or estimates.

    What is sent is no order of the facility: it has no turnaround, and nobody at the unit can ask
    for more.
    """

    kind: Literal["report_based_allocation"] = "report_based_allocation"

    facility_decides: ClassVar[bool] = False

    max_months: Months = 3.0
    """Months of stock that stock on hand and on order are filled up to."""

    def order(self, stock: StockView, rng: np.random.Generator) -> Pieces:  # noqa: ARG002 - the common signature
        """Return what lifts the position of every product to the maximum.

        Facilities without a report are left out or estimated, as `information.missing` says.
        """
        return stock.up_to(self.max_months)
