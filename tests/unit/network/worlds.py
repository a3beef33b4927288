"""Tiny worlds: roads named by their two ends and given by hours, and storms on them."""

from collections.abc import Mapping

import numpy as np

from sim.network.graph import RoadNetwork, build_network
from sim.network.legs import Legs
from sim.network.storms import Disturbance
from sim.network.weather import Weather
from sim.scenario.facilities import Facility
from sim.scenario.network import Closures, Network, Place, Road, Speed, StormEffect
from sim.scenario.scenario import Scenario

KPH = 60.0


def scenario(
    roads: Mapping[str, Road],
    *,
    facilities: Mapping[str, Facility] | None = None,
    storms: Mapping[str, StormEffect] | None = None,
    travel_spread: float = 0.0,
) -> Scenario:
    """Return what the network reads of a scenario; places are the ends of the roads."""
    ends = sorted({end for road in roads.values() for end in (road.origin, road.destination)})
    return Scenario.model_construct(
        network=Network(
            places={end: Place(name=end.upper(), lat=0, lon=0) for end in ends},
            roads=dict(roads),
            speeds={"paved--flat": Speed(surface="paved", terrain="flat", speed_kph=KPH)},
            travel_spread=travel_spread,
        ),
        facilities=dict(facilities or {}),
        closures=Closures(storms=dict(storms or {})),
    )


def road(ends: str, **changes: object) -> Road:
    """Return a paved road of 60 km between two places of one letter."""
    plain = {"distance_km": KPH, "surface": "paved", "terrain": "flat", "weather_region": "sierra"}
    return Road.model_validate({"origin": ends[0], "destination": ends[1]} | plain | changes)


def roads(**hours: float) -> Legs:
    """Return the legs over ``roads(wa=2, ab=1)``: two hours from w to a, one from a to b.

    What follows the first two letters tells parallel roads apart.
    """
    network = build_network(
        scenario({name: road(name[:2], distance_km=KPH * each) for name, each in hours.items()})
    )
    return Legs(network, network.distance_km / KPH)


def node(network: RoadNetwork, name: str) -> int:
    """Return the index of a place."""
    return network.nodes.index(name)


def edge(network: RoadNetwork, name: str) -> int:
    """Return the index of a road."""
    return network.edges.index(name)


def storm(
    start_day: float,
    end_day: float,
    *,
    closed_to: str = "none",
    speed_factor: float = 1.0,
    hours_open: tuple[float, float] = (0.0, 24.0),
) -> Disturbance:
    """Return one storm on a road."""
    return Disturbance(start_day, end_day, closed_to, speed_factor, *hours_open)


def closed(start_day: float, end_day: float, *, to: str = "all") -> Disturbance:
    """Return a closure."""
    return storm(start_day, end_day, closed_to=to)


def weather(network: RoadNetwork, days: int = 10, **storms: Disturbance) -> Weather:
    """Return calm weather but for these storms, each on the road of its name."""
    return Weather(
        tuple((storms[name],) if name in storms else () for name in network.edges),
        np.ones((days, len(network.edges))),
    )
