"""What must hold on any roads in any weather."""

import math
from typing import NamedTuple

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.network.graph import build_network
from sim.network.journey import Crew, Drive, Roads
from sim.network.legs import Legs
from sim.network.storms import Disturbance
from sim.network.weather import Weather
from sim.scenario.network import DrivingDay
from tests.unit.network.worlds import KPH, road, scenario
from validation.answers.shortest_paths import Road, ways

PLACES = "abcdef"
DAYS = 8

hours = st.integers(1, 30).map(lambda quarters: quarters / 4)
road_ends = st.tuples(st.sampled_from(PLACES), st.sampled_from(PLACES)).filter(
    lambda ends: ends[0] != ends[1]
)
road_lists = st.lists(st.tuples(road_ends, hours), min_size=1, max_size=12)
lengths = st.floats(0.05, 4)
storms = st.builds(
    lambda start, length, closed_to, speed, hours_open: Disturbance(
        start, start + length, closed_to, speed, *hours_open
    ),
    st.floats(-1, DAYS),
    lengths,
    st.sampled_from(["none", "trucks", "all"]),
    st.sampled_from([1.0, 0.5]),
    st.sampled_from([(0.0, 24.0), (0.0, 24.0), (8.0, 18.0), (0.0, 5.0)]),
)


class Watched(Weather):
    """Weather that notes which road is entered when: its travel factor is asked for just then."""

    def travel(self, edge: int, moment_days: float) -> float:
        self._note(edge, moment_days)
        return super().travel(edge, moment_days)

    def calm_travel(self, edge: int, moment_days: float) -> float | None:
        factor = super().calm_travel(edge, moment_days)
        if factor is not None:
            self._note(edge, moment_days)
        return factor

    def _note(self, edge: int, moment_days: float) -> None:
        self.__dict__.setdefault("entered", []).append((edge, moment_days))


class Leg(NamedTuple):
    """One leg driven."""

    sky: Watched
    legs: Legs
    crew: Crew
    went: Drive
    wait_at_most_hours: float
    entered: list[tuple[int, float]]


def legs_over(roads: list[tuple[tuple[str, str], float]]) -> Legs:
    world = scenario(
        {
            f"road-{number}": road("".join(ends), distance_km=KPH * each)
            for number, (ends, each) in enumerate(roads)
        }
    )
    network = build_network(world)
    return Legs(network, network.distance_km / KPH)


@st.composite
def driven(draw: st.DrawFn, *, waits: st.SearchStrategy[float]) -> Leg:
    """Drive between the first two places of any network in any weather."""
    legs = legs_over(draw(road_lists))
    edges = len(legs.network.edges)
    weather = draw(st.lists(st.lists(storms, max_size=3), min_size=edges, max_size=edges))
    sky = Watched(tuple(tuple(sorted(each)) for each in weather), np.ones((DAYS, edges)))
    crew, wait = Crew(DrivingDay()), draw(waits)
    fleet = Roads(
        sky, legs, truck=draw(st.booleans()), detour_at_most_hours=draw(st.sampled_from([0, 4]))
    )
    went = fleet.drive(crew, 0, 1, start_days=draw(st.floats(0, DAYS)), wait_at_most_hours=wait)
    entered = sky.__dict__.get("entered", [])
    shut = [each for each in entered if sky.is_closed(*each, truck=fleet.truck)]

    assert shut == [], "a road was entered while closed"
    return Leg(sky, legs, crew, went, wait, entered)


@given(road_lists, st.sets(st.integers(0, 11)))
def test_paths_are_those_of_a_search_on_the_open_roads(
    roads: list[tuple[tuple[str, str], float]], shut: set[int]
) -> None:
    legs = legs_over(roads)
    closed = frozenset(edge for edge in shut if edge < len(roads))
    open_roads = nx.MultiGraph()
    open_roads.add_nodes_from(range(len(legs.network.nodes)))
    for edge, ends in enumerate(legs.network.ends.tolist()):
        if edge not in closed:
            open_roads.add_edge(*ends, hours=legs.hours_by_edge[edge])
    expected = nx.single_source_dijkstra_path_length(open_roads, 0, weight="hours")

    for node in open_roads:
        path = legs.path(0, node, closed)
        assert (path.hours if path else None) == pytest.approx(expected.get(node))


@given(road_lists, st.sets(st.integers(0, 11)))
def test_paths_are_the_quickest_of_all_ways_there_are(
    roads: list[tuple[tuple[str, str], float]], shut: set[int]
) -> None:
    legs = legs_over(roads)
    names = {str(edge): Road(frozenset(ends), each) for edge, (ends, each) in enumerate(roads)}
    closed = {str(edge) for edge in shut}
    path = legs.path(0, 1, frozenset(edge for edge in shut if edge < len(roads)))
    quickest = min(ways(names, *legs.network.nodes[:2], closed), default=None)

    assert (path.hours if path else None) == pytest.approx(quickest and quickest.hours)


@given(road_lists, st.sets(st.integers(0, 11)))
def test_a_path_joins_its_ends_over_open_roads(
    roads: list[tuple[tuple[str, str], float]], shut: set[int]
) -> None:
    legs = legs_over(roads)
    closed = frozenset(edge for edge in shut if edge < len(roads))
    path = legs.path(0, 1, closed)

    if path:
        assert (path.nodes[0], path.nodes[-1]) == (0, 1)
        assert closed.isdisjoint(path.edges)
        assert sum(legs.hours_by_edge[list(path.edges)]) == pytest.approx(path.hours)
        for edge, *ends in zip(path.edges, path.nodes, path.nodes[1:], strict=False):
            assert sorted(legs.network.ends[edge]) == sorted(ends)


@given(driven(waits=st.just(math.inf)))
def test_without_a_limit_every_leg_that_has_a_way_is_finished(leg: Leg) -> None:
    assert leg.went.reached is (leg.legs.path(0, 1) is not None)


@given(driven(waits=st.sampled_from([0.0, 5.0, 36.0])))
def test_nobody_waits_longer_than_allowed(leg: Leg) -> None:
    assert 0 <= leg.went.blocked_hours <= leg.wait_at_most_hours + 1e-5
    assert leg.went.reached is (leg.went.node == 1)


@given(driven(waits=st.sampled_from([5.0, math.inf])))
def test_a_leg_is_the_roads_that_were_entered(leg: Leg) -> None:
    edges = [edge for edge, _ in leg.entered]
    moments = [moment for _, moment in leg.entered]

    assert moments == sorted(moments)
    assert leg.went.km == pytest.approx(leg.legs.network.distance_km[edges].sum())
    assert sum(leg.crew.worked.values()) == pytest.approx(leg.went.driving_hours)


@given(driven(waits=st.sampled_from([5.0, math.inf])))
def test_a_crew_drives_by_day_and_no_more_than_its_hours(leg: Leg) -> None:
    assert all(worked <= 10 + 1e-5 for worked in leg.crew.worked.values())
    assert all(6 - 1e-5 <= moment % 1 * 24 <= 20 for _, moment in leg.entered)


@given(driven(waits=st.just(math.inf)))
def test_roads_are_entered_in_the_hours_in_which_they_are_open(leg: Leg) -> None:
    for edge, moment in leg.entered:
        first_hour, last_hour = leg.sky.hours_open(edge, moment)

        assert first_hour - 1e-5 <= moment % 1 * 24 < last_hour


@given(driven(waits=st.just(math.inf)))
def test_a_calm_day_is_a_day_without_storms(leg: Leg) -> None:
    for edge, storms_there in enumerate(leg.sky.disturbances):
        for day in range(DAYS):
            lies_there = any(
                each.start_day < day + 1 and each.end_day > day for each in storms_there
            )
            assert lies_there <= leg.sky.is_disturbed[day, edge]
