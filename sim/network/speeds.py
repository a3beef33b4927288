"""How long a kind of vehicle takes for each road when nothing holds it up."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from sim.network.graph import RoadNetwork
from sim.scenario.network import Speed
from sim.scenario.transport import VehicleKind


def free_hours(
    network: RoadNetwork, speeds: Mapping[str, Speed], kind: VehicleKind
) -> NDArray[np.float64]:
    """Return the hours that a vehicle of this *kind* takes for each edge at its free speed.

    It goes as fast as a truck does on that surface and terrain, but no faster than its own limit;
    a surface that it cannot drive on takes infinitely long.
    """
    by_road: dict[tuple[str, str], float] = {
        (each.surface, each.terrain): each.speed_kph for each in speeds.values()
    }
    hours = np.full(len(network.edges), np.inf)
    for edge, road in enumerate(zip(network.surface, network.terrain, strict=True)):
        if road[0] in kind.surfaces:
            hours[edge] = network.distance_km[edge] / min(by_road[road], kind.max_speed_kph)
    return hours
