"""Section `emergency` of a programme: rush orders beside the ordinary ones."""

from typing import Annotated, Literal

from pydantic import Field

from sim.domain.schedule import Every, Schedule
from sim.quantities import Hours, Months, Section


class Emergency(Section):
    """A facility that is about to run out is sent for at once, by a vehicle of its own.

    It masks an ordinary rule that is too weak, at the price of the trips; turnaround and on time
    leave it out.

    References
    ----------
    USAID | DELIVER PROJECT (2011), *The Logistics Handbook*, section 4.5, emergency order point.
    """

    threshold: Months = 0.25
    """Emergency order point: months of stock on the shelf at or below which a product calls. Goods
    on their way do not count."""

    classes: Annotated[tuple[Literal["V", "E", "N"], ...], Field(min_length=1)] = ("V",)
    """Classes whose products can call for help, and are brought."""

    check: Schedule = Every.model_validate({"interval": "1 d"})
    """When shelves are looked at; daily checks fall on working days."""

    request: Months = 1.0
    """Months of stock up to which the products that called are asked for. Less what is on the
    shelf; what the store has not got, or the vehicle cannot carry, is not ordered."""

    fleet: str
    """Fleet that brings it: store, facility, store. Its home is the store that gives the goods;
    facilities with another supplier have no emergency orders."""

    packing: Hours = 4.0
    """From the check to the packed order; it goes before all ordinary ones."""

    trips_per_month: Annotated[int, Field(ge=0)] | None = None
    """Budget: trips in a calendar month, after which none goes until the next; no end without."""

    budget_per_month: Annotated[float, Field(ge=0)] | None = None
    """Budget in the currency of `costs`: what trips of a calendar month may cost together, as
    estimated over free roads when they are sent. A trip that it does not cover is not sent, a
    cheaper one is; what is left over is lost. No end without."""
