"""Section `ageing`: whether goods expire, and how old they are when they come."""

from typing import Self

from pydantic import model_validator

from sim.quantities import Months, Section, Share


class Ageing(Section):
    """Whether goods expire; how long they last is `shelf_life_months` of each product.

    Expiry is slow: play two years of warm-up and measure two, or say how old the first stock is.
    """

    expires: bool = False
    """Whether goods leave the shelf on the first day of the month in which they expire. Shelves
    and vehicles then hold lots, of which those go first that expire first."""

    least_remaining_life: Months = 0.0
    """Remaining life below which goods of a supplier are refused and go back; 12 months is common
    in contracts. It is compared with what is left on the day of delivery; more than a product's
    shelf life refuses all of it."""

    first_age_least: Share = 0.0
    """Age of the youngest goods of the first stock, as a share of their shelf life."""

    first_age_most: Share = 0.75
    """And of the oldest; the first stock is spread evenly between the two."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        """Refuse a youngest age above the oldest."""
        if self.first_age_least > self.first_age_most:
            raise ValueError("first_age_least has to be at most first_age_most")
        return self
