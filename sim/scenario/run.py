"""Section `run`: when, how long, how often, and from which seed."""

from datetime import date, timedelta
from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

from sim.domain.calendar import Calendar
from sim.domain.uniform_calendar import DAYS_IN_MONTH, UniformCalendar
from sim.quantities import SPLIT_WORDS, Days, MonthOfYear, Section
from sim.scenario.precision import Precision


def _form(value: object) -> str:
    """Return which form of replications a value has: a mapping is a precision."""
    return "Precision" if isinstance(value, dict | Precision) else "number"


Replications = Annotated[
    Annotated[int, Field(ge=2), Tag("number")] | Annotated[Precision, Tag("Precision")],
    Discriminator(_form),
]
"""A number, or the precision that decides on it."""

_ROUNDING = 1e-9


class Holiday(Section):
    """A day on which offices are closed."""

    date: date
    """The day."""

    name: str = ""
    """What is kept on it."""


class Run(Section):
    """When, how long, how often, and from which seed.

    All strategies share it.
    """

    start: date = date(2025, 1, 1)
    """First day measured; the warm-up comes before it."""

    horizon: Annotated[Days, Field(gt=0)] = 365.0
    """How long is measured."""

    warm_up: Days = 365.0
    """How long is played before, so that the first stock is forgotten. Expiry needs two years."""

    replications: Replications = 30
    """How many times the whole is played with new chance, or how narrow an interval has to be. Two
    at least, as one has no interval."""

    controls: Literal["none", "supply"] = "none"
    """What the means of a comparison are adjusted for (control variates): nothing, or how
    often and how long suppliers happened to be interrupted, against what was to be expected."""

    seed: Annotated[int, Field(ge=0)] = 1
    """Where all chance comes from: the same seed gives the same results. Strategies of one seed
    meet the same patients and storms."""

    hemisphere: Literal["north", "south"] = "north"
    """Which months are winter."""

    hard_season: Annotated[tuple[MonthOfYear, ...], SPLIT_WORDS] = ()
    """Months, such as those of snow, whose visits and transport are also reported apart."""

    holidays: dict[str, Holiday] = Field(default_factory=dict)
    """Holidays of the country, by any name."""

    calendar: Literal["gregorian", "uniform"] = "gregorian"
    """`uniform` has twelve months of 28 days, each from a Monday on, without holidays; offices work
    every day. A month of stock is 30.4375 days all the same."""

    tick: Annotated[Days, Field(gt=0, le=1)] = 1.0
    """From one service of patients to the next: a day, or a whole part of it where demand is in
    continuous time, as in many known answers. Reviews may come as often."""

    @property
    def ticks_per_day(self) -> int:
        """How many times a day patients are served."""
        return round(1 / self.tick)

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        """Refuse ticks that do not fill a day, and days that a uniform calendar does not have."""
        if abs(self.ticks_per_day * self.tick - 1) > _ROUNDING:
            raise ValueError(
                f"expected a tick that is a day or a whole part of it, such as '6 h' or '0.25 d',"
                f" got {self.tick:g} d"
            )
        if self.calendar == "uniform" and self.holidays:
            raise ValueError("the uniform calendar has no holidays: drop them, or the calendar")
        if self.calendar == "uniform" and self.start.day > DAYS_IN_MONTH:
            raise ValueError(
                f"months of the uniform calendar have {DAYS_IN_MONTH} days, got the start"
                f" {self.start}"
            )
        return self

    @model_validator(mode="after")
    def _has_dates(self) -> Self:
        """Refuse runs that begin or end where dates do."""
        try:
            calendar = self.dates()
            calendar.date(calendar.days)
        except (OverflowError, ValueError):
            raise ValueError(
                f"expected a run within the years 1 to 9999, warm-up included, got"
                f" {self.warm_up:g} d before {self.start} and {self.horizon:g} d from then on"
            ) from None
        return self

    def dates(self) -> Calendar:
        """Return every day simulated, warm-up included.

        Without visits: whoever knows the calendar of doctors adds them.
        """
        # whole days by then: `check` refuses parts of one
        warm_up_days = round(self.warm_up)
        days = warm_up_days + round(self.horizon)
        if self.calendar == "uniform":
            return UniformCalendar.starting(
                self.start, warm_up_days=warm_up_days, days=days, ticks_per_day=self.ticks_per_day
            )
        return Calendar(
            first=self.start - timedelta(days=warm_up_days),
            days=days,
            holidays=frozenset(holiday.date for holiday in self.holidays.values()),
            ticks_per_day=self.ticks_per_day,
        )


class Trace(Section):
    """What is written down day by day in replication 0, for the chart of stock over time."""

    facilities: tuple[str, ...] = ()
    """Facilities to follow."""

    products: tuple[str, ...] = ()
    """Products to follow there."""
