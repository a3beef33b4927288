"""Average monthly consumption (AMC, *CPM*) over a look-back, with or without an adjustment."""

from typing import Annotated, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from sim.policies.forecast.past_use import PastUse
from sim.policies.forecast.stockout_adjustments import days_in_stock, openlmis, who_msh
from sim.quantities import Section, Share


class AverageConsumption(Section):
    """How past use becomes an average month.

    Before there is history, and for a unit that is new, use is what the scenario expects of it.

    Adjustments correct issues for the days out. They cannot see what they correct for: with few
    days in stock the correction is large and uncertain, which `least_in_stock` and
    `correct_at_most` bound.
    """

    source: Literal["issues", "demand"] = "issues"
    """`issues` is what was handed out; `demand` is what was asked for, which few systems record."""

    look_back: Annotated[int, Field(ge=1)] = 3
    """Review periods to look back over."""

    skip: Annotated[int, Field(ge=0)] = 0
    """Review periods before the review that are left out: 9 with a look-back of 3 looks at the same
    quarter of last year, where periods are months."""

    season: Literal["none", "last_year"] = "none"
    """`last_year` takes the periods that began a year ago instead of the last ones: what comes now
    is expected to be as it was then."""

    adjustment: Literal["none", "days_in_stock", "who_msh", "openlmis"] = "days_in_stock"
    """`days_in_stock` divides by the days on which there was stock, not by all days; `who_msh`
    takes the days out from the months of the look-back, at 30.4 days a month; `openlmis` corrects
    each period by itself and takes their mean."""

    least_in_stock: Share = 0.3
    """Where stock was there for a smaller share of the look-back, the previous estimate is kept."""

    correct_at_most: Annotated[float, Field(ge=1)] | None = None
    """An adjustment multiplies use by no more than this; without limit where none is given."""

    least_month: Annotated[float, Field(ge=0)] = 0.0
    """Pieces a month that are believed to be used at least, also of what nobody asked for lately;
    only where the product is kept at all."""

    @model_validator(mode="after")
    def _looks_at_one_time(self) -> Self:
        """Refuse two ways of saying which periods are looked at."""
        if self.skip and self.season == "last_year":
            raise ValueError("last_year says which periods are looked at: drop skip, or season")
        return self

    def estimate(self, past: PastUse, *, previous: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return pieces a month; *previous* is the estimate before, for what cannot be told.

        Where the past cannot tell, the previous estimate stands, and it is never nan.

        Parameters
        ----------
        past
            The look-back alone, already without what `skip` leaves out.
        previous
            Pieces a month, facilities × products; the expected month before there is history, 0
            where a product is not kept.
        """
        adjusted = self._adjusted(past)
        known = np.where(np.isnan(adjusted), previous, adjusted)
        # what was never expected to be used is not kept, and stays so
        return np.where(previous > 0, np.maximum(known, self.least_month), known)

    def _adjusted(self, past: PastUse) -> NDArray[np.float64]:
        """Return pieces a month, nan where the adjustment cannot tell."""
        most = np.inf if self.correct_at_most is None else self.correct_at_most
        match self.adjustment:
            case "none":
                return past.unadjusted
            case "openlmis":
                return openlmis(past, least_in_stock=self.least_in_stock, correct_at_most=most)
            case "days_in_stock":
                adjusted = days_in_stock(past, least_in_stock=self.least_in_stock)
            case "who_msh":
                adjusted = who_msh(past, least_in_stock=self.least_in_stock)
        if self.correct_at_most is None:
            return adjusted
        return np.minimum(adjusted, self.correct_at_most * past.unadjusted)
