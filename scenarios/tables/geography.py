"""Distances on the globe and travel times on the road graph."""

from collections.abc import Collection, Iterable
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

import networkx as nx

from scenarios.tables.files import Row, read

EARTH_DIAMETER_KM = 12_742.0
DIRT_ROLLING_KPH = 28.0  # the source table leaves this one out; between flat and mountain [E]


class Point(NamedTuple):
    """A point on the globe."""

    lat: float
    """Latitude in degrees."""

    lon: float
    """Longitude in degrees."""


def point(row: Row) -> Point:
    """Return where the place of *row* lies."""
    return Point(float(row["lat"]), float(row["lon"]))


def great_circle_km(here: Point, there: Point) -> float:
    """Return the distance as the crow flies, km."""
    lat, lon, other_lat, other_lon = map(radians, (*here, *there))
    haversine = (
        sin((other_lat - lat) / 2) ** 2
        + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    )
    return EARTH_DIAMETER_KM * asin(sqrt(haversine))


def nearest(here: Point, places: Iterable[Row]) -> Row:
    """Return the place nearest to *here*, as the crow flies."""
    return min(places, key=lambda place: great_circle_km(here, point(place)))


def speeds_kph() -> dict[tuple[str, str], float]:
    """Return the speed of a truck by surface and terrain, km/h."""
    table = {
        (row["surface"], row["terrain"]): float(row["truck_speed_kph"]) for row in read("speeds")
    }
    return table | {("dirt", "rolling"): DIRT_ROLLING_KPH}


def road_graph(area: str, surfaces: Collection[str]) -> "nx.Graph[str]":
    """Return the roads of *area* with one of *surfaces*; edges carry `hours` and `distance_km`."""
    kph = speeds_kph()
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(row["id"] for row in read(f"places_{area}"))
    for row in read(f"roads_{area}"):
        if row["surface"] in surfaces:
            distance_km = float(row["distance_km"])
            hours = distance_km / kph[row["surface"], row["terrain"]]
            graph.add_edge(row["origin"], row["destination"], hours=hours, distance_km=distance_km)
    return graph
