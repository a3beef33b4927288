"""One calendar of itinerant doctors, computed from those of the institutions that agree on it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import ceil
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from sim.domain.visits import Visit, largest_gaps
from sim.errors import SimError
from sim.quantities import Section


class CalendarError(SimError):
    """The visits of a specialty do not fit beside each other.

    It says how many days of visits there are and how many days; `check` reports it before anything
    is played.
    """


class JointCalendar(Section):
    """Itinerant doctors of several institutions on one calendar, for the patients of all."""

    kind: Literal["joint_calendar"] = "joint_calendar"

    parties: Annotated[tuple[str, ...], Field(min_length=2)]
    """Institutions whose doctors share the calendar and see each other's affiliates; two or
    more."""

    zone: Literal["town", "region"] = "region"
    """Where no two doctors of a specialty are at the same time: in one town, or in all towns of one
    region."""

    def serves(self, institution: str) -> tuple[str, ...]:
        """Return whose affiliates the doctors of *institution* see.

        Without the agreement a doctor sees the sender's own affiliates.
        """
        return self.parties if institution in self.parties else (institution,)

    def arrange(
        self, visits: Sequence[Visit], days: int, region_of: Mapping[str, str]
    ) -> list[Visit]:
        """Return the visits on their joint dates, those of others on their own.

        The parties' visits keep doctor, town and length: only dates move, so that doctors and trips
        are as many as before. Two visits of one doctor, or of one specialty in one zone, never
        overlap, and no town waits much longer between visits of a specialty than their number
        asks for.

        Parameters
        ----------
        visits
            Those of the separate calendars, all between day 0 and *days*.
        days
            Days to plan.
        region_of
            Region of each town.

        Raises
        ------
        CalendarError
            When the visits of a specialty in a zone are more than the days there are.

        Notes
        -----
        The longest gap of a town with n visits of L days together is at least (D - L) / (n + 1)
        over D days: even spacing. Day by day, of the visits whose even date has come, those begin
        whose zone and doctor are free, the one that is due first before the others. Of the
        calendars in which all visits are due 0, 1, 2, ... days before their even dates, the one
        counts in which the largest gap exceeds even spacing least. With one town a zone nothing
        exceeds it; in small cases tried out in full, nearly all calendars are the best there are,
        and none waits longer than the best by more than the longest visit.
        """
        by_specialty: defaultdict[str, list[_Sent]] = defaultdict(list)
        for sent in _with_doctors(visits):
            if sent.visit.institution in self.parties:
                by_specialty[sent.visit.specialty].append(sent)
        moved = [visit for visit in visits if visit.institution not in self.parties]
        for specialty, ours in by_specialty.items():
            arranged = _arranged(self._by_town(ours, region_of), days)
            if arranged is None:
                raise CalendarError(self._too_many(specialty, ours, days))
            moved += arranged
        return sorted(moved, key=lambda visit: (visit.first_day, visit))

    def _by_town(self, ours: Sequence["_Sent"], region_of: Mapping[str, str]) -> list["_Town"]:
        """Return the visits to each town in turn, towns by name, with the zone of each."""
        by_town: defaultdict[str, list[_Sent]] = defaultdict(list)
        for sent in ours:
            by_town[sent.visit.town].append(sent)
        return [
            _Town(_taking_turns(by_town[name]), name if self.zone == "town" else region_of[name])
            for name in sorted(by_town)
        ]

    def _too_many(self, specialty: str, ours: Sequence["_Sent"], days: int) -> str:
        """Return the message where no calendar holds all visits."""
        together = sum(sent.visit.length for sent in ours)
        return (
            f"expected room for the visits of {specialty!r} one after the other in each {self.zone}"
            f" and for each doctor, got {together} days of visits in {days} days: plan fewer or"
            " shorter visits, or a smaller zone"
        )


class _Sent(NamedTuple):
    """A visit, and who makes it."""

    visit: Visit
    doctor: tuple[str, int]
    """=Institution and number, from 0."""


class _Town(NamedTuple):
    """The visits of one specialty to one town, in the order in which doctors take turns."""

    visits: list[_Sent]
    zone: str
    """=Where no two doctors of the specialty may be at once."""

    def even_gap(self, days: int) -> float:
        """Return the days between visits that are spread evenly.

        (D − L) ÷ (n + 1), in days and parts of a day.
        """
        return (days - sum(sent.visit.length for sent in self.visits)) / (len(self.visits) + 1)


def _with_doctors(visits: Sequence[Visit]) -> list[_Sent]:
    """Give each visit to the first doctor of its institution and specialty who is free.

    So many doctors of an institution there are as its separate calendar needs at once.
    """
    free_from: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    sent = []
    # in order of time, or a doctor would be thought busy by visits that come later
    for visit in sorted(visits, key=lambda each: (each.first_day, each)):
        doctors = free_from[visit.institution, visit.specialty]
        free = [number for number, day in enumerate(doctors) if day <= visit.first_day]
        number = free[0] if free else len(doctors)
        doctors[number : number + 1] = [visit.last_day + 1]
        sent.append(_Sent(visit, (visit.institution, number)))
    return sent


def _taking_turns(visits: Sequence[_Sent]) -> list[_Sent]:
    """Return the visits to one town so that each institution's are spread evenly among all."""
    by_institution: defaultdict[str, list[_Sent]] = defaultdict(list)
    for sent in visits:
        by_institution[sent.visit.institution].append(sent)
    turns = [
        # the middle of each turn: of 1 and 3 visits the single one comes second or third, not first
        ((index + 0.5) / len(group), institution, index)
        for institution, group in by_institution.items()
        for index in range(len(group))
    ]
    return [by_institution[institution][index] for _, institution, index in sorted(turns)]


def _arranged(towns: Sequence[_Town], days: int) -> list[Visit] | None:
    """Return the visits on the dates whose gaps are closest to even; None where none fit.

    Beginning earlier leaves room at the end: tried from 0 days on, until no earlier start can be
    better than the best found.
    """
    even = [ceil(town.even_gap(days)) for town in towns]
    best: tuple[int, int, list[Visit]] | None = None
    for earlier in range(days):
        # each day earlier leaves a gap a day longer at the end: nothing better can follow
        if best and earlier > best[0]:
            break
        dates = _dated([_Waiting(town, days, earlier) for town in towns], days)
        if dates:
            gaps = sorted(largest_gaps(dates, 0, days - 1).items())
            beyond = [gap - fair for (_, gap), fair in zip(gaps, even, strict=True)]
            found = (max(beyond), sum(beyond), dates)
            best = min(best, found) if best else found
    return best[2] if best else None


def _dated(towns: "list[_Waiting]", days: int) -> list[Visit] | None:
    """Give out dates day by day; None where not all visits end before *days*.

    Of towns due on the same day the first by name goes first; a doctor or a zone that is taken lets
    the next one go.
    """
    free_from: defaultdict[object, int] = defaultdict(int)
    dates: list[Visit] = []
    for day in range(days):
        due = [town for town in towns if town.left and town.due <= day]
        for town in sorted(due, key=lambda each: each.due):
            sent = town.begin(day, free_from)
            if sent:
                dates.append(sent.visit)
                free_from[town.zone] = free_from[sent.doctor] = sent.visit.last_day + 1
    done = not any(town.left for town in towns) and max(free_from.values()) <= days
    return dates if done else None


class _Waiting:
    """A town whose visits are given dates.

    Parameters are the town, the days to plan, and by how many days all its visits are due before
    their even dates.
    """

    def __init__(self, town: _Town, days: int, earlier: int) -> None:
        self.left = list(town.visits)
        self.zone = town.zone
        self._gap = town.even_gap(days)
        self._even_date = self._gap - earlier

    @property
    def due(self) -> int:
        """Day from which the next visit may begin."""
        return int(self._even_date)

    def begin(self, day: int, free_from: defaultdict[object, int]) -> _Sent | None:
        """Let the next doctor who is free come on *day*; None where none is, or the zone is not.

        The even date of the next visit moves by this one's length and gap, however late this one
        began: delays do not add up.
        """
        if free_from[self.zone] > day:
            return None
        for index, sent in enumerate(self.left):
            if free_from[sent.doctor] <= day:
                del self.left[index]
                self._even_date += sent.visit.length + self._gap
                return sent._replace(visit=sent.visit.on(day))
        return None
