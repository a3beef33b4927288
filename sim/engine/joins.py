"""When institutions join the single catalogue, and who supplies them before."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sim.agreements import SingleCatalogue
from sim.scenario.facilities import Facility
from sim.scenario.scenario import Scenario


@dataclass(frozen=True)
class Joins:
    """The days of a transition, counted from the first day simulated.

    There is at most one single catalogue; where a scenario had more, the first counts.

    References
    ----------
    docs/model.md, section 2.4, *Keys*.
    """

    scenario: Scenario

    @cached_property
    def catalogue(self) -> SingleCatalogue | None:
        """What they join; none where all use the same keys anyway."""
        return next(iter(self.scenario.agreed(SingleCatalogue).values()), None)

    @cached_property
    def by_institution(self) -> Mapping[str, int]:
        """Day on which each institution joins that has not joined from the start.

        It may lie after the end of the run; who is not named here has always been in.
        """
        first = self.scenario.run.dates().first
        joins = self.catalogue.joins if self.catalogue else {}
        days = {name: (date - first).days for name, date in joins.items()}
        return {name: day for name, day in days.items() if day > 0}

    @cached_property
    def _notice_days(self) -> int:
        """How many days ahead stores count on who joins; 0 where they supply it before anyway."""
        is_bought = self.catalogue is not None and self.catalogue.supplier_before
        return round(self.catalogue.notice) if self.catalogue and is_bought else 0

    @cached_property
    def days(self) -> tuple[int, ...]:
        """The first day, and those while the run lasts on which somebody joins or is expected.

        In order, each once; on all others expected use is as on the last of these before them.
        """
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
        """Return who sends a facility goods that it asks for on *day*: an id of either kind.

        Only facilities of an institution that joins, supplied by a store of another, have ever
        asked somebody else.
        """
        store = self.scenario.facilities.get(house.supplier)
        if store is None or store.institution == house.institution or self.catalogue is None:
            return house.supplier
        if self.has_joined(house.institution, day):
            return house.supplier
        return self.catalogue.supplier_before or house.supplier
