"""When institutions join the single catalogue, and who supplies them before."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sim.agreements import SingleCatalogue
from sim.scenario.facilities import Facility
from sim.scenario.scenario import Scenario


@dataclass(frozen=True)
class Joins:
    """The days of a transition, counted from the first day simulated."""

    scenario: Scenario

    @cached_property
    def catalogue(self) -> SingleCatalogue | None:
        """What they join; none where all use the same keys anyway."""
        return next(iter(self.scenario.agreed(SingleCatalogue).values()), None)

    @cached_property
    def by_institution(self) -> Mapping[str, int]:
        """Day on which each institution joins that has not joined from the start."""
        first = self.scenario.run.dates().first
        joins = self.catalogue.joins if self.catalogue else {}
        days = {name: (date - first).days for name, date in joins.items()}
        return {name: day for name, day in days.items() if day > 0}

    @cached_property
    def _notice_days(self) -> int:
        is_bought = self.catalogue is not None and self.catalogue.supplier_before
        return round(self.catalogue.notice) if self.catalogue and is_bought else 0

    @cached_property
    def days(self) -> tuple[int, ...]:
        """The first day, and those while the run lasts on which somebody joins or is expected."""
        last, joins = self.scenario.run.dates().days, set(self.by_institution.values())
        days = joins | {day - self._notice_days for day in joins}
        return (0, *sorted(day for day in days if 0 < day < last))

    def foreseen(self, day: int) -> int:
        """Return the day whose state stores count on when they decide on *day*."""
        return day + self._notice_days

    def has_joined(self, institution: str, day: int) -> bool:
        """Return whether an institution has joined by the morning of *day*."""
        return day >= self.by_institution.get(institution, 0)

    def supplier(self, house: Facility, day: int) -> str:
        """Return who sends a facility goods that it asks for on *day*."""
        store = self.scenario.facilities.get(house.supplier)
        if store is None or store.institution == house.institution or self.catalogue is None:
            return house.supplier
        if self.has_joined(house.institution, day):
            return house.supplier
        return self.catalogue.supplier_before or house.supplier
