"""Plans the trips of an optimised round from what waits at one store."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.engine.fleet import FleetPool
from sim.engine.orders import Shipment
from sim.engine.setting import Setting
from sim.network.journey import Roads
from sim.network.routing import FleetOnRoads, Stops, Tour, plan_tours
from sim.network.travel import travel_between
from sim.policies.transport import OptimisedRounds
from sim.rng import Streams

_SEEDS = 2**31


class PlannedTrip(NamedTuple):
    """A trip that is to be driven."""

    pool: FleetPool
    """The fleet that drives it."""

    shipments: list[Shipment]
    """What it brings, in the order of its stops."""


class RoundPlan(NamedTuple):
    """What becomes of all that waits."""

    trips: list[PlannedTrip]
    """In the order in which they take vehicles."""

    out_of_reach: list[Shipment]
    """What no vehicle can bring now, on the roads that are open."""


class RoundPlanner:
    """Plans for one store, with the fleets that are at home there; aircraft take no part.

    What a vehicle's room cuts off a stop, and stops that no tour of the days allowed reaches, are
    planned all the same: as further tours, or each alone. Trips may take longer than planned; the
    plan knows neither doors nor seasons nor breakdowns.

    Parameters
    ----------
    store
        Where vehicles load.
    plan
        Days of a trip, what is least, and how long is searched.
    setting
        The strategy.
    pools
        The fleets at home there.
    streams
        Chance of the search, by store and day: the same load is planned alike.

    References
    ----------
    docs/model.md, section 2.5, *Optimised rounds*; Wouda, Lan & Kool (2024), *PyVRP: a
    high-performance VRP solver package*, INFORMS Journal on Computing 36(4).
    """

    def __init__(
        self,
        store: int,
        plan: OptimisedRounds,
        *,
        setting: Setting,
        pools: Sequence[FleetPool],
        streams: Streams,
    ) -> None:
        self._store = store
        self._plan = plan
        self._setting = setting
        self._pools = [(pool, pool.roads) for pool in pools if isinstance(pool.roads, Roads)]
        self._streams = streams

    def plan(self, shipments: Sequence[Shipment], moment_days: float) -> RoundPlan:
        """Return the trips that bring *shipments*, as roads and fleets are at the moment.

        Every shipment is on exactly one trip, or out of reach. Several for one stop are stops of
        their own, of the same place.
        """
        pools = [(pool, roads) for pool, roads in self._pools if pool.number_now()]
        if not pools:
            return RoundPlan([], list(shipments))
        stops = Stops(
            size=np.stack([each.size for each in shipments]),
            unloading_hours=np.array(
                [self._setting.facilities[each.stop].unloading for each in shipments]
            ),
        )
        fleets = [self._on_roads(*each, shipments, moment_days) for each in pools]
        reached = np.any([fleet.reaches() for fleet in fleets], axis=0)
        seed = self._streams.get("round", self._store, int(moment_days)).integers(_SEEDS)
        tours = self._tours(stops, fleets, np.flatnonzero(reached), int(seed))
        return RoundPlan(
            [
                PlannedTrip(pools[tour.fleet][0], [shipments[stop] for stop in tour.stops])
                for tour in tours
            ],
            [shipments[stop] for stop in np.flatnonzero(~reached).tolist()],
        )

    def _tours(
        self, stops: Stops, fleets: list[FleetOnRoads], left: NDArray[np.int64], seed: int
    ) -> list[Tour]:
        """Return tours to all stops in *left*: as many for each vehicle as that takes."""
        tours: list[Tour] = []
        fitting = Stops(_cut_to_fit(stops, fleets), stops.unloading_hours)
        while left.size:
            planned = plan_tours(
                fitting.at(left),
                [fleet.to(left) for fleet in fleets],
                iterations=self._plan.iterations,
                seed=seed,
            )
            if not planned:
                return tours + _alone(stops, fleets, left)
            tours += [Tour(fleet, tuple(left[list(at)].tolist())) for fleet, at in planned]
            left = np.delete(left, [stop for tour in planned for stop in tour.stops])
        return tours

    def _on_roads(
        self, pool: FleetPool, roads: Roads, shipments: Sequence[Shipment], moment_days: float
    ) -> FleetOnRoads:
        transport = self._setting.scenario.transport
        prices = pool.prices(self._setting.scenario.costs)
        hours_a_day = transport.driving_day.hours_at_most
        closed: frozenset[int] = frozenset()
        if self._plan.avoid_closed_roads:
            closed = roads.weather.closed(moment_days, truck=roads.truck)
        home = int(self._setting.network.facility_nodes[self._store])
        stops = [self._setting.stop_node(each.stop, pool.vehicle) for each in shipments]
        travel = travel_between(roads.legs, [home, *stops], closed)
        for stop, each in enumerate(shipments, 1):
            if pool.gap(each.stop):  # to the plan, no road leads where a contract fails
                travel.close(stop)
        by_cost = self._plan.least == "cost"
        per_hour = (prices.per_day + prices.per_night) / hours_a_day if by_cost else 1.0
        return FleetOnRoads(
            number=pool.number_now(),
            capacity=pool.capacity,
            hours_at_most=self._plan.days_at_most * hours_a_day - transport.loading,
            travel=travel,
            cost_per_km=prices.per_km if by_cost else 0.0,
            cost_per_hour=per_hour,
            cost_per_tour=transport.loading * per_hour,
            cost_per_stop=prices.per_stop if by_cost else 0.0,
        )


def _cut_to_fit(stops: Stops, fleets: Sequence[FleetOnRoads]) -> NDArray[np.float64]:
    """Return sizes that some fleet which gets there has room for: the rest comes on another trip.

    Each stop is measured against the fleet that it fills least.
    """
    filled = np.stack([np.max(stops.size / fleet.capacity, axis=1) for fleet in fleets])
    # a fleet that does not get there never is the roomiest
    filled[~np.stack([fleet.reaches() for fleet in fleets])] = np.inf
    roomiest = np.stack([fleet.capacity for fleet in fleets])[filled.argmin(axis=0)]
    return np.asarray(np.minimum(stops.size, roomiest))


def _alone(stops: Stops, fleets: Sequence[FleetOnRoads], left: NDArray[np.int64]) -> list[Tour]:
    """Return a tour for each stop that is too far for a trip of the days allowed."""
    cheapest = np.stack([fleet.direct_costs(stops) for fleet in fleets]).argmin(axis=0)
    return [Tour(int(cheapest[stop]), (stop,)) for stop in left.tolist()]
