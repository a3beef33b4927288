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
    """Drives the loans and paybacks of one agreement.

    A loan is packed at 08:00 some working days after it is sent, waits for a vehicle of its lender,
    and is driven alone, there and back. Trips are numbered together with all others of the run, and
    follow no route.

    Parameters
    ----------
    env
        The environment of the run.
    setting
        The strategy.
    pools
        The fleets that the agreement may use, by the facility at which they are at home.
    trips_from
        Says who drives the trips of a home.
    trip_numbers
        Numbers of trips, shared with all stores.

    References
    ----------
    docs/model.md, section 2.7, *Reciprocal loans*.
    """

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
        """Return how far it is one way for the vehicles of *origin*; inf where none gets there.

        By the usual way over free roads; a range that does not last there and back counts as none.
        """
        return min(
            (self._km(pool, origin, destination) for pool in self._pools.get(origin, ())),
            default=float("inf"),
        )

    def pool(self, origin: int, destination: int) -> FleetPool | None:
        """Return the first fleet of *origin* that gets there and back; None where none does.

        In the order of the fleets, not by distance or room.
        """
        pools = self._pools.get(origin, ())
        in_reach = (each for each in pools if self._km(each, origin, destination) < float("inf"))
        return next(in_reach, None)

    def send(self, shipment: Shipment, origin: int, pool: FleetPool) -> None:
        """Bring *shipment*, as soon as it is packed and a vehicle is free.

        What the vehicle has no room for, or a closed road keeps, is tried again on a trip of its
        own until it is there: a loan is never taken back.
        """
        log = TripLog(trip=next(self._trip_numbers), route=-1, fleet=pool.index)
        self.logs.append(log)
        self._under_way[shipment] = None
        self._env.process(self._drive(log, origin, pool, shipment=shipment))

    def under_way(self) -> list[Shipment]:
        """Return what was sent and has not come to where it was sent, in the order of dispatch.

        What was left behind for lack of room is a shipment of its own.
        """
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
        shipment.packed = day + SERVICE_HOUR  # a loan is no row of the deliveries: no date is lost
        self.send(shipment, origin, pool)

    def _km(self, pool: FleetPool, origin: int, destination: int) -> float:
        """Return how far it is one way for a fleet; inf where it does not get there and back."""
        km = pool.roads.distance_km(self._nodes[origin], self._nodes[destination])
        too_far = pool.vehicle.range_km is not None and 2 * km > pool.vehicle.range_km
        return float("inf") if too_far else km
