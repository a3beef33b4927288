"""The road graph of a scenario: places, roads, and the spurs of facilities off the graph."""

from dataclasses import dataclass
from hashlib import blake2b
from itertools import count
from operator import itemgetter

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from sim.scenario.scenario import Scenario


@dataclass(frozen=True)
class RoadNetwork:
    """Places and roads as arrays; a node and an edge are known by their index.

    A facility with a spur is a node of its own, and its spur is an edge like any road.

    Everything below the scenario counts nodes and edges by index; ids come back in records. A road
    is one edge, driven both ways, and two places may have several.
    """

    graph: "nx.MultiGraph[int]"
    """The same as a graph: nodes with their `name`, edges with their index as key."""

    nodes: tuple[str, ...]
    """Ids of the places, then of the facilities with a spur."""

    edges: tuple[str, ...]
    """Ids of the roads, then ``place--facility`` for each spur."""

    ends: NDArray[np.int64]
    """Nodes at both ends, edges × 2; every road is driven both ways."""

    distance_km: NDArray[np.float64]
    """Length of each edge. Above 0."""

    surface: tuple[str, ...]
    """Surface of each edge."""

    terrain: tuple[str, ...]
    """Terrain of each edge."""

    snow_risk: NDArray[np.int64]
    """Risk class of each edge in snow and ice, 0 to 3."""

    rain_risk: NDArray[np.int64]
    """Risk class of each edge in rain, 0 to 3."""

    weather_region: NDArray[np.str_]
    """Whose storms each edge feels; empty: nobody's."""

    numbers: NDArray[np.int64]
    """A number of each edge that follows from its id: its weather is drawn by it, so that a road
    keeps its weather whatever other roads there are. Hashes of 62 bits: two roads with one number
    are not to be expected."""

    facility_nodes: NDArray[np.int64]
    """Node of each facility, in the order of the scenario. Facilities of one place share a node."""


def build_network(scenario: Scenario) -> RoadNetwork:
    """Return the road graph of *scenario*.

    Names have been checked before: an end that is no place would be a KeyError here.
    """
    graph = _graph(scenario)
    nodes = tuple(graph.nodes[node]["name"] for node in graph)
    rows = sorted(graph.edges(keys=True, data=True), key=itemgetter(2))
    data = [attributes for *_, attributes in rows]
    places = len(scenario.network.places)
    place_nodes = {name: node for node, name in enumerate(nodes[:places])}
    # apart from places, as a facility may have the id of a place
    spur_nodes = {name: node for node, name in enumerate(nodes[places:], places)}
    return RoadNetwork(
        graph=graph,
        nodes=nodes,
        edges=tuple(each["name"] for each in data),
        ends=np.array([row[:2] for row in rows], dtype=np.int64).reshape(-1, 2),
        distance_km=np.array([each["distance_km"] for each in data], dtype=np.float64),
        surface=tuple(each["surface"] for each in data),
        terrain=tuple(each["terrain"] for each in data),
        snow_risk=np.array([each["snow_risk"] for each in data], dtype=np.int64),
        rain_risk=np.array([each["rain_risk"] for each in data], dtype=np.int64),
        weather_region=np.array([each["weather_region"] for each in data], dtype=np.str_),
        numbers=np.array([_number(each["name"]) for each in data], dtype=np.int64),
        facility_nodes=np.array(
            [
                spur_nodes.get(name, place_nodes[facility.place])
                for name, facility in scenario.facilities.items()
            ],
            dtype=np.int64,
        ),
    )


def has_same_roads(first: Scenario, second: Scenario) -> bool:
    """Return whether `build_network` makes the same of both."""
    return first.network == second.network and _spurs(first) == _spurs(second)


def _spurs(scenario: Scenario) -> list[tuple[object, ...]]:
    return [
        (
            name,
            house.place,
            house.spur_km,
            house.spur_surface,
            house.spur_terrain,
            house.spur_snow_risk,
            house.spur_rain_risk,
            house.weather_region,
        )
        for name, house in scenario.facilities.items()
    ]


def _graph(scenario: Scenario) -> "nx.MultiGraph[int]":
    """Places keep the order of the scenario, so that their index is their position in it."""
    graph: nx.MultiGraph[int] = nx.MultiGraph()
    keys = count()  # networkx would count the edges of all nodes anew for each
    index = {}
    for node, name in enumerate(scenario.network.places):
        graph.add_node(node, name=name)
        index[name] = node
    for name, road in scenario.network.roads.items():
        graph.add_edge(
            index[road.origin],
            index[road.destination],
            key=next(keys),
            name=name,
            distance_km=road.distance_km,
            surface=road.surface,
            terrain=road.terrain,
            snow_risk=road.snow_risk,
            rain_risk=road.rain_risk,
            weather_region=road.weather_region,
        )
    for name, facility in scenario.facilities.items():
        if facility.spur_km > 0:
            node = graph.number_of_nodes()
            graph.add_node(node, name=name)
            graph.add_edge(
                index[facility.place],
                node,
                key=next(keys),
                name=f"{facility.place}--{name}",
                distance_km=facility.spur_km,
                surface=facility.spur_surface,
                terrain=facility.spur_terrain,
                snow_risk=facility.spur_snow_risk,
                rain_risk=facility.spur_rain_risk,
                weather_region=facility.weather_region,
            )
    return graph


def _number(name: str) -> int:
    # Two bits are left free: a day or a storm is added to it.
    """Return a hash of the id of an edge, of 62 bits."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little") >> 2
