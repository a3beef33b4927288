from collections.abc import Sequence

import numpy as np
import pytest

from sim.network.routing import FleetOnRoads, Stops, Tour, plan_tours
from sim.network.travel import Travel

ROOM = (1000.0, 10.0)


def stops(*kg: float, hours: float = 0.0) -> Stops:
    """Return stops with so many kg, and as many litres."""
    size = np.array([[each, each / 1000] for each in kg])
    return Stops(size, np.full(len(kg), hours))


def fleet(
    places: Sequence[complex],
    *,
    number: int = 9,
    capacity: tuple[float, float] = ROOM,
    hours_at_most: float = 1e3,
    cost_per_km: float = 1.0,
    never: Sequence[int] = (),
) -> FleetOnRoads:
    """Return vehicles at 1 km/h on a plane; home is 0, and they cannot go to the places *never*."""
    where = np.array([0, *places], dtype=complex)
    km = np.abs(where[:, None] - where)
    for stop in never:
        km[stop + 1, :], km[:, stop + 1] = np.inf, np.inf
        km[stop + 1, stop + 1] = 0
    return FleetOnRoads(
        number, np.array(capacity), hours_at_most, Travel(km, km), cost_per_km, cost_per_hour=1.0
    )


def plan(goods: Stops, *fleets: FleetOnRoads) -> list[Tour]:
    return plan_tours(goods, fleets, iterations=100, seed=1)


def length_km(places: Sequence[complex], tour: Tour) -> float:
    """Return the way from home over the stops and back."""
    way = np.array([0, *(places[stop] for stop in tour.stops), 0])
    return float(np.abs(np.diff(way)).sum())


def groups(tours: list[Tour]) -> set[tuple[int, ...]]:
    return {tuple(sorted(tour.stops)) for tour in tours}


@pytest.mark.parametrize(
    ("places", "expected_km"),
    [([3, 1, 2], 6), ([4, 3j, 4 + 3j], 14), ([1, 1 + 1j, 2 + 1j, 2, 3, 3 + 1j, 1j], 8)],
    ids=["line", "rectangle", "battlement"],
)
def test_the_shortest_tour_is_found(places: list[complex], expected_km: float) -> None:
    (tour,) = plan(stops(*[1] * len(places)), fleet(places))

    assert length_km(places, tour) == pytest.approx(expected_km)


@pytest.mark.parametrize(
    ("kg", "capacity", "number"),
    [
        ((400, 400, 400), ROOM, 2),
        ((600, 600, 600), ROOM, 3),
        ((500, 500, 500), ROOM, 2),
        ((100, 100, 100), (1000, 0.1), 3),
        ((100, 100, 100), (1000, 0.2), 2),
    ],
)
def test_no_tour_carries_more_than_the_vehicle(
    kg: tuple[float, ...], capacity: tuple[float, float], number: int
) -> None:
    tours = plan(stops(*kg), fleet([1, 2, 3], capacity=capacity))

    assert len(tours) == number


@pytest.mark.parametrize(("hours_at_most", "number"), [(14, 1), (13.9, 2), (10, 2), (8.1, 2)])
def test_no_tour_takes_longer_than_allowed(hours_at_most: float, number: int) -> None:
    # 3 h out on each side: 12 h on the way to both, and an hour at each
    tours = plan(stops(1, 1, hours=1), fleet([3, -3], hours_at_most=hours_at_most))

    assert len(tours) == number


def test_a_stop_that_one_fleet_cannot_drive_to_gets_the_other() -> None:
    places = [1, 2, 3]
    cheap = fleet(places, never=[1], cost_per_km=1)
    sturdy = fleet(places, cost_per_km=5)
    tours = plan(stops(1, 1, 1), cheap, sturdy)

    assert {tour.fleet for tour in tours if 1 in tour.stops} == {1}


def test_the_cheaper_fleet_drives_where_both_can() -> None:
    places = [1, 2, 3]
    tours = plan(stops(1, 1, 1), fleet(places, cost_per_km=5), fleet(places, cost_per_km=1))

    assert {tour.fleet for tour in tours} == {1}


def test_where_vehicles_are_few_the_near_and_cheap_stop_waits() -> None:
    tours = plan(stops(900, 900), fleet([9, 1], number=1))

    assert groups(tours) == {(0,)}


@pytest.mark.parametrize(
    ("goods", "vehicles"),
    [
        (stops(1), fleet([1], never=[0])),
        (stops(1001), fleet([1])),
        (stops(1), fleet([5], hours_at_most=9)),
        (stops(1), fleet([5], hours_at_most=-1)),
    ],
    ids=["no way", "no room", "no time", "less than none"],
)
def test_a_stop_that_cannot_be_served_is_in_no_tour(goods: Stops, vehicles: FleetOnRoads) -> None:
    assert plan(goods, vehicles) == []


def test_the_same_input_gives_the_same_tours() -> None:
    angles = np.exp(1j * np.arange(40.0) ** 2)
    places = (angles * np.arange(1, 41)).tolist()
    goods = stops(*(100.0 + stop for stop in range(40)))

    assert plan(goods, fleet(places)) == plan(goods, fleet(places))


def test_stops_at_the_same_place_are_served_together() -> None:
    assert groups(plan(stops(1, 1), fleet([5, 5]))) == {(0, 1)}


def test_places_at_home_cost_nothing_and_are_served() -> None:
    assert groups(plan(stops(1, 1), fleet([0, 0]))) in [{(0, 1)}, {(0,), (1,)}]


def test_a_part_of_the_stops_is_planned_by_itself() -> None:
    chosen = np.array([0, 2])
    part = fleet([1, 2, 3]).to(chosen)

    assert part.travel.km[0].tolist() == [0, 1, 3]
    assert stops(5, 6, 7).at(chosen).size[:, 0].tolist() == [5, 7]
