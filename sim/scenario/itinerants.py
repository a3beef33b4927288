"""Section `itinerants`: doctors who visit towns, when, and what their patients need."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from sim.domain.calendar import Calendar
from sim.domain.visits import Visit, within
from sim.quantities import Days, Hours, Section, Share


class Specialty(Section):
    """A specialty of itinerant doctors, and who needs it.

    All strategies have the same need; where doctors are when is what they may change.
    """

    name: str
    """As people call it."""

    per_person_year: Annotated[float, Field(ge=0)]
    """Needs of a consultation that arise in a year, per person of a community. Every community has
    it, visited or not."""

    drops_out_after: Annotated[Days, Field(gt=0)] = 90.0
    """Mean time after which a patient waits no longer; exponential."""

    patients_per_day: Annotated[int, Field(ge=1)] = 16
    """Patients whom a doctor sees on a day of a visit at most."""

    lines_per_consultation: Annotated[float, Field(ge=1)] = 2.0
    """Mean number of products on a prescription."""

    pieces_per_line: Annotated[float, Field(ge=1)] = 1.35
    """Mean number of pieces of a product on a prescription."""

    mix: str
    """Which column of `demand.rates` its prescriptions follow."""

    needs_supplies: Share = 0.0
    """Share of its products on the shelf of the facility below which a doctor does not begin: each
    morning of the visit that finds less there is lost."""

    source: str = ""
    """Where this comes from, with its mark."""


class PlannedVisit(Section):
    """A doctor of an institution stays at a facility, once or again and again."""

    specialty: str
    """What the doctor is."""

    institution: str
    """Who sends the doctor, and whose affiliates are seen."""

    facility: str
    """Where patients are seen and present their prescriptions."""

    first_day: date
    """First day with patients."""

    last_day: date
    """Last day with patients."""

    repeats_every: Days | None = None
    """From one such visit to the next, all through the run, before `first_day` too; only once
    where it is left out. Whole days."""

    source: str = ""
    """Where this comes from, with its mark."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        """Refuse visits that end before they begin, or repeat before they end."""
        days = (self.last_day - self.first_day).days + 1
        if days < 1:
            raise ValueError(
                f"expected last_day on or after first_day, got {self.first_day} and {self.last_day}"
            )
        every = self.repeats_every
        if every is not None and (every < days or not every.is_integer()):
            raise ValueError(
                f"expected repeats_every in whole days, at least the {days} d of the visit, got"
                f" {every:g} d"
            )
        return self

    def starts(self, calendar: Calendar) -> Iterator[int]:
        """Yield the day on which each visit of the run begins; the first may lie before day 0.

        Those of a series come before `first_day` too, so that the warm-up has visits.

        Parameters
        ----------
        calendar
            Days of the run.
        """
        first = calendar.day_of(self.first_day)
        if self.repeats_every is None:
            yield first
            return
        step, length = round(self.repeats_every), (self.last_day - self.first_day).days
        yield from range(-length + (first + length) % step, calendar.days, step)


class Journey(Section):
    """How the doctors of an institution get to towns: on the roads and in the hours of trips."""

    base: str
    """Facility from which they set out to each visit."""

    vehicle: str
    """Kind of vehicle of `transport.vehicles` in which they travel."""

    arrives_by: Annotated[Hours, Field(ge=0, le=24)] = 12.0
    """Hour of the day until which a doctor who arrives still sees patients on that day."""

    source: str = ""
    """Where this comes from, with its mark."""


class Itinerants(Section):
    """Doctors who visit towns."""

    specialties: dict[str, Specialty] = Field(default_factory=dict)
    """What they are."""

    visits: dict[str, PlannedVisit] = Field(default_factory=dict)
    """Where and when they come, in the separate calendars of the institutions."""

    journeys: dict[str, Journey] = Field(default_factory=dict)
    """How they get there, by institution; doctors of all others are always there in time."""

    @property
    def can_fail(self) -> bool:
        """Whether a road or a shelf may keep a visit from taking place."""
        needs = (specialty.needs_supplies for specialty in self.specialties.values())
        return bool(self.journeys) or any(needs)

    def calendar(self, calendar: Calendar, town_of: Mapping[str, str]) -> list[Visit]:
        """Return all visits of the run in order of time; what lies outside it is cut off.

        *town_of* is the place of each facility.

        Parameters
        ----------
        calendar
            Days of the run.
        town_of
            By facility.
        """
        visits = [
            Visit(
                plan.specialty,
                plan.institution,
                plan.facility,
                town_of[plan.facility],
                start,
                start + (plan.last_day - plan.first_day).days,
            )
            for plan in self.visits.values()
            for start in plan.starts(calendar)
        ]
        return within(visits, 0, calendar.days - 1)
