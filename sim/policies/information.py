"""What those who decide know of the shelves: reports that may be late, wrong or missing.

What a policy orders from is `StockView.on_hand` as it is believed; these parameters decide how far
that is from the shelf. Goods on order are always known.
"""

from typing import Annotated, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from sim.quantities import DAYS_PER_MONTH, Days, Section, Share

Pieces = NDArray[np.int64]
"""Whole pieces, facilities × products."""


class Information(Section):
    """How a programme learns what facilities hold; by default at once and without error."""

    source: Literal["reports", "visits"] = "reports"
    """`reports`: each facility reports for every review. `visits`: nobody reports; stock is counted
    on the morning after a delivery, and estimated in between."""

    reporting_rate: Share = 1.0
    """Share of facilities whose report arrives, drawn anew for each review."""

    delay: Days = 0.0
    """Age of the stock that a report shows, whole days: that of 08:00 so many days ago."""

    count_error: Annotated[float, Field(ge=0, le=1)] = 0.0
    """Standard deviation of a count, as a share of what is there."""

    missing: Literal["skip", "estimate"] = "skip"
    """Where no report came: nothing is ordered, or its last report less average use since, plus
    what it received since, stands in."""

    @property
    def is_perfect(self) -> bool:
        """Whether everything is known as it is.

        Then no draw is made at all: the run is bit for bit that of a programme without
        `information`.
        """
        return (
            self.source == "reports"
            and self.reporting_rate == 1
            and self.delay == 0
            and self.count_error == 0
        )

    @property
    def looks_daily(self) -> bool:
        """Whether shelves have to be looked at every morning.

        Else only those of reviews count.
        """
        return self.source == "visits" or self.delay > 0

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        """Refuse parts of days, and parameters of reports where nobody reports."""
        if not self.delay.is_integer():
            raise ValueError(f"expected a delay of whole days, got {self.delay:g} d")
        if self.source == "visits" and (self.reporting_rate < 1 or self.delay):
            raise ValueError("reporting_rate and delay are those of reports: drop them, or visits")
        return self

    def counted(self, on_hand: Pieces, error: NDArray[np.float64]) -> Pieces:
        """Return *on_hand* as it is counted; *error* is standard normal, one number a cell.

        A miscount is a share of what is there, so that an empty shelf is never miscounted; an error
        below −100 % counts nothing.

        Parameters
        ----------
        on_hand
            Pieces on the shelf, of any shape.
        error
            Of the same shape; scaled by `count_error` here.
        """
        # nobody counts fewer than none
        factor = np.maximum(1 + error * self.count_error, 0)
        return np.rint(on_hand * factor).astype(np.int64)


def carried_forward(
    reported: Pieces,
    *,
    days: NDArray[np.int64],
    monthly_consumption: NDArray[np.float64],
    received: Pieces,
) -> Pieces:
    """Return what should be left of *reported*, facilities × products.

    max(0, reported + received since − average monthly consumption × days ÷ 30.4375), with the
    *days* since the report by facility.

    It may be more than the shelf ever held, where use has fallen; it is never below 0.

    Parameters
    ----------
    reported
        The last count, facilities × products.
    days
        Since that count, by facility.
    monthly_consumption
        AMC as it was estimated then, facilities × products.
    received
        Pieces that came since, of the same shape.
    """
    used = monthly_consumption * (days / DAYS_PER_MONTH)[:, None]
    return np.maximum(np.rint(reported + received - used), 0).astype(np.int64)
