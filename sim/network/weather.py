"""The weather of one replication: drawn before the run, the same under all strategies."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from sim.domain.calendar import Calendar
from sim.network.graph import RoadNetwork
from sim.network.storms import Disturbance, Disturbances, draw_disturbances, is_exposed
from sim.quantities import HOURS_PER_DAY
from sim.rng import Streams
from sim.scenario.network import StormEffect
from sim.scenario.scenario import Scenario
from sim.scenario.shocks import RoadCut

_MONTHS = 12


@dataclass(frozen=True)
class Weather:
    """What weather does to each road at each moment; moments are days since the start of the run.

    After the last day simulated the travel factors of that day hold on, and storms end when they
    were drawn to end.

    Draw once a replication and hand to all strategies: nothing in a run changes it.
    """

    disturbances: Disturbances
    """Storms on each edge, by start."""

    travel_factor: NDArray[np.float64]
    """Travel time as a multiple of the free one, days × edges: chance of the day and season, storms
    aside."""

    @cached_property
    def is_disturbed(self) -> NDArray[np.bool_]:
        """Whether any storm lies on the edge at some time of the day, days × edges."""
        disturbed = np.zeros(self.travel_factor.shape, dtype=np.bool_)
        for edge, storms in enumerate(self.disturbances):
            for storm in storms:
                disturbed[max(0, int(storm.start_day)) : int(storm.end_day) + 1, edge] = True
        return disturbed

    def is_calm(self, edge: int, moment_days: float) -> bool:
        """Return whether no storm lies on *edge* on the day of the moment: the quick question.

        True means that no other question need be asked; false, that a storm lies there at some time
        of the day.
        """
        return not self.is_disturbed.item(self._day(moment_days), edge)

    def calm_travel(self, edge: int, moment_days: float) -> float | None:
        """Return `travel`, or None where a storm lies on *edge* on that day: both in one look."""
        day = self._day(moment_days)
        if self.is_disturbed.item(day, edge):
            return None
        return self.travel_factor.item(day, edge)

    def is_closed(self, edge: int, moment_days: float, *, truck: bool) -> bool:
        """Return whether *edge* cannot be entered at the moment.

        Parameters
        ----------
        edge
            Index of a road.
        moment_days
            Days since the start of the run.
        truck
            Whether what is closed to trucks counts.
        """
        return any(_closes(storm, truck=truck) for storm in self._storms(edge, moment_days))

    def closed(self, moment_days: float, *, truck: bool) -> frozenset[int]:
        """Return all edges that cannot be entered at the moment.

        It is what a crew learns at a node.
        """
        edges = np.flatnonzero(self.is_disturbed[self._day(moment_days)])
        return frozenset(
            edge for edge in edges.tolist() if self.is_closed(edge, moment_days, truck=truck)
        )

    def reopens(self, edge: int, moment_days: float, *, truck: bool) -> float:
        """Return when *edge* can be entered again, overlapping closures taken as one.

        The moment itself where it is open.

        Hours in which driving is allowed are not looked at.
        """
        for storm in self.disturbances[edge]:  # by start, so one pass finds the whole chain
            if storm.start_day <= moment_days and _closes(storm, truck=truck):
                moment_days = max(moment_days, storm.end_day)
        return moment_days

    def speed_factor(self, edge: int, moment_days: float) -> float:
        """Return the speed on *edge* as a share of that without storms; the worst storm counts.

        From 0 to 1; 1 in calm weather.
        """
        return min((storm.speed_factor for storm in self._storms(edge, moment_days)), default=1.0)

    def travel(self, edge: int, moment_days: float) -> float:
        """Return the travel time on *edge* without storms as a multiple of the free one.

        Above 0, about 1; below 1 on good days.
        """
        return self.travel_factor.item(self._day(moment_days), edge)

    def hours_open(self, edge: int, moment_days: float) -> tuple[float, float]:
        """Return from and until when driving on *edge* is allowed, hours after midnight.

        Where several storms leave no common hour, the first is not before the last.
        """
        storms = self._storms(edge, moment_days)
        return (
            max((storm.first_hour for storm in storms), default=0.0),
            min((storm.last_hour for storm in storms), default=HOURS_PER_DAY),
        )

    def checksum(self) -> int:
        """Return a number that differs when any storm or travel factor does.

        Strategies of a plan are compared by it.
        """
        return crc32(repr(self.disturbances).encode(), crc32(self.travel_factor.tobytes()))

    def _day(self, moment_days: float) -> int:
        """Return the day of a moment, the last one for all that comes after the run."""
        day = int(moment_days)
        # trips that are out at the end of the run still come home
        return day if day < len(self.travel_factor) else -1

    def _storms(self, edge: int, moment_days: float) -> list[Disturbance]:
        """Return the storms that lie on *edge* at the moment itself."""
        if self.is_calm(edge, moment_days):
            return []
        return [
            storm
            for storm in self.disturbances[edge]
            if storm.start_day <= moment_days < storm.end_day
        ]


def draw_weather(
    scenario: Scenario, network: RoadNetwork, calendar: Calendar, streams: Streams
) -> Weather:
    """Draw storms and travel factors of one replication; a road's follow from its id alone.

    Whose hazards, months and factors they are: the closures of *scenario*. Shocks are not in it
    (`with_cuts`).

    Raises
    ------
    SimError
        When the hours of a storm effect cannot be read.
    """
    effects = scenario.closures.storms.values()
    chance = _chance(scenario.network.travel_spread, network, calendar, streams)
    return Weather(
        disturbances=draw_disturbances(effects, network, calendar, streams),
        travel_factor=chance / _season_speed(effects, network)[calendar.months],
    )


def with_cuts(
    weather: Weather, scenario: Scenario, network: RoadNetwork, calendar: Calendar
) -> Weather:
    """Return *weather* with the roads closed that the scenario cuts, the same in any replication.

    It is *weather* itself where none is cut; storms and travel factors stay as they were drawn.

    A cut lasts from the midnight before its first day to that after its last.
    """
    cuts = [each for each in scenario.shocks.values() if isinstance(each, RoadCut)]
    if not cuts:
        return weather
    disturbances = list(weather.disturbances)
    for cut in cuts:
        days = cut.days(calendar)
        closure = Disturbance(days.start, days.stop, cut.closed_to, 1.0, 0.0, HOURS_PER_DAY)
        for road in cut.roads:
            edge = network.edges.index(road)
            disturbances[edge] = tuple(sorted((*disturbances[edge], closure)))
    return replace(weather, disturbances=tuple(disturbances))


def _chance(
    spread: float, network: RoadNetwork, calendar: Calendar, streams: Streams
) -> NDArray[np.float64]:
    # Log-normal with mean 1, by the hash of road and date: neither shifts the others.
    dates = calendar.first.toordinal() + np.arange(calendar.days)
    drawn = streams.uniform("travel", network.numbers + dates[:, np.newaxis], 0)
    # less half the variance, so that the mean is 1
    factor: NDArray[np.float64] = np.exp(spread * ndtri(drawn) - spread**2 / 2)
    return factor


def _season_speed(effects: Iterable[StormEffect], network: RoadNetwork) -> NDArray[np.float64]:
    """Return the speed through each season as a share of the usual: months from 0 × edges.

    Where seasons overlap on a road, the slower counts.

    Row 0 is no month: rows are counted as months are.
    """
    speed = np.ones((_MONTHS + 1, len(network.edges)))
    for effect in effects:
        roads = np.flatnonzero(is_exposed(effect, network))
        cells = np.ix_(np.array(effect.months), roads)
        speed[cells] = np.minimum(speed[cells], effect.season_speed_factor)
    return speed


def _closes(storm: Disturbance, *, truck: bool) -> bool:
    """Return whether a storm closes a road to a truck, or to others."""
    return storm.closed_to == "all" or (truck and storm.closed_to == "trucks")
