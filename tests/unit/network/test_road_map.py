import numpy as np
import pytest

from sim.network.road_map import RoadMap
from tests.unit.network.worlds import KPH, road, scenario


def test_ways_are_searched_once() -> None:
    roads = RoadMap(scenario({"ab": road("ab")}))

    first = roads.legs(("paved",), max_speed_kph=KPH)

    assert roads.legs(["paved"], max_speed_kph=KPH) is first


@pytest.mark.parametrize(
    ("speed_kph", "hours"), [(KPH, 1.0), (KPH / 2, 2.0), (2 * KPH, 1.0)], ids=str
)
def test_nobody_goes_faster_than_they_may(speed_kph: float, hours: float) -> None:
    legs = RoadMap(scenario({"ab": road("ab")})).legs(("paved",), max_speed_kph=speed_kph)

    assert legs.hours_from(0)[1] == pytest.approx(hours)


def test_who_stays_off_a_surface_has_ways_of_their_own() -> None:
    roads = RoadMap(scenario({"ab": road("ab")}))

    assert np.isinf(roads.legs((), max_speed_kph=KPH).hours_from(0)[1])
    assert np.isfinite(roads.legs(("paved",), max_speed_kph=KPH).hours_from(0)[1])
