"""Flights: as the crow flies, at full speed, whatever the roads are like."""

from math import asin, cos, radians, sin, sqrt

import numpy as np
from numpy.typing import NDArray

from sim.network.graph import RoadNetwork
from sim.network.journey import Crew, Drive, Passage
from sim.scenario.scenario import Scenario

EARTH_RADIUS_KM = 6371.0
"""Mean radius. Kilometres."""


class Air:
    """The air between places for one kind of aircraft; no weather keeps it on the ground.

    It has the face of `Roads`, so that a trip does not know which of them it is on.

    Parameters
    ----------
    positions
        Latitude and longitude in degrees, nodes × 2.
    speed_kph
        Cruise speed; take-off and landing are not added.
    """

    def __init__(self, positions: NDArray[np.float64], *, speed_kph: float) -> None:
        self._positions: list[list[float]] = positions.tolist()
        self._speed_kph = speed_kph

    def distance_km(self, origin: int, destination: int) -> float:
        """Return the great-circle distance between two nodes."""
        return great_circle_km(self._positions[origin], self._positions[destination])

    def usual_hours(self, origin: int, destination: int) -> float:
        """Return how long the flight takes."""
        return self.distance_km(origin, destination) / self._speed_kph

    def drive(
        self,
        crew: Crew,
        origin: int,
        destination: int,
        *,
        start_days: float,
        wait_at_most_hours: float,  # noqa: ARG002 - the air never closes
    ) -> Drive:
        """Fly from node to node in the crew's hours and return how it went.

        It always gets there: nothing is blocked in the air. A flight that the crew's day does not
        cover is broken off for the night, as driving is.

        Parameters
        ----------
        crew
            Its hours are used up.
        origin, destination
            Nodes.
        start_days
            Days since the start of the run.
        wait_at_most_hours
            Not used.
        """
        km, hours = self.distance_km(origin, destination), self.usual_hours(origin, destination)
        # nights are spent on the ground, wherever that is
        moment = crew.work(start_days, hours)
        flight = Passage(origin, destination, start_days, moment)
        return Drive(moment, destination, True, km, hours, 0.0, (flight,))  # noqa: FBT003 - in order


def positions_of(scenario: Scenario, network: RoadNetwork) -> NDArray[np.float64]:
    """Return latitude and longitude of each node in degrees, nodes × 2.

    A facility at the end of a road of its own has its own position, where that is given.

    Nodes are places first, then the ends of spurs, as in `RoadNetwork.nodes`.
    """
    places = scenario.network.places
    positions = [(place.lat, place.lon) for place in places.values()]
    for name in network.nodes[len(places) :]:
        house = scenario.facilities[name]
        home = places[house.place]
        positions.append(
            (
                home.lat if house.lat is None else house.lat,
                home.lon if house.lon is None else house.lon,
            )
        )
    return np.array(positions)


def great_circle_km(origin: list[float], destination: list[float]) -> float:
    """Return the great-circle distance of two positions in degrees: the haversine formula.

    2R · asin √(sin²(Δφ/2) + cos φ₁ · cos φ₂ · sin²(Δλ/2)), on a sphere of the mean radius: off by
    about half a per cent.

    References
    ----------
    Sinnott (1984), *Virtues of the haversine*, Sky and Telescope 68(2), 159.
    """
    lat, lon, other_lat, other_lon = map(radians, (*origin, *destination))
    half = sin((other_lat - lat) / 2) ** 2
    half += cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    # of two ends of a diameter rounding can make the sine more than 1
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))
