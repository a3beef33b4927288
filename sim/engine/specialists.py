"""The itinerant doctors of one strategy: whom they see on which visit, known beforehand."""

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from sim.domain.demand_lines import NUMBERS_PER_DAY, NUMBERS_PER_SOURCE, VISIT, DemandLines
from sim.domain.runs import members_of_runs
from sim.domain.specialty_need import NOT_SEEN, Session, Waiting, seen_in
from sim.engine.setting import Setting
from sim.engine.specialty_draw import SpecialtyDraw
from sim.scenario.visit_calendar import affiliates_seen

_SOURCE = NUMBERS_PER_DAY // NUMBERS_PER_SOURCE - 1
"""Other sources of prescriptions are counted from 1: this is the last."""


class Specialists:
    """Sees those who wait, as far as the calendar goes; neither stock nor roads play a part."""

    def __init__(self, need: SpecialtyDraw, base: Setting, setting: Setting) -> None:
        self.need = need
        self._setting = setting
        self._accepts = _accepts(base, setting)
        self._home = np.array([_town(base, index) for index in range(base.communities.unit.size)])
        everybody = need.specialty.size
        self.visit_of = np.full(everybody, NOT_SEEN, dtype=np.int64)
        """Visit on which each patient is seen, `NOT_SEEN` where on none."""

        self.seen_on = np.full(everybody, setting.calendar.days, dtype=np.int64)
        """Day on which each patient is seen; the end where never."""

        self._see_everybody()
        self._patients = np.flatnonzero(self.visit_of != NOT_SEEN)
        self._facility = setting.visited[self.visit_of[self._patients]]
        self._day = setting.opening_day(self.seen_on[self._patients], self._facility)
        in_order = np.argsort(self._day, kind="stable")
        self._patients, self._facility = self._patients[in_order], self._facility[in_order]
        self._day = self._day[in_order]

    def lines(self, day: int) -> DemandLines:
        """Return the prescriptions that they write for *day*.

        They are presented where the visit is, on the next opening day; what a patient is given,
        and its number within the day, do not depend on the visit.
        """
        first, end = np.searchsorted(self._day, (day, day + 1))
        who = self._patients[first:end]
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
            self._facility[first:end],
        )

    def _see_everybody(self) -> None:
        """Let the sessions of each specialty and town see those who wait there."""
        names = list(self._setting.scenario.itinerants.specialties)
        held: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for number, visit in enumerate(self._setting.visits):
            days = range(visit.first_day, visit.last_day + 1)
            held[visit.specialty, visit.town] += [(day, number) for day in days]
        for (specialty, town), sessions in held.items():
            is_here = (self._home == town)[self.need.community]
            who = np.flatnonzero((self.need.specialty == names.index(specialty)) & is_here)
            self._see(who, specialty, sorted(sessions))

    def _see(self, who: NDArray[np.int64], specialty: str, sessions: list[tuple[int, int]]) -> None:
        """Note in which of *sessions*, by day and visit, the patients *who* are seen."""
        at_most = self._setting.scenario.itinerants.specialties[specialty].patients_per_day
        patients = self.need.patients
        waiting = Waiting(patients.day[who], patients.last_day[who], self.need.community[who])
        session = seen_in(
            waiting,
            [
                Session(day, at_most, self._accepts[self._setting.visits[number].institution])
                for day, number in sessions
            ],
        )
        seen = session != NOT_SEEN
        day, visit = np.array(sessions)[session[seen]].T
        self.seen_on[who[seen]], self.visit_of[who[seen]] = day, visit


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
