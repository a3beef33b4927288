"""Whether the vehicle of each route can get to its stops at all."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import networkx as nx

from sim.scenario.facilities import Facility
from sim.scenario.scenario import Scenario
from sim.scenario.variant import Variant

if TYPE_CHECKING:
    from sim.scenario.transport import VehicleKind

_BLOCKED = 1_000_000.0  # km: a way round without blocked roads is always shorter


class _Trip(NamedTuple):
    """From where, and with what, a route is driven."""

    home: str
    vehicle: str


def check_reach(scenario: Scenario, variant: Variant) -> None:
    """Report every facility that vehicles of its route, or doctors, cannot reach from their home.

    Weather is not looked at: these are roads that the vehicle cannot drive on any day.
    """
    blocks: dict[_Trip, _Blocks] = {}
    journeys = _journeys(scenario)
    for name, facility in scenario.facilities.items():
        for trip in dict.fromkeys((*_trips(scenario, facility), *journeys[name])):
            if trip not in blocks:
                blocks[trip] = _Blocks(scenario, trip)
            reason = blocks[trip].reason(facility)
            if reason:
                start = f"{trip.vehicle!r} cannot get here from {trip.home!r}"
                variant.report(("facilities", name), f"{start}: {reason}")


def _trips(scenario: Scenario, facility: Facility) -> Iterator[_Trip]:
    """Yield how *facility* is driven to; nothing where it is not, or by names that are unknown."""
    for name in dict.fromkeys(_fleets(scenario, facility)):
        fleet = scenario.transport.fleets.get(name)
        if fleet is None or fleet.home not in scenario.facilities:
            continue
        if fleet.vehicle in scenario.transport.vehicles:
            yield _Trip(fleet.home, fleet.vehicle)


def _journeys(scenario: Scenario) -> defaultdict[str, list[_Trip]]:
    """Return how doctors drive to each facility; nothing where they fly, or by unknown names."""
    trips: defaultdict[str, list[_Trip]] = defaultdict(list)
    for plan in scenario.itinerants.visits.values():
        journey = scenario.itinerants.journeys.get(plan.institution)
        if journey is None or journey.base not in scenario.facilities:
            continue
        vehicle = scenario.transport.vehicles.get(journey.vehicle)
        if vehicle and not vehicle.flies:
            trips[plan.facility].append(_Trip(journey.base, journey.vehicle))
    return trips


def _fleets(scenario: Scenario, facility: Facility) -> Iterator[str]:
    """Yield the fleet of the facility's route, and those that stand in for it there."""
    route = scenario.transport.routes.get(facility.route)
    if route is None:
        return
    yield route.fleet
    place = scenario.network.places.get(facility.place)
    region = place.region if place else ""
    for each in scenario.transport.interruptions.values():
        if each.fleet == route.fleet and each.concerns(route=facility.route, region=region):
            yield each.falls_back_to


class _Blocks:
    """The roads as one vehicle sees them from its home."""

    def __init__(self, scenario: Scenario, trip: _Trip) -> None:
        self._vehicle: VehicleKind = scenario.transport.vehicles[trip.vehicle]
        self._home = scenario.facilities[trip.home]
        self._graph: nx.Graph[str] = nx.Graph()
        self._graph.add_nodes_from(scenario.network.places)
        for name, road in scenario.network.roads.items():
            blocked = road.surface not in self._vehicle.surfaces
            weight = road.distance_km + (_BLOCKED if blocked else 0.0)
            ends = (road.origin, road.destination)
            # of parallel roads the one that can be driven, or the shorter
            if not self._graph.has_edge(*ends) or weight < self._graph.edges[ends]["weight"]:
                surface = road.surface if blocked else ""
                self._graph.add_edge(*ends, weight=weight, name=name, blocked=surface)
        self._paths = self._shortest_paths(self._home.place)

    def reason(self, facility: Facility) -> str:
        """Return why *facility* cannot be reached; nothing where it can.

        The way is the shortest with fewest blocked roads, so that the road named is one that
        matters.
        """
        if facility.place not in self._graph or self._home.place not in self._graph:
            return ""
        for end in (self._home, facility):
            is_carried_on = end is facility and facility.last_stretch is not None
            if is_carried_on or not end.spur_km:
                continue
            if end.spur_surface not in self._vehicle.surfaces:
                return f"the road from {end.place!r} to {end.name!r} {self._is(end.spur_surface)}"
        if facility.place not in self._paths:
            return f"no road leads from {self._home.place!r} to {facility.place!r}"
        path = self._paths[facility.place]
        for origin, destination in pairwise(path):
            road = self._graph.edges[origin, destination]
            if road["blocked"]:
                return f"the road {road['name']!r} {self._is(road['blocked'])}"
        return ""

    def _is(self, surface: str) -> str:
        """Return the part of a message that compares a surface with those of the vehicle."""
        return f"is {surface}, it drives on {', '.join(self._vehicle.surfaces)}"

    def _shortest_paths(self, place: str) -> dict[str, list[str]]:
        if place not in self._graph:
            return {}
        return nx.single_source_dijkstra_path(self._graph, place, weight="weight")
