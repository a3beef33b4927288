"""What does not go together with patients who come several times a day."""

from typing import TYPE_CHECKING

from sim.domain.schedule import Every
from sim.domain.uniform_calendar import DAYS_IN_MONTH
from sim.scenario.scenario import Scenario
from sim.scenario.variant import Variant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sim.scenario.tree import Path

_EVERY_DAY = tuple(range(7))
_ROUNDING = 1e-9


def check_clock(scenario: Scenario, variant: Variant) -> None:
    """Report what has days in it that cannot be divided, where the tick is shorter than a day.

    Days off, refills, shocks and agreements go by whole days in the engine; with a shorter tick
    they would be counted wrong in silence.

    Parameters
    ----------
    scenario
        Valid section by section.
    variant
        Where problems are reported.
    """
    _check_uniform(scenario, variant)
    if scenario.run.ticks_per_day == 1:
        return
    for path, what in _of_whole_days(scenario):
        message = f"{what} whole days: leave it out, or the tick of {_hours(scenario)} h"
        variant.report(path, message)
    for name, programme in scenario.replenishment.items():
        review = programme.review
        if isinstance(review, Every) and not _is_whole(review.interval, scenario):
            message = (
                f"expected a whole number of ticks of {_hours(scenario)} h, got"
                f" {24 * review.interval:g} h"
            )
            variant.report(("replenishment", name, "review", "interval"), message)


def _of_whole_days(scenario: Scenario) -> "Iterator[tuple[Path, str]]":
    """Yield where something stands that goes by whole days, and what it is."""
    if scenario.run.holidays:
        yield ("run", "holidays"), "holidays are"
    for name, facility in scenario.facilities.items():
        if facility.mix and facility.opens != _EVERY_DAY:
            yield ("facilities", name), "it is closed on"
    for name, product in scenario.products.items():
        if product.seasonality == "chronic":
            yield ("products", name, "seasonality"), "chronic patients come on"
    for name in scenario.shocks:
        yield ("shocks", name), "shocks last"
    for name in scenario.agreements:
        yield ("agreements", name), "agreements go by"
    if scenario.itinerants.visits:
        yield ("itinerants", "visits"), "doctors stay for"


def _is_whole(days: float, scenario: Scenario) -> bool:
    """Return whether so many days are ticks without rest, one at least."""
    ticks = days * scenario.run.ticks_per_day
    return round(ticks) >= 1 and abs(ticks - round(ticks)) < _ROUNDING


def _hours(scenario: Scenario) -> str:
    """Return the tick in hours, as messages say it."""
    return f"{24 * scenario.run.tick:g}"


def _check_uniform(scenario: Scenario, variant: Variant) -> None:
    """Report dates that a uniform calendar does not have."""
    if scenario.run.calendar == "gregorian":
        return
    for name, shock in scenario.shocks.items():
        for field in ("first_day", "last_day"):
            if getattr(shock, field).day > DAYS_IN_MONTH:
                message = f"months of the uniform calendar have {DAYS_IN_MONTH} days"
                variant.report(("shocks", name, field), message)
