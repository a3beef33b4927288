"""Where the people of each community go for their medicines on a day."""

import numpy as np
from numpy.typing import NDArray

from sim.agreements import ServiceInterchange
from sim.engine.clock import SERVICE_HOUR
from sim.engine.setting import Setting
from sim.network.graph import RoadNetwork
from sim.network.legs import Legs
from sim.network.speeds import free_hours
from sim.network.travel import travel_between
from sim.network.weather import Weather
from sim.quantities import HOURS_PER_DAY

NO_ACCESS = -1
"""Stands for the unit of those who can reach none."""


class Attendance:
    """Sends everybody to the nearest open unit that takes them, as roads were yesterday.

    Without an interchange of services and without a limit of travel everybody goes to their own
    unit, and nothing is searched.
    """

    def __init__(self, setting: Setting, weather: Weather) -> None:
        self._setting = setting
        self._weather = weather
        self._own = setting.communities.unit
        self._limit_hours = setting.scenario.patients.travel_at_most
        self._accepted = _accepted(setting)
        self._is_closed_system = bool((self._accepted.sum(axis=1) == 1).all())
        self._hours: dict[frozenset[int], NDArray[np.float64]] = {}

    @property
    def is_fixed(self) -> bool:
        """Whether everybody goes to the same unit every day."""
        return self._is_closed_system and self._limit_hours is None

    def units_on(self, day: int) -> NDArray[np.int64]:
        """Return the facility that each community goes to on *day*; `NO_ACCESS` where none is."""
        if self.is_fixed:
            return self._own
        hours = self.hours_on(day)
        if not self._is_closed_system:
            hours = np.where(self._setting.is_open[day], hours, np.inf)
        nearest = hours.argmin(axis=1)
        reached = np.isfinite(hours[np.arange(nearest.size), nearest])
        return np.where(reached, nearest, NO_ACCESS)

    def hours_on(self, day: int) -> NDArray[np.float64]:
        """Return the hours of travel on *day*, communities × facilities.

        They are infinite where nobody of the community goes: not accepted, too far, cut off.
        """
        yesterday = max(day - 1, 0) + SERVICE_HOUR / HOURS_PER_DAY
        closed = self._weather.closed(yesterday, truck=False)
        if closed not in self._hours:
            self._hours[closed] = self._within_limit(closed)
        return self._hours[closed]

    def _within_limit(self, closed: frozenset[int]) -> NDArray[np.float64]:
        hours = np.where(self._accepted, self._travel(closed), np.inf)
        # of units that are equally near, people choose their own
        hours[np.arange(self._own.size), self._own] -= 1e-9
        limit = np.inf if self._limit_hours is None else self._limit_hours
        return np.where(hours <= limit, hours, np.inf)

    def _travel(self, closed: frozenset[int]) -> NDArray[np.float64]:
        """Return free travel times, communities × facilities."""
        network = self._setting.network
        homes = _homes(self._setting, network)
        nodes, place = np.unique(
            np.concatenate([homes, network.facility_nodes]), return_inverse=True
        )
        hours = travel_between(self._legs(), nodes.tolist(), closed).hours
        return np.asarray(hours[place[: homes.size]][:, place[homes.size :]])

    def _legs(self) -> Legs:
        scenario = self._setting.scenario
        network = self._setting.network
        hours = free_hours(
            network,
            scenario.network.speeds,
            surfaces=network.surface,
            max_speed_kph=scenario.patients.travel_kph_at_most,
        )
        return Legs(network, hours)


def _accepted(setting: Setting) -> NDArray[np.bool_]:
    """Return who may go where, communities × facilities: to one's own unit, and by agreement."""
    people, houses = setting.communities, setting.facilities
    accepted = np.zeros((people.unit.size, len(houses)), dtype=np.bool_)
    for each in setting.scenario.agreements.values():
        if isinstance(each, ServiceInterchange):
            accepted |= each.accepts(
                people.affiliation.tolist(),
                [house.institution for house in houses],
                [house.level for house in houses],
            )
    accepted &= setting.serves_patients
    accepted[np.arange(people.unit.size), people.unit] = True
    return accepted


def _homes(setting: Setting, network: RoadNetwork) -> NDArray[np.int64]:
    """Return the node where each community lives."""
    places = {name: node for node, name in enumerate(setting.scenario.network.places)}
    people = setting.communities
    at_unit = network.facility_nodes[people.unit]
    return np.array(
        [places.get(place, node) for place, node in zip(people.place, at_unit, strict=True)]
    )
