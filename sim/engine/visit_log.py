"""Holds the visits of itinerant doctors and writes down who was seen and who was not."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import VISITS, table
from sim.domain.specialty_need import NOT_SEEN
from sim.engine.draw import Draw
from sim.engine.journeys import arrival_days
from sim.engine.sessions import Sessions
from sim.engine.setting import Setting
from sim.engine.specialists import Specialists
from sim.engine.stock import Stock
from sim.network.weather import Weather


class VisitLog:
    """The visits of one run, each with what was on the shelf when it began."""

    def __init__(self, setting: Setting, sessions: Sessions, specialists: Specialists) -> None:
        self._setting = setting
        self._sessions = sessions
        self.specialists = specialists
        """Whom they see."""

    def open_day(self, day: int) -> None:
        """Let the doctors see who waits on *day*, before patients come with prescriptions."""
        self.specialists.see(day, self._sessions.on(day))

    def counts(self) -> dict[str, NDArray[Any]]:
        """Return the visits and the patients as fields of the records."""
        return {"visits": self._rows(), "specialty_patients": self._patients()}

    def _rows(self) -> NDArray[np.void]:
        scenario, visits, sessions = self._setting.scenario, self._setting.visits, self._sessions
        places = scenario.network.places
        town = {name: index for index, name in enumerate(places)}
        region_names = dict.fromkeys(place.region for place in places.values())
        region = {name: index for index, name in enumerate(region_names)}
        specialties = list(scenario.itinerants.specialties)
        institutions = list(scenario.institutions)
        visit_of = self.specialists.visit_of
        seen = np.bincount(visit_of[visit_of != NOT_SEEN], minlength=len(visits))
        rows = [
            (
                specialties.index(visit.specialty),
                institutions.index(visit.institution),
                self._setting.visited[number],
                town[visit.town],
                region[places[visit.town].region],
                visit.first_day,
                visit.last_day,
                seen[number],
                sessions.has_basket[number],
                sessions.lost_to_roads[number],
                sessions.lost_to_supplies[number],
            )
            for number, visit in enumerate(visits)
            if visit.last_day >= self._setting.first_day
        ]
        return table(VISITS, rows)

    def _patients(self) -> NDArray[np.int64]:
        """Return what became of patients while measured, specialties × `NEEDS`."""
        need, specialists = self.specialists.need, self.specialists
        first, end = self._setting.first_day, self._setting.calendar.days
        is_seen = specialists.visit_of != NOT_SEEN
        gone = need.patients.last_day
        kinds = len(self._setting.scenario.itinerants.specialties)
        counted = (
            need.patients.day >= first,
            is_seen & (specialists.seen_on >= first),
            ~is_seen & (gone >= first) & (gone < end),
        )
        counts = [np.bincount(need.specialty[which], minlength=kinds) for which in counted]
        return np.stack(counts, axis=1)


def visit_log(setting: Setting, stock: Stock, *, draw: Draw, weather: Weather) -> VisitLog | None:
    """Return what follows the itinerant doctors of a strategy, where there are any.

    *draw* is of the base, *weather* on the roads of the strategy.
    """
    if not setting.scenario.itinerants.specialties:
        return None
    specialists = Specialists(draw.specialty_need, draw.setting, setting)
    sessions = Sessions(setting, stock, arrival_days(setting, weather))
    return VisitLog(setting, sessions, specialists)
