"""When something is due: every so many days, on a weekday of each month, or before visits.

Whatever falls on a day off moves to the next working day; two that then fall on one day are one.
"""

from itertools import pairwise
from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from sim.domain.calendar import Calendar
from sim.quantities import Days, Section

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_ORDER = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""Monday first, as `Calendar.weekdays` counts."""


class Monthly(Section):
    """On the n-th such weekday of each calendar month, or on the working day after it."""

    kind: Literal["monthly"] = "monthly"

    week: Literal[-4, -3, -2, -1, 1, 2, 3, 4] = 1
    """Which one: 1 is the first of the month, -1 the last, -2 the last but one."""

    weekday: Weekday = "monday"
    """Day of the week."""

    def days(self, calendar: Calendar) -> list[int]:
        """Return the days on which it is due, in order.

        One in each month but where the working day after it lies beyond the end. The last weeks are
        counted from the end of the month, so that -2 is the last but one in months of four such
        days and of five.
        """
        weekday = _ORDER.index(self.weekday)
        on_weekday = np.flatnonzero(calendar.weekdays == weekday).tolist()
        due = [day for day in on_weekday if self.week in _weeks_of_month(day, calendar)]
        return _on_working_days(due, calendar)

    def ticks(self, calendar: Calendar) -> list[int]:
        """Return the ticks at which it is due, in order: the first of each such day."""
        return _first_ticks(self.days(calendar), calendar)


class Every(Section):
    """Every so many days, counted from the first day simulated, or on the working day after it."""

    kind: Literal["every"] = "every"

    interval: Days = 30.0
    """From one to the next; whole days."""

    first: Days = 0.0
    """From the first day simulated to the first time."""

    def days(self, calendar: Calendar) -> list[int]:
        """Return the days on which it is due, in order.

        They are counted from `first`, not from the last one: a holiday moves one day and not all
        that follow. An interval of less than a day is one day.
        """
        step = max(1, round(self.interval))
        return _on_working_days(list(range(round(self.first), calendar.days, step)), calendar)

    def ticks(self, calendar: Calendar) -> list[int]:
        """Return the ticks at which it is due, in order; several a day if it comes that often.

        An interval is rounded to whole ticks, one at least; a tick on a day off moves to the first
        tick of the next working day.
        """
        per_day = calendar.ticks_per_day
        step = max(1, round(self.interval * per_day))
        due = range(round(self.first * per_day), calendar.ticks, step)
        moved = [
            tick
            if calendar.is_working[tick // per_day]
            else calendar.working_day_after(tick // per_day, 1) * per_day
            for tick in due
        ]
        return [tick for tick in dict.fromkeys(moved) if tick < calendar.ticks]


class BeforeVisits(Section):
    """So many working days before each visit of an itinerant doctor.

    A review then looks at the facilities of those visits only.
    """

    kind: Literal["before_visits"] = "before_visits"

    working_days: Annotated[int, Field(ge=0)] = 10
    """Working days before the first day of the visit."""

    def days(self, calendar: Calendar) -> list[int]:
        """Return the days on which it is due, in order.

        Two visits that are due on one day are one; a visit soon after the start is due on day 0.
        """
        return sorted({self.day(calendar, visit_day) for visit_day in calendar.visit_days})

    def ticks(self, calendar: Calendar) -> list[int]:
        """Return the ticks at which it is due, in order: the first of each such day."""
        return _first_ticks(self.days(calendar), calendar)

    def day(self, calendar: Calendar, visit_day: int) -> int:
        """Return the day on which it is due for a visit that begins on *visit_day*.

        Parameters
        ----------
        visit_day
            Its first day with patients; it does not count among the working days.
        """
        return calendar.working_day_before(visit_day, self.working_days)


Schedule = Annotated[Monthly | Every | BeforeVisits, Field(discriminator="kind")]
"""In a scenario told apart by `kind`."""


def _weeks_of_month(day: int, calendar: Calendar) -> tuple[int, int]:
    """Return which one of its weekday the day is, from the start and from the end of its month."""
    when = calendar.date(day)
    return (when.day - 1) // 7 + 1, -((calendar.days_in_month(when) - when.day) // 7 + 1)


def _first_ticks(days: list[int], calendar: Calendar) -> list[int]:
    """Return the first tick of each day."""
    return [day * calendar.ticks_per_day for day in days]


def _on_working_days(days: list[int], calendar: Calendar) -> list[int]:
    """Return *days*, in order, moved to working days; those beyond the end are left out."""
    moved = [calendar.working_day_after(day - 1, 1) for day in days]
    kept = [day for day in moved if day < calendar.days]
    # two that fell on one working day are one
    return kept[:1] + [later for earlier, later in pairwise(kept) if later != earlier]
