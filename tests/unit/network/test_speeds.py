import numpy as np
import pytest

from sim.network.graph import build_network
from sim.network.speeds import free_hours
from sim.scenario.network import Speed
from tests.unit.network.worlds import road, scenario

SPEEDS = {
    "paved--flat": Speed(surface="paved", terrain="flat", speed_kph=75),
    "dirt--mountain": Speed(surface="dirt", terrain="mountain", speed_kph=18),
}


def hours(surface: str, terrain: str, *, max_speed_kph: float = 80.0) -> float:
    network = build_network(
        scenario({"a--b": road("ab", distance_km=90, surface=surface, terrain=terrain)})
    )
    by_edge = free_hours(network, SPEEDS, surfaces=("paved", "dirt"), max_speed_kph=max_speed_kph)
    return float(by_edge[0])


@pytest.mark.parametrize(
    ("surface", "terrain", "max_speed_kph", "expected_hours"),
    [
        pytest.param("paved", "flat", 80, 90 / 75, id="speed_of_the_road"),
        pytest.param("dirt", "mountain", 80, 90 / 18, id="speed_of_a_bad_road"),
        pytest.param("paved", "flat", 50, 90 / 50, id="limit_of_the_vehicle"),
        pytest.param("gravel", "flat", 80, np.inf, id="surface_it_cannot_drive_on"),
    ],
)
def test_hours_follow_from_the_road_and_the_vehicle(
    surface: str, terrain: str, max_speed_kph: float, expected_hours: float
) -> None:
    assert hours(surface, terrain, max_speed_kph=max_speed_kph) == expected_hours
