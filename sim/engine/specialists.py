"""The itinerant doctors of one strategy: whom they see on which visit."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from sim.domain.demand_lines import NUMBERS_PER_DAY, NUMBERS_PER_SOURCE, VISIT, DemandLines
from sim.domain.runs import members_of_runs
from sim.domain.specialty_need import NOT_SEEN, Queue, Session, Waiting
from sim.engine.setting import Setting
from sim.engine.specialty_draw import SpecialtyDraw
from sim.scenario.visit_calendar import affiliates_seen

_SOURCE = NUMBERS_PER_DAY // NUMBERS_PER_SOURCE - 1
"""Other sources of prescriptions are counted from 1: this is the last."""


class Specialists:
    """Sees those who wait, visit by visit and day by day."""

    def __init__(self, need: SpecialtyDraw, base: Setting, setting: Setting) -> None:
        self.need = need
        self._setting = setting
        self._accepts = _accepts(base, setting)
        self._home = np.array([_town(base, index) for index in range(base.communities.unit.size)])
        everybody = need.specialty.size
        self.visit_of = np.full(everybody, NOT_SEEN, dtype=np.int64)
        """Visit on which each patient was seen, `NOT_SEEN` where on none."""

        self.seen_on = np.full(everybody, setting.calendar.days, dtype=np.int64)
        """Day on which each patient was seen; the end where never."""

        self._queues: dict[tuple[str, str], tuple[NDArray[np.int64], Queue]] = {}
        self._presented: defaultdict[int, list[NDArray[np.int64]]] = defaultdict(list)

    def see(self, day: int, visits: Iterable[int]) -> None:
        """Let the doctors of these *visits* see who waits on *day*, one after the other."""
        for number in visits:
            visit = self._setting.visits[number]
            specialty = self._setting.scenario.itinerants.specialties[visit.specialty]
            accepts = self._accepts[visit.institution]
            who, queue = self._queue(visit.specialty, visit.town)
            seen = who[queue.see(Session(day, specialty.patients_per_day, accepts))]
            self.visit_of[seen], self.seen_on[seen] = number, day
            presented = self._setting.next_opening(day, int(self._setting.visited[number]))
            self._presented[presented].append(seen)

    def lines(self, day: int) -> DemandLines:
        """Return the prescriptions that they have written for *day*.

        They are presented where the visit is, on the next opening day; what a patient is given,
        and its number within the day, do not depend on the visit.
        """
        who = np.sort(np.concatenate([_NOBODY, *self._presented[day]]))
        patients = self.need.patients
        lines = members_of_runs(patients.first_line, who)
        counts = patients.first_line[who + 1] - patients.first_line[who]
        return DemandLines(
            self.need.community[who].astype(np.int32),
            np.full(who.size, VISIT, dtype=np.int8),
            np.repeat(np.arange(who.size, dtype=np.int32), counts),
            patients.product[lines],
            patients.quantity[lines],
            _SOURCE * NUMBERS_PER_SOURCE + who,
            self._setting.visited[self.visit_of[who]],
        )

    def _queue(self, specialty: str, town: str) -> tuple[NDArray[np.int64], Queue]:
        """Return who ever needs a specialty in a town, and the queue of them."""
        if (specialty, town) not in self._queues:
            kind = list(self._setting.scenario.itinerants.specialties).index(specialty)
            is_here = (self._home == town)[self.need.community]
            who = np.flatnonzero((self.need.specialty == kind) & is_here)
            patients = self.need.patients
            waiting = Waiting(patients.day[who], patients.last_day[who], self.need.community[who])
            self._queues[specialty, town] = who, Queue(waiting)
        return self._queues[specialty, town]


_NOBODY = np.zeros(0, dtype=np.int64)


def _accepts(base: Setting, setting: Setting) -> dict[str, NDArray[np.bool_]]:
    """Return which communities of the base the doctors of each institution see."""
    return {
        name: np.isin(base.communities.affiliation, sorted(seen))
        for name, seen in affiliates_seen(setting.scenario).items()
    }


def _town(base: Setting, community: int) -> str:
    """Return where a community lives."""
    people = base.communities
    return people.place[community] or base.facilities[people.unit[community]].place
