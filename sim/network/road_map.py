"""The roads of a scenario and the fastest ways found on them, for all strategies that have them."""

from collections.abc import Collection

from sim.network.graph import build_network
from sim.network.legs import Legs
from sim.network.speeds import free_hours
from sim.scenario.scenario import Scenario


class RoadMap:
    """Built once: for the roads of a country that takes seconds.

    Ways are searched when they are first asked for and kept from replication to replication; they
    follow from the roads alone.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.network = build_network(scenario)
        """Roads, and the spurs of the facilities of the scenario."""

        self._speeds = scenario.network.speeds
        self._legs: dict[tuple[frozenset[str], float], Legs] = {}

    def legs(self, surfaces: Collection[str], *, max_speed_kph: float) -> Legs:
        """Return the fastest ways over these surfaces at this speed at most."""
        key = frozenset(surfaces), max_speed_kph
        if key not in self._legs:
            hours = free_hours(
                self.network, self._speeds, surfaces=surfaces, max_speed_kph=max_speed_kph
            )
            self._legs[key] = Legs(self.network, hours)
        return self._legs[key]
