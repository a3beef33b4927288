"""The vehicles that carry loans from one place to another, each loan on a trip of its own."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
import simpy

from sim.engine.clock import SERVICE_HOUR, TRIP_RANK, Moment
from sim.engine.fleet import FleetPool
from sim.engine.orders import Shipment
from sim.engine.setting import Setting
from sim.engine.trip import Trips
from sim.engine.way import TripLog


class LoanTrips:
    """Drives the loans and paybacks of one agreement."""

    def __init__(
        self,
        env: simpy.Environment,
        setting: Setting,
        *,
        pools: Mapping[int, Sequence[FleetPool]],
        trips_from: Callable[[int], Trips],
        trip_numbers: Iterator[int],
    ) -> None:
        self._env = env
        self._setting = setting
        self._pools = pools
        self._trips = {home: trips_from(home) for home in pools}
        self._trip_numbers = trip_numbers
        self._nodes = setting.network.facility_nodes.tolist()
        self._under_way: dict[Shipment, None] = {}
        self.logs: list[TripLog] = []
        """All trips, for the records."""

    @property
    def homes(self) -> list[int]:
        """Facilities that have vehicles for loans."""
        return list(self._pools)

    def km(self, origin: int, destination: int) -> float:
        """Return how far it is for the vehicles of *origin*; inf where none gets there."""
        return min(
            (self._km(pool, origin, destination) for pool in self._pools.get(origin, ())),
            default=float("inf"),
        )

    def pool(self, origin: int, destination: int) -> FleetPool | None:
        """Return the first fleet of *origin* that gets there and back; None where none does."""
        pools = self._pools.get(origin, ())
        in_reach = (each for each in pools if self._km(each, origin, destination) < float("inf"))
        return next(in_reach, None)

    def send(self, shipment: Shipment, origin: int, pool: FleetPool) -> None:
        """Bring *shipment*, as soon as it is packed and a vehicle is free."""
        log = TripLog(trip=next(self._trip_numbers), route=-1, fleet=pool.index)
        self.logs.append(log)
        self._under_way[shipment] = None
        self._env.process(self._drive(log, origin, pool, shipment=shipment))

    def under_way(self) -> list[Shipment]:
        """Return what was sent and has not come to where it was sent."""
        self._under_way = {each: None for each in self._under_way if np.isnan(each.received)}
        return list(self._under_way)

    def _drive(
        self, log: TripLog, origin: int, pool: FleetPool, *, shipment: Shipment
    ) -> Generator[simpy.Event, Any, None]:
        rank = TRIP_RANK + log.trip
        yield Moment(self._env, shipment.packed, rank=rank)
        again = partial(self._retry, origin=origin, pool=pool)
        yield from self._trips[origin].drive(
            log, pool, shipments=[shipment], rank=rank, failed=again
        )

    def _retry(self, shipment: Shipment, *, origin: int, pool: FleetPool) -> None:
        """Try again what a trip did not bring: it stays lent meanwhile."""
        wait = self._setting.scenario.transport.retry_after_working_days
        day = self._setting.calendar.working_day_after(int(self._env.now), wait)
        shipment.packed = day + SERVICE_HOUR
        self.send(shipment, origin, pool)

    def _km(self, pool: FleetPool, origin: int, destination: int) -> float:
        km = pool.roads.distance_km(self._nodes[origin], self._nodes[destination])
        too_far = pool.vehicle.range_km is not None and 2 * km > pool.vehicle.range_km
        return float("inf") if too_far else km
