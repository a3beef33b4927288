"""Section `run`: when, how long, how often, and from which seed."""

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field

from sim.domain.calendar import Calendar
from sim.quantities import Days, Section


class Holiday(Section):
    """A day on which offices are closed."""

    date: date
    """The day."""

    name: str = ""
    """What is kept on it."""


class Run(Section):
    """When, how long, how often, and from which seed."""

    start: date = date(2025, 1, 1)
    """First day measured; the warm-up comes before it."""

    horizon: Annotated[Days, Field(gt=0)] = 365.0
    """How long is measured."""

    warm_up: Days = 365.0
    """How long is played before, so that the first stock is forgotten."""

    replications: Annotated[int, Field(ge=2)] = 30
    """How many times the whole is played with new chance."""

    seed: Annotated[int, Field(ge=0)] = 1
    """Where all chance comes from: the same seed gives the same results."""

    hemisphere: Literal["north", "south"] = "north"
    """Which months are winter."""

    holidays: dict[str, Holiday] = Field(default_factory=dict)
    """Holidays of the country, by any name."""

    def calendar(self) -> Calendar:
        """Return every day simulated, warm-up included."""
        warm_up_days = round(self.warm_up)
        return Calendar(
            first=self.start - timedelta(days=warm_up_days),
            days=warm_up_days + round(self.horizon),
            holidays=frozenset(holiday.date for holiday in self.holidays.values()),
        )


class Trace(Section):
    """What is written down day by day in replication 0, for the chart of stock over time."""

    facilities: tuple[str, ...] = ()
    """Facilities to follow."""

    products: tuple[str, ...] = ()
    """Products to follow there."""
