import numpy as np
import pytest

from sim.network.air import Air, great_circle_km, positions_of
from sim.network.graph import build_network
from sim.network.journey import Crew
from sim.scenario.network import DrivingDay
from tests.unit.engine.worlds import at, scenario

EQUATOR = Air(np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0]]), speed_kph=111.194927)


@pytest.mark.parametrize(
    ("origin", "destination", "km"),
    [
        ([0.0, 0.0], [0.0, 0.0], 0.0),
        ([0.0, 0.0], [1.0, 0.0], 111.195),
        ([60.0, 0.0], [60.0, 1.0], 55.597),
        ([0.0, 0.0], [0.0, 180.0], 20015.087),
        ([28.63, -106.07], [26.82, -107.07], 223.9),
    ],
    ids=["nowhere", "a degree north", "a degree east at 60", "round the world", "Guachochi"],
)
def test_distances_are_those_of_the_globe(
    origin: list[float], destination: list[float], km: float
) -> None:
    assert great_circle_km(origin, destination) == pytest.approx(km, abs=0.2)


def test_a_flight_takes_distance_over_speed() -> None:
    flight = EQUATOR.drive(Crew(DrivingDay()), 0, 1, start_days=at(0, 9), wait_at_most_hours=0)

    assert flight.moment_days == pytest.approx(at(0, 10))
    assert (flight.reached, flight.node, flight.blocked_hours) == (True, 1, 0)


def test_nobody_flies_by_night() -> None:
    flight = EQUATOR.drive(Crew(DrivingDay()), 0, 2, start_days=at(0, 21), wait_at_most_hours=0)

    assert flight.moment_days == pytest.approx(at(1, 7))


def test_a_facility_on_a_road_of_its_own_has_its_own_position() -> None:
    spur = {"spur_km": 5, "spur_surface": "paved", "spur_terrain": "flat", "lat": 9, "lon": 8}
    world = scenario(facilities={"far": spur})

    assert positions_of(world, build_network(world)).tolist()[-1] == [9, 8]
