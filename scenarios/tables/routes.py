"""Delivery routes of a few stops: one long tour, cut where that costs fewest hours."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from scenarios.tables.geography import road_graph, speeds_kph

Matrix = NDArray[np.float64]
"""Driving hours, or km, between stops, stops × stops; number 0 is the store."""

Tour = list[int]
"""Numbers of stops in driving order; the store at both ends is left out."""


@dataclass(frozen=True)
class Depot:
    """A store from which routes leave."""

    area: str
    """Whose road graph it stands on."""

    place: str
    """Its node."""

    fleets: Mapping[str, Collection[str]]
    """Surfaces that each fleet can drive on; the first that reaches all stops of a route serves it,
    and the last reaches all stops."""

    stops: Collection[int] = range(1, 9)
    """How many stops a route may have; 8.0 a route in the first national rounds [C]."""

    prefix: str = "ruta"
    """What the ids of its routes begin with."""


@dataclass(frozen=True)
class Stop:
    """A facility as those who drive see it."""

    id: str
    """Facility."""

    name: str
    """As people call it."""

    place: str
    """Node of the road graph."""

    spur_km: float = 0.0
    """Length of the road from the node to it."""

    spur_surface: str = "paved"
    """Surface of that road."""

    spur_terrain: str = "flat"
    """Terrain of that road."""

    @property
    def spur_hours(self) -> float:
        """Driving hours on the spur, one way."""
        return self.spur_km / speeds_kph()[self.spur_surface, self.spur_terrain]


@dataclass(frozen=True)
class Route:
    """A fixed sequence of stops of one fleet."""

    id: str
    """Such as ``ruta-01``."""

    fleet: str
    """Fleet that serves it."""

    stops: tuple[Stop, ...]
    """In driving order."""

    hours: float
    """Driving hours from the store back to the store on dry roads."""

    distance_km: float
    """Length from the store back to the store."""


def delivery_routes(stops: Sequence[Stop], depot: Depot) -> list[Route]:
    """Return routes that visit each of *stops* once; the longest come first and leave first."""
    widest = road_graph(depot.area, list(depot.fleets.values())[-1])
    matrix = _matrix(widest, depot, stops, "hours")
    tours = _cut(_long_tour(matrix), matrix, depot.stops)
    routes = [_route([stops[number - 1] for number in tour], depot) for tour in tours]
    routes.sort(key=lambda route: -route.hours)
    return [replace(route, id=f"{depot.prefix}-{n:02}") for n, route in enumerate(routes, start=1)]


def _route(stops: Sequence[Stop], depot: Depot) -> Route:
    """Put the stops of one route in order, on the roads of the first fleet that reaches all."""
    for fleet, surfaces in depot.fleets.items():
        graph = road_graph(depot.area, surfaces)
        reached = nx.node_connected_component(graph, depot.place)
        if all(
            stop.place in reached and (not stop.spur_km or stop.spur_surface in surfaces)
            for stop in stops
        ):
            matrix = _matrix(graph, depot, stops, "hours")
            shortest = _without_crossings(list(range(1, len(matrix))), matrix)
            tour = _nearest_first(shortest, matrix)
            ordered = tuple(stops[number - 1] for number in tour)
            lengths = _matrix(graph, depot, stops, "distance_km")
            return Route("", fleet, ordered, _length(tour, matrix), _length(tour, lengths))
    raise ValueError(f"no fleet reaches all of {', '.join(stop.id for stop in stops)}")


def _matrix(graph: "nx.Graph[str]", depot: Depot, stops: Sequence[Stop], weight: str) -> Matrix:
    """Return what lies between stops on the fastest path, spurs included.

    *weight* is `hours` or `distance_km`.
    """
    own = [0.0, *(stop.spur_hours if weight == "hours" else stop.spur_km for stop in stops)]
    places = [depot.place, *(stop.place for stop in stops)]
    along = {here: _along_fastest(graph, here, weight) for here in sorted(set(places))}
    between = np.array([[along[here][there] for there in places] for here in places])
    matrix = between + np.add.outer(own, own)
    np.fill_diagonal(matrix, 0.0)
    return matrix


def _along_fastest(graph: "nx.Graph[str]", here: str, weight: str) -> dict[str, float]:
    paths = nx.single_source_dijkstra_path(graph, here, weight="hours")
    return {there: nx.path_weight(graph, path, weight) for there, path in paths.items()}


def _long_tour(matrix: Matrix) -> Tour:
    """Return one tour over all stops: always on to the nearest, then without crossings."""
    left = set(range(1, len(matrix)))
    tour: Tour = []
    here = 0
    while left:
        here = min(left, key=lambda stop: (matrix[here, stop], stop))
        left.remove(here)
        tour.append(here)
    return _without_crossings(tour, matrix)


def _without_crossings(tour: Tour, matrix: Matrix) -> Tour:
    """Return the tour after all reversals of a part that save time (2-opt)."""
    path = [0, *tour, 0]
    improved = True
    while improved:
        improved = False
        for first in range(1, len(path) - 2):
            for last in range(first + 1, len(path) - 1):
                before, start, end, after = path[first - 1], path[first], path[last], path[last + 1]
                old = matrix[before, start] + matrix[end, after]
                if matrix[before, end] + matrix[start, after] < old - 1e-9:
                    path[first : last + 1] = path[first : last + 1][::-1]
                    improved = True
    return path[1:-1]


def _cut(tour: Tour, matrix: Matrix, sizes: Collection[int]) -> list[Tour]:
    """Cut the tour into routes that together take the fewest hours.

    References
    ----------
    Beasley (1983), *Route first, cluster second methods for vehicle routing*.
    """
    turns = (tour[start:] + tour[:start] for start in range(len(tour)))
    cuts = [_best_cut(turn, matrix, sizes) for turn in turns]
    return min(cuts, key=lambda cut: sum(_length(route, matrix) for route in cut))


def _best_cut(tour: Tour, matrix: Matrix, sizes: Collection[int]) -> list[Tour]:
    best: dict[int, tuple[float, list[Tour]]] = {0: (0.0, [])}
    for end in range(1, len(tour) + 1):
        options = [
            (best[start][0] + _length(tour[start:end], matrix), start)
            for start in _starts(end, best, sizes)
        ]
        if options:
            hours, start = min(options)
            best[end] = (hours, [*best[start][1], tour[start:end]])
    return best[len(tour)][1]


def _starts(end: int, known: Collection[int], sizes: Collection[int]) -> Iterator[int]:
    return (end - size for size in sizes if end - size in known)


def _nearest_first(tour: Tour, matrix: Matrix) -> Tour:
    return tour if matrix[0, tour[0]] <= matrix[0, tour[-1]] else tour[::-1]


def _length(tour: Tour, matrix: Matrix) -> float:
    return float(sum(matrix[here, there] for here, there in pairwise([0, *tour, 0])))
