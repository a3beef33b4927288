"""How long a kind of vehicle takes for each road when nothing holds it up."""

from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray

from sim.network.graph import RoadNetwork
from sim.scenario.network import Speed


def free_hours(
    network: RoadNetwork,
    speeds: Mapping[str, Speed],
    *,
    surfaces: Collection[str],
    max_speed_kph: float,
) -> NDArray[np.float64]:
    """Return the hours that a vehicle takes for each edge at its free speed.

    It goes as fast as a truck does on that surface and terrain, but no faster than its own limit;
    a surface that is not one of its *surfaces* takes infinitely long.

    It is the travel time that plans know: season, storms and the chance of the day come on top.

    Parameters
    ----------
    speeds
        Of a truck, by any name; each pair of surface and terrain once.
    surfaces
        Those that the vehicle can drive on.
    max_speed_kph
        Its own limit.
    """
    by_road: dict[tuple[str, str], float] = {
        (each.surface, each.terrain): each.speed_kph for each in speeds.values()
    }
    hours = np.full(len(network.edges), np.inf)
    for edge, road in enumerate(zip(network.surface, network.terrain, strict=True)):
        # a road that it cannot drive on needs no speed
        if road[0] in surfaces:
            hours[edge] = network.distance_km[edge] / min(by_road[road], max_speed_kph)
    return hours
