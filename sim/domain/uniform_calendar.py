"""A calendar without surprises: twelve months of 28 days, and no day off."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Self

import numpy as np
from numpy.typing import NDArray

from sim.domain.calendar import Calendar

DAYS_IN_MONTH = 28
_MONTHS = 12


@dataclass(frozen=True)
class UniformCalendar(Calendar):
    """Twelve months of four weeks: each begins on a Monday, and offices work every day.

    Known answers and studies by weeks (48 a year) are played in it. Its dates look like those of
    the real calendar, with no day after the 28th.

    A month of stock stays 30.4375 days and a year of demand 365.25: only dates, reviews and rounds
    go by its months. It is what the Zambian clinic model counts in (12 months of 4 weeks).
    """

    @classmethod
    def starting(cls, start: date, *, warm_up_days: int, days: int, ticks_per_day: int = 1) -> Self:
        """Return the calendar of so many *days* whose measured part begins on the date *start*.

        Parameters
        ----------
        start
            First day measured, up to the 28th.
        warm_up_days
            Days before it.
        days
            All of them, warm-up included.
        ticks_per_day
            How many times a day patients are served.
        """
        first = _date(_number(start) - warm_up_days)
        return cls(first=first, days=days, ticks_per_day=ticks_per_day)

    @property
    def days_per_year(self) -> float:
        """Length of a year in days."""
        return _MONTHS * DAYS_IN_MONTH

    def day_of(self, when: date) -> int:
        """Return the day of a date; what is after a 28th counts as that.

        So that the last days of a real month, which do not exist here, do not fall into the next.
        """
        return _number(when) - _number(self.first)

    def days_in_month(self, when: date) -> int:  # noqa: ARG002 - all are alike
        """Return the length of the month in which a date lies."""
        return DAYS_IN_MONTH

    def date(self, day: int) -> date:
        """Return the date of *day*."""
        return _date(_number(self.first) + day)

    @cached_property
    def weekdays(self) -> NDArray[np.int64]:
        """Day of the week, Monday is 0."""
        return (_number(self.first) + np.arange(self.days)) % 7

    @cached_property
    def is_working(self) -> NDArray[np.bool_]:
        """Whether offices and stores work: always."""
        return np.ones(self.days, dtype=np.bool_)


def _number(when: date) -> int:
    """Return the days from the first of the year 0."""
    month = when.year * _MONTHS + when.month - 1
    return month * DAYS_IN_MONTH + min(when.day, DAYS_IN_MONTH) - 1


def _date(number: int) -> date:
    """Return the date of so many days from the first of the year 0."""
    month, day = divmod(number, DAYS_IN_MONTH)
    return date(month // _MONTHS, month % _MONTHS + 1, day + 1)
