"""Visits of itinerant doctors, and what can be said of a calendar of them.

A calendar here is a list of visits, as they are planned or as they were held.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple


class Visit(NamedTuple):
    """A doctor of one specialty stays at a facility for some days.

    It sorts by specialty first; sort by `first_day` where time matters.
    """

    specialty: str
    """What the doctor is."""

    institution: str
    """Who sends the doctor."""

    facility: str
    """Where patients are seen."""

    town: str
    """Place of that facility."""

    first_day: int
    """First day with patients, counted from the first day simulated."""

    last_day: int
    """Last one."""

    @property
    def length(self) -> int:
        """Days with patients.

        1 where it begins and ends on one day; weekends count.
        """
        return self.last_day - self.first_day + 1

    def on(self, first_day: int) -> "Visit":
        """Return the same visit from another day on.

        It keeps its length.
        """
        return self._replace(first_day=first_day, last_day=first_day + self.length - 1)


def within(visits: Iterable[Visit], first_day: int, last_day: int) -> list[Visit]:
    """Return the part of each visit from *first_day* to *last_day*, in order of time.

    Visits that lie outside are left out; those of one day stay in their order.
    """
    cut = (
        visit._replace(
            first_day=max(visit.first_day, first_day), last_day=min(visit.last_day, last_day)
        )
        for visit in visits
    )
    return sorted((visit for visit in cut if visit.length > 0), key=lambda each: each.first_day)


def overlap_days(visits: Iterable[Visit], area: Callable[[Visit], Hashable]) -> int:
    """Return the days on which doctors of one specialty meet, each doctor beyond the first counted.

    Σ max(0, doctors − 1) over specialties, areas and days: three doctors of one day count twice.

    Parameters
    ----------
    area
        Where two of them are too many: the town of a visit, say, or its zone.
    visits
        In any order.
    """
    doctors: defaultdict[Hashable, int] = defaultdict(int)
    for visit in visits:
        for day in range(visit.first_day, visit.last_day + 1):
            doctors[visit.specialty, area(visit), day] += 1
    # each place and day has one doctor who is not too many
    return sum(doctors.values()) - len(doctors)


def largest_gaps(
    visits: Iterable[Visit], first_day: int, last_day: int
) -> dict[tuple[str, str], int]:
    """Return the longest run of days without a visit, by specialty and town.

    The days before the first visit and after the last one count; towns that a specialty never
    visits are left out.

    Parameters
    ----------
    visits
        In any order; they are cut off to the days looked at.
    first_day, last_day
        The days looked at, both included.
    """
    by_town: defaultdict[tuple[str, str], list[Visit]] = defaultdict(list)
    for visit in within(visits, first_day, last_day):
        by_town[visit.specialty, visit.town].append(visit)
    return {key: _largest_gap(group, first_day, last_day) for key, group in by_town.items()}


def _largest_gap(visits: Sequence[Visit], first_day: int, last_day: int) -> int:
    """Return the longest run of days without any of *visits*, which are in order of time.

    Overlapping visits of one town do not make a gap negative.
    """
    free_from, largest = first_day, 0
    for visit in visits:
        largest = max(largest, visit.first_day - free_from)
        free_from = max(free_from, visit.last_day + 1)
    return max(largest, last_day + 1 - free_from)
