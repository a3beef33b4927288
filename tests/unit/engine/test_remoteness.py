import numpy as np
import pytest

from sim.engine.remoteness import remoteness_hours
from sim.engine.setting import Setting
from tests.unit.engine.worlds import FAR, NEAR, STORE, setting

TRAIL = {"spur_km": 8, "spur_surface": "trail", "spur_terrain": "flat"}
SPEEDS = {"trail--flat": {"surface": "trail", "terrain": "flat", "speed_kph": 8}}
MULES = {"last_stretch": {"payload_kg": 25, "speed_kph": 4}}
DIRT = {"dirt--flat": {"surface": "dirt", "terrain": "flat", "speed_kph": 30}}


def hours(known: Setting) -> list[float]:
    """Return the hours of `near` and `far`, two and three on paved roads."""
    remote: list[float] = remoteness_hours(known)[[NEAR, FAR]].tolist()
    return remote


def far(*, speeds: dict[str, object] | None = None, **house: object) -> Setting:
    return setting(network={"speeds": speeds or {}}, facilities={"far": house})


def test_it_is_the_time_from_the_store_along_free_roads() -> None:
    assert hours(setting()) == pytest.approx([2.0, 3.0])


@pytest.mark.parametrize(("max_speed", "expected"), [(200, [2, 3]), (60, [2, 3]), (15, [8, 12])])
def test_the_vehicle_is_slower_than_the_road_or_the_road_slower_than_the_vehicle(
    max_speed: float, expected: list[float]
) -> None:
    van = {"van": {"max_speed_kph": max_speed}}

    assert hours(setting(transport={"vehicles": van})) == pytest.approx(expected)


def test_who_is_supplied_from_outside_is_remote_from_nowhere() -> None:
    known = setting(facilities={"far": {"supplier": "maker"}})

    assert np.isnan(remoteness_hours(known)[[STORE, FAR]]).all()


def test_who_lies_on_no_route_is_remote_from_nowhere() -> None:
    assert np.isnan(hours(far(route=""))[1])


def test_a_spur_is_a_part_of_the_way() -> None:
    spur = {"spur_km": 15, "spur_surface": "paved", "spur_terrain": "flat"}

    assert hours(far(**spur)) == pytest.approx([2.0, 3.25])


def test_where_the_vehicle_cannot_go_and_nobody_else_does_is_infinitely_remote() -> None:
    assert hours(far(speeds=SPEEDS, **TRAIL)) == [pytest.approx(2.0), np.inf]


def test_mules_walk_the_last_stretch_at_their_own_speed() -> None:
    assert hours(far(speeds=SPEEDS, **TRAIL, **MULES)) == pytest.approx([2.0, 3.0 + 8 / 4])


def test_a_vehicle_that_drives_on_the_spur_needs_no_mules() -> None:
    known = setting(
        network={"speeds": DIRT},
        facilities={"far": {"spur_km": 15, "spur_surface": "dirt", "spur_terrain": "flat"} | MULES},
        transport={"vehicles": {"van": {"surfaces": ["paved", "dirt"]}}},
    )

    assert hours(known) == pytest.approx([2.0, 3.5])


def test_each_route_is_measured_by_its_own_vehicle() -> None:
    bike = {
        "payload_kg": 100, "volume_m3": 1, "max_speed_kph": 30, "cost_per_km": 1,
        "cost_per_day": 1, "surfaces": ["paved"],
    }  # fmt: skip
    known = setting(
        facilities={"far": {"route": "q"}},
        transport={
            "vehicles": {"bike": bike},
            "fleets": {"bikes": {"vehicle": "bike", "number": 1, "home": "store"}},
            "routes": {"q": {"fleet": "bikes"}},
        },
    )

    assert hours(known) == pytest.approx([2.0, 6.0])
