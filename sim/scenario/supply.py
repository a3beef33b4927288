"""Section `supply`: where goods come from, how late and how completely."""

from math import log1p
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sim.quantities import Days, Section, Share


class Interruptions(Section):
    """Times in which a supplier cannot deliver one product at all.

    Drawn at four a year and thinned, so that a rate shifts no other draw.
    """

    per_product_year: Annotated[float, Field(ge=0, le=4)] = 0.0
    """Mean number of interruptions of a product in a year."""

    duration_median: Days = 45.0
    """Median of the log-normal duration."""

    duration_p95: Days = 120.0
    """Its 95th percentile."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        """Refuse a median of nothing, or above the 95th percentile."""
        if not 0 < self.duration_median <= self.duration_p95:
            raise ValueError("expected duration_median above 0 d and at most duration_p95")
        return self


class Opportunities(Section):
    """Days on which a supplier may get to a facility: each time it does, or it does not.

    Whether it does is drawn for each facility and day; all that is ready by then comes along.
    """

    every: Annotated[Days, Field(ge=1)] = 7.0
    """From one to the next; whole days."""

    first: Days = 0.0
    """From the first day simulated to the first of them."""

    mean_interval: Annotated[Days, Field(gt=0)]
    """Mean time from one visit to the next where nothing is in the way: an opportunity is used with
    the chance `every` ÷ `mean_interval`."""

    accessibility: str = ""
    """A profile of `profiles`, from 0 to 1, that the chance is multiplied by; 1 where none is."""

    @model_validator(mode="after")
    def _no_more_than_there_are(self) -> Self:
        """Refuse visits more often than there are days for them."""
        if self.mean_interval < self.every:
            raise ValueError(
                f"expected mean_interval to be at least the {self.every:g} d of every, got"
                f" {self.mean_interval:g} d"
            )
        return self


class Supplier(Section):
    """Someone who delivers to stores and whose own stock is not modelled.

    It can deliver any amount; what limits it is time, completeness, interruptions and the buyer's
    money.
    """

    name: str
    """As people call it."""

    lead_time_least: Days = 15.0
    """Shortest time from order to delivery."""

    lead_time_most: Days = 30.0
    """Longest; drawn evenly between the two for each order date."""

    lead_time_shape: Literal["even", "exponential"] = "even"
    """`exponential`: instead, the shortest plus an exponential time, so that the mean stays where
    an even draw has it; most come sooner, a few far later than the longest."""

    complete: Share = 0.85
    """Chance that a product of an order comes in full. Drawn product by product: an order of many
    products is rarely complete."""

    short_least: Share = 0.0
    """Of a product that does not come in full, the smallest share that comes."""

    short_most: Share = 0.34
    """And the largest; what does not come is cancelled."""

    funding: Share = 1.0
    """Share of each order that is paid for. The rest does not come; a `budget` of the buyer says it
    in money."""

    age_at_delivery_least: Share = 0.1
    """Age of the youngest goods that it delivers, as a share of their shelf life; counts where
    goods expire."""

    age_at_delivery_most: Share = 0.4
    """And of the oldest; drawn evenly between the two for each order date and product."""

    interruptions: Interruptions = Interruptions()
    """When a product cannot be had."""

    opportunities: Opportunities | None = None
    """When it can deliver what is ready; at once, if not said."""

    def lead_time(self, chance: float) -> float:
        """Return the lead time in days that belongs to a number drawn evenly from 0 to 1.

        least + chance · (most − least), or least − ln(1 − chance) · (most − least) ÷ 2, whose mean
        is the same.

        Parameters
        ----------
        chance
            In [0, 1); the same for all products of an order date.
        """
        spread = self.lead_time_most - self.lead_time_least
        if self.lead_time_shape == "exponential":
            return self.lead_time_least - log1p(-chance) * spread / 2
        return self.lead_time_least + chance * spread

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        """Refuse ranges that end before they begin."""
        if self.lead_time_least > self.lead_time_most:
            raise ValueError("lead_time_least has to be at most lead_time_most")
        if self.short_least > self.short_most:
            raise ValueError("short_least has to be at most short_most")
        if self.age_at_delivery_least > self.age_at_delivery_most:
            raise ValueError("age_at_delivery_least has to be at most age_at_delivery_most")
        return self
