"""The real calendar behind simulated days: months, weekdays, holidays, opening days.

A day is a whole number from 0, the first of the warm-up; results and records count in the same way.
Only here does it become a date.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated

import numpy as np
from numpy.typing import NDArray
from pydantic import BeforeValidator

_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EXPECTED_DAYS = "expected days such as 'mon-fri', 'mon wed' or 'every day', got {text!r}"
WORKING_DAYS = (0, 1, 2, 3, 4)
"""Monday to Friday."""


def read_weekdays(text: object) -> tuple[int, ...]:
    """Return the weekdays (Monday is 0) of ``mon-fri``, ``every day`` or ``mon wed fri``.

    Capitals do not matter; a span does not run over the weekend (`fri-mon`).

    Raises
    ------
    ValueError
        When *text* names no such days.
    """
    words = str(text).lower().split()
    if words == ["every", "day"]:
        return tuple(range(7))
    spans = [_span(word) for word in words]
    if not spans or not all(spans):
        raise ValueError(_EXPECTED_DAYS.format(text=text))
    return tuple(sorted({day for span in spans for day in span}))


Weekdays = Annotated[tuple[int, ...], BeforeValidator(read_weekdays, json_schema_input_type=str)]
"""Days of the week, Monday is 0, written as ``mon-fri``, ``mon wed fri`` or ``every day``."""


def _span(word: str) -> range:
    """Return the days of ``mon`` or ``mon-fri``; none where it names no days, or not in order."""
    first, dash, last = word.partition("-")
    last = last if dash else first
    if first not in _NAMES or last not in _NAMES:
        return range(0)
    return range(_NAMES.index(first), _NAMES.index(last) + 1)


@dataclass(frozen=True)
class Calendar:
    """The days of one run, counted from 0, with what each of them is.

    The arrays have one entry a day.

    Days before 0 and after the end have dates too, and no entry in the arrays.
    """

    first: date
    """Date of day 0, the first day of the warm-up."""

    days: int
    """How many days are simulated, warm-up included."""

    holidays: frozenset[date] = frozenset()
    """Dates on which offices, and units that keep holidays, are closed."""

    visit_days: tuple[int, ...] = ()
    """Days on which visits of itinerant doctors begin, in order."""

    ticks_per_day: int = 1
    """How many times a day patients are served. More than 1 only where demand is in continuous
    time; all else goes by days."""

    @property
    def ticks(self) -> int:
        """How many times patients are served; tick t is on day t // `ticks_per_day`."""
        return self.days * self.ticks_per_day

    def span(self, first: date, last: date) -> range:
        """Return the days from one date to another, both included; they may lie outside the run.

        A range that one can intersect with the days played; empty where *last* is before *first*.
        """
        return range(self.day_of(first), self.day_of(last) + 1)

    @property
    def days_per_year(self) -> float:
        """Length of a year in days.

        For rates a year. A uniform calendar has 336.
        """
        return 365.25

    def day_of(self, when: date) -> int:
        """Return the day of a date; it may lie outside the run.

        Negative before the run.
        """
        return (when - self.first).days

    def days_in_month(self, when: date) -> int:
        """Return the length of the month in which a date lies."""
        return monthrange(when.year, when.month)[1]

    def date(self, day: int) -> date:
        """Return the date of *day*."""
        return self.first + timedelta(days=day)

    @cached_property
    def weekdays(self) -> NDArray[np.int64]:
        """Day of the week, Monday is 0."""
        return (self.first.weekday() + np.arange(self.days)) % 7

    @cached_property
    def months(self) -> NDArray[np.int64]:
        """Month of the year, January is 1."""
        return np.array([self.date(day).month for day in range(self.days)], dtype=np.int64)

    @cached_property
    def month_numbers(self) -> NDArray[np.int64]:
        """Months since year 0, one number for each calendar month.

        They grow by 1 from one month to the next, over years: months of a run are counted by their
        differences.
        """
        dates = (self.date(day) for day in range(self.days))
        return np.array([on.year * 12 + on.month - 1 for on in dates], dtype=np.int64)

    @cached_property
    def is_holiday(self) -> NDArray[np.bool_]:
        """Whether the day is a holiday."""
        dates = [self.date(day) for day in range(self.days)]
        return np.array([on in self.holidays for on in dates], dtype=np.bool_)

    @cached_property
    def is_working(self) -> NDArray[np.bool_]:
        """Whether offices and stores work: Monday to Friday, holidays aside.

        Schedules, picking and cut-offs go by it; units by `open_on` with days of their own.
        """
        return self.open_on(WORKING_DAYS, keeps_holidays=True)

    def open_on(self, weekdays: tuple[int, ...], *, keeps_holidays: bool) -> NDArray[np.bool_]:
        """Return for each day whether a house that opens on *weekdays* is open.

        Parameters
        ----------
        weekdays
            Opening days, Monday is 0.
        keeps_holidays
            Whether it closes on holidays too.
        """
        is_open = np.isin(self.weekdays, weekdays)
        return is_open & ~self.is_holiday if keeps_holidays else is_open

    def working_day_after(self, day: int, working_days: int) -> int:
        """Return the day that lies *working_days* working days after *day*; at most the end.

        The day itself does not count, be it a working day or not; 0 working days later is *day*
        itself. `days`, one after the last, stands for beyond the end.
        """
        later = np.flatnonzero(self.is_working[day + 1 :])
        # 0 working days after a Sunday is that Sunday: who does not wait does not wait for Monday
        return day if working_days == 0 else self._nth(later, working_days, day + 1)

    def working_day_before(self, day: int, working_days: int) -> int:
        """Return the day that lies *working_days* working days before *day*; at least day 0.

        The day itself does not count; 0 working days before is *day* itself.
        """
        earlier = np.flatnonzero(self.is_working[:day])
        if working_days == 0:
            return day
        return int(earlier[-working_days]) if working_days <= earlier.size else 0

    def _nth(self, later: NDArray[np.int64], count: int, offset: int) -> int:
        """Return the *count*-th of the days *later*, counted from *offset*, or the end."""
        return offset + int(later[count - 1]) if count <= later.size else self.days
