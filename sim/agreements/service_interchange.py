"""Institutions that open their units to each other's patients."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from sim.domain.calendar import Calendar
from sim.quantities import Days, Hours, Money, Section


class Compensation(Section):
    """What is paid for the patients of others."""

    tariff: Money
    """Money for each consultation with a prescription, whatever of it was filled."""

    paid_after: Days = 90.0
    """It is paid on the morning after this time, out of the purses of the patients' institution: by
    what is in each, and later where they are empty. An institution without a budget pays from
    elsewhere."""

    restocks: bool = True
    """Whether it goes into the purse of the store that supplies the host, and so becomes goods."""


class ServiceInterchange(Section):
    """People go to the nearest open unit of any of the parties, and its stock serves them.

    It creates no demand: people come on the days on which their own unit is open, only elsewhere.
    What it moves are shelves: the host's is used up by others.
    """

    kind: Literal["service_interchange"] = "service_interchange"

    parties: Annotated[tuple[str, ...], Field(min_length=2)]
    """Institutions whose units serve each other's people."""

    begins: date | None = None
    """First date on which it holds; from the first day played where none is given."""

    levels: tuple[str, ...] = ()
    """Levels of the units that are open to others; all where none is given."""

    travel_at_most: Hours = 3.0
    """A unit that is not their own is open to whoever travels less than this, as roads were
    yesterday; at 0 to nobody."""

    attempts_at_most: Annotated[int, Field(ge=1)] = 2
    """Units that people try on one day, the first included: what one refused they take to the next
    nearest."""

    compensation: Compensation | None = None
    """What is paid for the patients of others; nothing where it is not given."""

    def first_day(self, calendar: Calendar) -> int:
        """Return the day on which it begins, counted as in *calendar*; 0 where it always held.

        Parameters
        ----------
        calendar
            Days of the run; a date before it is day 0, one after it lies beyond its end.
        """
        # what began before the run has always held in it
        return max(calendar.day_of(self.begins), 0) if self.begins else 0

    def accepts(
        self, affiliation: Sequence[str], host: Sequence[str], host_level: Sequence[str]
    ) -> NDArray[np.bool_]:
        """Return who may go where under the agreement, communities × facilities.

        One's own unit is always open, which is not in here; travel times are for the engine to look
        at.

        Parameters
        ----------
        affiliation
            Institution of the people of each community.
        host
            Owner of each facility.
        host_level
            Level of each facility.
        """
        is_party = np.isin(affiliation, self.parties)
        is_open = np.isin(host, self.parties)
        if self.levels:
            is_open &= np.isin(host_level, self.levels)
        return np.logical_and.outer(is_party, is_open)
