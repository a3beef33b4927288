"""Where the people of each community go for their medicines on a day."""

from bisect import bisect_right
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sim.agreements import ServiceInterchange
from sim.engine.clock import SERVICE_HOUR
from sim.engine.setting import Setting
from sim.network.graph import RoadNetwork
from sim.network.travel import travel_between
from sim.network.weather import Weather

NO_ACCESS = -1
"""Stands for the unit of those who can reach none; it is no row, though NumPy would take it for the
last one."""


class Attendance:
    """Sends everybody to the nearest open unit that takes them, as roads were yesterday.

    Without an interchange of services and without a limit of travel everybody goes to their own
    unit, and nothing is searched. People know the roads as they were at 08:00 on the day before
    (on day 0: on that day), and choose before they know what is on the shelf.

    References
    ----------
    docs/model.md, section 2.2, *Communities* and *Interchange of services*.
    """

    def __init__(self, setting: Setting, weather: Weather) -> None:
        self._setting = setting
        self._weather = weather
        self._own = setting.communities.unit
        self._limit_hours = setting.scenario.patients.travel_at_most
        agreed = setting.scenario.agreed(ServiceInterchange).values()
        self._begins = sorted({each.first_day(setting.calendar) for each in agreed})
        self._is_closed_system = not agreed or not self._may_go_elsewhere()
        self.attempts_at_most = max((each.attempts_at_most for each in agreed), default=1)
        """Units that people try on one day, the first included; of several agreements the most."""

        self._hours: dict[tuple[int, frozenset[int]], NDArray[np.float64]] = {}

    @cached_property
    def _limits(self) -> list[NDArray[np.float64]]:
        # a cell for each pair, by what has begun: made only where somebody may choose
        return [_limits(self._setting, day) for day in (-1, *self._begins)]

    def _may_go_elsewhere(self) -> bool:
        others = self._limits[-1] > 0
        others[np.arange(self._own.size), self._own] = False
        return bool(others.any())

    @property
    def is_fixed(self) -> bool:
        """Whether everybody goes to the same unit every day."""
        return self._is_closed_system and self._limit_hours is None

    def units_on(self, day: int, attempt: int = 0) -> NDArray[np.int64]:
        """Return the facility that each community goes to on *day*; `NO_ACCESS` where none is.

        At a further *attempt* it is the next nearest: 0 asks for the first unit, 1 for that to
        which people take what the first refused. In closed systems people come on the opening days
        of their own unit alone, which the draw knows, so no door is looked at here; under an
        interchange a closed unit is passed by.
        """
        if self.is_fixed:
            return self._own if attempt == 0 else np.full_like(self._own, NO_ACCESS)
        hours = self.hours_on(day)
        if not self._is_closed_system:
            hours = np.where(self._setting.is_open[day], hours, np.inf)
        people = np.arange(self._own.size)
        nearest = hours.argmin(axis=1)
        for _ in range(attempt):
            hours = hours.copy()  # those of the day are kept for other days
            hours[people, nearest] = np.inf
            nearest = hours.argmin(axis=1)
        return np.where(np.isfinite(hours[people, nearest]), nearest, NO_ACCESS)

    def hours_on(self, day: int) -> NDArray[np.float64]:
        """Return the hours of travel on *day*, communities × facilities.

        They are infinite where nobody of the community goes: not accepted, too far, cut off. The
        hours to one's own unit are a hair shorter than they are, and may be a hair below zero, so
        that of units equally near people choose their own. Kept by what is agreed and closed: many
        days are alike.
        """
        yesterday = max(day - 1, 0) + SERVICE_HOUR
        closed = self._weather.closed(yesterday, truck=False)
        agreed = bisect_right(self._begins, day)
        if (agreed, closed) not in self._hours:
            self._hours[agreed, closed] = self._within(self._limits[agreed], closed)
        return self._hours[agreed, closed]

    def _within(self, limits: NDArray[np.float64], closed: frozenset[int]) -> NDArray[np.float64]:
        """Return the hours of travel that stay below *limits*, infinite elsewhere."""
        hours, own = self._travel(closed), (np.arange(self._own.size), self._own)
        if self._limit_hours is None and closed:
            # they get to their own unit all the same, in the time that it takes on open roads
            hours[own] = np.minimum(hours[own], self._travel(frozenset())[own])
        # of units that are equally near, people choose their own
        hours[own] -= 1e-9
        return np.where(hours < limits, hours, np.inf)

    def _travel(self, closed: frozenset[int]) -> NDArray[np.float64]:
        """Return free travel times, communities × facilities."""
        network = self._setting.network
        homes = _homes(self._setting, network)
        nodes, place = np.unique(
            np.concatenate([homes, network.facility_nodes]), return_inverse=True
        )
        speed = self._setting.scenario.patients.travel_kph_at_most
        ways = self._setting.road_map.legs(network.surface, max_speed_kph=speed)
        hours = travel_between(ways, nodes.tolist(), closed).hours
        return np.asarray(hours[place[: homes.size]][:, place[homes.size :]])


def accepted_under(agreement: ServiceInterchange, setting: Setting) -> NDArray[np.bool_]:
    """Return who may go where under an agreement, communities × facilities.

    A community that names `levels` (people referred to hospitals, say) goes to units of these
    alone. Who has no patients of its own, such as a store, takes nobody.
    """
    people, host_level = setting.communities, [house.level for house in setting.facilities]
    accepted = agreement.accepts(
        people.affiliation.tolist(), [house.institution for house in setting.facilities], host_level
    )
    can_serve = {levels: np.isin(host_level, levels or host_level) for levels in set(people.levels)}
    accepted &= np.stack([can_serve[levels] for levels in people.levels])
    return np.asarray(accepted & setting.serves_patients)


def _limits(setting: Setting, day: int) -> NDArray[np.float64]:
    """Return the hours below which a community travels to a facility, communities × facilities.

    Agreements count that have begun by *day*; -1 stands for none. 0 keeps everybody out; at their
    own unit there is no limit but that of `patients.travel_at_most`.
    """
    people, scenario = setting.communities, setting.scenario
    at_most = scenario.patients.travel_at_most
    limits = np.zeros((people.unit.size, len(setting.facilities)))
    for each in scenario.agreed(ServiceInterchange).values():
        if each.first_day(setting.calendar) <= day:
            limits = np.maximum(limits, each.travel_at_most * accepted_under(each, setting))
    limits = limits if at_most is None else np.minimum(limits, at_most)
    limits[np.arange(people.unit.size), people.unit] = np.inf if at_most is None else at_most
    return limits


def _homes(setting: Setting, network: RoadNetwork) -> NDArray[np.int64]:
    """Return the node where each community lives."""
    places = {name: node for node, name in enumerate(setting.scenario.network.places)}
    people = setting.communities
    at_unit = network.facility_nodes[people.unit]
    return np.array(
        [places.get(place, node) for place, node in zip(people.place, at_unit, strict=True)]
    )
