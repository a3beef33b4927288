"""Section `shocks`: what goes wrong between two dates.

None draws chance: demand, storms and suppliers are as without it, so that its loss is measured
against the same run in calm.
"""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sim.domain.calendar import Calendar
from sim.quantities import Section, Share
from sim.scenario.text import Text

Then = Literal["cancelled", "later"]


class AnyShock(Section):
    """What all kinds of shock have in common."""

    first_day: date
    """Date on which it begins."""

    last_day: date
    """Last date on which it lasts."""

    name: Text | None = None
    """What planners call it; its kind, if not said."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        """Refuse a last day before the first."""
        if self.first_day > self.last_day:
            raise ValueError(
                "expected first_day at or before last_day,"
                f" got {self.first_day} and {self.last_day}"
            )
        return self

    def days(self, calendar: Calendar) -> range:
        """Return the days on which it lasts; they may begin before the run and end after it.

        Parameters
        ----------
        calendar
            Days of the run; in a uniform one dates after a 28th are that day.
        """
        return calendar.span(self.first_day, self.last_day)


class SupplierInterruption(AnyShock):
    """Suppliers from outside do not deliver what they would deliver in the time."""

    kind: Literal["supplier_interruption"] = "supplier_interruption"

    suppliers: Annotated[tuple[str, ...], Field(min_length=1)]
    """Suppliers concerned."""

    groups: tuple[str, ...] = ()
    """Supply groups of products concerned; all, if none is named."""

    share: Share = 1.0
    """Share of each delivery that is held back, in whole pieces."""

    then: Then = "cancelled"
    """What becomes of it: cancelled on the day on which it would have come, or delivered on the
    first opening day after the end."""


class PaymentInterruption(AnyShock):
    """An institution does not pay: what its facilities order in the time waits for money."""

    kind: Literal["payment_interruption"] = "payment_interruption"

    institution: str
    """Owner of the facilities whose orders to suppliers from outside are not served."""

    then: Then = "later"
    """What becomes of the orders: never served, or taken as of the day after the end, from which
    the lead time counts."""


class HubOut(AnyShock):
    """A store or cross-dock neither shares its stock nor sends vehicles; it takes goods in.

    Facilities below are not closed: they live on their shelves.
    """

    kind: Literal["hub_out"] = "hub_out"

    facility: str
    """The store or cross-dock."""


class RoadCut(AnyShock):
    """Roads that nobody enters; who is on one finishes it."""

    kind: Literal["road_cut"] = "road_cut"

    roads: Annotated[tuple[str, ...], Field(min_length=1)]
    """Roads that are cut."""

    closed_to: Literal["trucks", "all"] = "all"
    """Who cannot enter."""


class Outbreak(AnyShock):
    """More consultations for some products, for a time, in some regions.

    Extra people come from a stream of their own, of the products named; usual patients come as
    ever.
    """

    kind: Literal["outbreak"] = "outbreak"

    peak_day: date | None = None
    """Date on which most come: numbers rise evenly until then and fall evenly after; without it
    they stay at their height from the first day to the last."""

    consultations: Annotated[float, Field(gt=0)]
    """Consultations at the height of it, as a multiple of a usual day's: these come on top."""

    products: Annotated[dict[str, Annotated[float, Field(gt=0)]], Field(min_length=1)]
    """What is prescribed, with its share of the lines; shares need not add up to 1."""

    lines_per_consultation: Annotated[float, Field(ge=1)] = 1.5
    """Mean number of products on a prescription."""

    regions: tuple[str, ...] = ()
    """Regions of the places where it strikes; everywhere where none is given."""

    @model_validator(mode="after")
    def _peaks_within(self) -> Self:
        """Refuse a peak outside the time."""
        if self.peak_day and not self.first_day <= self.peak_day <= self.last_day:
            raise ValueError(
                f"expected peak_day from {self.first_day} to {self.last_day}, got {self.peak_day}"
            )
        return self

    def height(self, day: date) -> float:
        """Return how high it stands on *day*: 1 at its height, 0 before and after.

        It rises from 1 ÷ n on the first day in equal steps; without a peak day it is 1 throughout.

        Parameters
        ----------
        day
            Any date.
        """
        if not self.first_day <= day <= self.last_day:
            return 0.0
        if self.peak_day is None:
            return 1.0
        end = self.first_day if day <= self.peak_day else self.last_day
        # the days just outside are those on which nobody came
        return (abs((day - end).days) + 1) / (abs((self.peak_day - end).days) + 1)


Shock = Annotated[
    SupplierInterruption | PaymentInterruption | HubOut | RoadCut | Outbreak,
    Field(discriminator="kind"),
]
"""The shocks that a scenario can name by `kind`."""
