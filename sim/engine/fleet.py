"""The vehicles of one fleet: who is free, and who waits for one."""

from collections.abc import Generator
from typing import Any

import numpy as np
import simpy

from sim.network.journey import Roads
from sim.scenario.transport import VehicleKind


class FleetPool:
    """Vehicles of one kind with one home; the free one with the lowest number goes first."""

    def __init__(
        self,
        env: simpy.Environment,
        index: int,
        *,
        number: int,
        vehicle: VehicleKind,
        roads: Roads,
    ) -> None:
        self.index = index
        self.number = number
        self.vehicle = vehicle
        self.roads = roads
        """The roads as this kind of vehicle finds them."""

        self.capacity = np.array([vehicle.payload_kg, vehicle.volume_m3])
        """Payload in kg and volume in m³."""

        self._free = simpy.PriorityStore(env)
        self._free.items = list(range(number))  # already a heap

    def take(self) -> Generator[simpy.Event, Any, int]:
        """Wait for a vehicle, and return its number."""
        vehicle: int = yield self._free.get()
        return vehicle

    def give_back(self, vehicle: int) -> None:
        """Let the next trip have it."""
        self._free.put(vehicle)
