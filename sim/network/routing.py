"""Plans tours for vehicles: the only file that knows PyVRP.

The solver counts in whole numbers, so costs, kilograms and minutes are scaled before and forgotten
after.
"""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.network.travel import Travel

if TYPE_CHECKING:
    from pyvrp import ProblemData, Route

_DEAREST = 100_000
"""The dearest direct trip in units of the solver, which counts in whole numbers."""

_PRIZE = 10
"""A stop is worth that many direct trips: it is left out only where there is no room or time."""

_FORBIDDEN = 100 * _PRIZE * _DEAREST
"""A leg that a vehicle cannot drive; no stop is worth it."""

_FINE = np.array([1e3, 1e6, 1e6])
"""Grams in a kg and millilitres in a m³, of all and cold: the solver counts in whole ones."""

_MINUTES_PER_HOUR = 60


class Tour(NamedTuple):
    """One trip as planned."""

    fleet: int
    """Index of the fleet that drives it."""

    stops: tuple[int, ...]
    """Its stops in order, as indices of `Stops`."""


@dataclass(frozen=True)
class Stops:
    """What has to be brought."""

    size: NDArray[np.float64]
    """Weight in kg and volume in m³, stops × 2; or × 3, with the volume of what is cold. A stop
    that is larger than any vehicle is left out of the plan."""

    unloading_hours: NDArray[np.float64]
    """Time at each stop."""

    def at(self, chosen: NDArray[np.int64]) -> "Stops":
        """Return these stops alone."""
        return Stops(self.size[chosen], self.unloading_hours[chosen])


@dataclass(frozen=True)
class FleetOnRoads:
    """Vehicles of one kind, and how they get about."""

    number: int
    """How many tours they can drive."""

    capacity: NDArray[np.float64]
    """Payload in kg and volume in m³, and room for what is cold, as the sizes of stops."""

    hours_at_most: float
    """Driving and unloading of one tour: the crew's hours a day times the days planned for, less
    loading."""

    travel: Travel
    """Between home, which comes first, and the stops; infinite where it cannot go."""

    cost_per_km: float
    """In the currency of the scenario, as the other costs are."""
    cost_per_hour: float
    """Of driving and unloading: days and nights of the crew by the hour."""
    cost_per_tour: float = 0.0
    """For setting out at all."""
    cost_per_stop: float = 0.0
    """Of contracts that are paid by the stop."""

    def reaches(self) -> NDArray[np.bool_]:
        """Return whether it can drive to each stop."""
        return np.isfinite(self.travel.hours[0, 1:])

    def to(self, chosen: NDArray[np.int64]) -> "FleetOnRoads":
        """Return the same on the roads between home and these stops alone."""
        kept = np.concatenate([[0], chosen + 1])
        hours, km = (matrix[np.ix_(kept, kept)] for matrix in self.travel)
        return replace(self, travel=Travel(hours, km))

    def leg_costs(self, stops: Stops) -> NDArray[np.float64]:
        """Return the cost of each leg, with the time at its end; infinite where it cannot go.

        (home and stops) × (home and stops), home first.
        """
        is_way = np.isfinite(self.travel.hours)
        hours, km = (np.where(is_way, matrix, 0.0) for matrix in self.travel)
        hours = hours + np.concatenate([[0.0], stops.unloading_hours])
        costs = km * self.cost_per_km + hours * self.cost_per_hour
        costs[:, 1:] += self.cost_per_stop
        return np.where(is_way, costs, np.inf)

    def direct_costs(self, stops: Stops) -> NDArray[np.float64]:
        """Return the cost of a trip to each stop alone; infinite where it cannot go.

        There and back, with unloading: what the plan has to beat.
        """
        legs = self.leg_costs(stops)
        return np.asarray(legs[0, 1:] + legs[1:, 0] + self.cost_per_tour)


def plan_tours(
    stops: Stops, fleets: Sequence[FleetOnRoads], *, iterations: int, seed: int
) -> list[Tour]:
    """Return good tours to *stops*, each driven at most once by each vehicle.

    A stop is in no tour if no fleet gets there, or where vehicles have no room or time for it. The
    same input gives the same tours.

    What is worth leaving out is decided by prizes: a stop is worth ten times its dearest direct
    trip, so that it is only left out where it does not fit.

    Parameters
    ----------
    stops
        What has to be brought where.
    fleets
        Vehicles at home at one store.
    iterations
        Steps of the search; results depend on them, and never on the time that they take.
    seed
        Of the search.

    References
    ----------
    Wouda, Lan & Kool (2024), *PyVRP: a high-performance VRP solver package*.
    """
    import pyvrp  # noqa: PLC0415 - who plans no tours does not wait for it
    from pyvrp.stop import MaxIterations  # noqa: PLC0415 - the same

    data = _problem(stops, fleets)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", pyvrp.exceptions.PenaltyBoundWarning)
        result = pyvrp.solve(
            data, stop=MaxIterations(iterations), seed=seed, collect_stats=False, display=False
        )
    tours = [_tour(route) for route in result.best.routes() if route.is_feasible()]
    return [tour for tour in tours if fleets[tour.fleet].reaches()[list(tour.stops)].all()]


def _tour(route: "Route") -> Tour:
    """Return a route of the solver as ours."""
    return Tour(route.vehicle_type(), tuple(each.idx for each in route if each.is_client()))


def _problem(stops: Stops, fleets: Sequence[FleetOnRoads]) -> "ProblemData":
    """Return the plan to make: sizes rounded up and room down, so that what is planned fits."""
    import pyvrp  # noqa: PLC0415 - who plans no tours does not wait for it

    direct = np.stack([fleet.direct_costs(stops) for fleet in fleets])
    dearest = np.max(direct, axis=0, where=np.isfinite(direct), initial=0.0)
    # costs in the scenario may be pesos or cents; the solver needs steps that are small against the
    # dearest trip
    unit = max(dearest.max(initial=0.0), 1e-9) / _DEAREST
    fine = _FINE[: stops.size.shape[1]]
    sizes = np.ceil(stops.size * fine - 1e-6).astype(np.int64)
    minutes = np.rint(stops.unloading_hours * _MINUTES_PER_HOUR).astype(np.int64)
    return pyvrp.ProblemData(
        locations=[pyvrp.Location(0, 0) for _ in range(len(sizes) + 1)],
        clients=[
            pyvrp.Client(
                location=stop + 1,
                delivery=sizes[stop].tolist(),
                service_duration=int(minutes[stop]),
                prize=int(_PRIZE * dearest[stop] / unit) + 1,
                required=False,
            )
            for stop in range(len(sizes))
        ],
        depots=[pyvrp.Depot(0)],
        vehicle_types=[
            pyvrp.VehicleType(
                num_available=fleet.number,
                capacity=np.floor(fleet.capacity * fine + 1e-6).astype(np.int64).tolist(),
                fixed_cost=round(fleet.cost_per_tour / unit),
                shift_duration=max(int(fleet.hours_at_most * _MINUTES_PER_HOUR), 0),
                profile=profile,
            )
            for profile, fleet in enumerate(fleets)
        ],
        distance_matrices=[_whole(fleet.leg_costs(stops) / unit) for fleet in fleets],
        duration_matrices=[_whole(fleet.travel.hours * 60, forbidden=0) for fleet in fleets],
    )


def _whole(matrix: NDArray[np.float64], forbidden: int = _FORBIDDEN) -> "np.ndarray[Any, Any]":
    """Return a matrix in whole numbers, *forbidden* where no way leads."""
    whole = np.where(np.isfinite(matrix), matrix, forbidden)
    np.fill_diagonal(whole, 0)
    return np.asarray(np.rint(whole).astype(np.int64))
