"""When doctors arrive: the base is the store in w, two hours from near and three from far."""

from collections.abc import Mapping
from typing import Any

import pytest

from sim.engine.journeys import arrival_days
from sim.engine.setting import Setting
from sim.network.storms import Disturbance
from tests.unit.engine.worlds import draw, setting
from tests.unit.network.worlds import closed, storm

JOURNEY = {"base": "store", "vehicle": "van"}
BOAT = {
    "payload_kg": 100, "volume_m3": 1, "max_speed_kph": 20, "cost_per_km": 1, "cost_per_day": 1,
    "surfaces": ["track"],
}  # fmt: skip


def known(
    first_day: int = 9,
    *,
    journeys: Mapping[str, Any] | None = None,
    transport: Mapping[str, Any] | None = None,
) -> Setting:
    """Return the tiny world with one visit of three days to far; day 0 is the first of January."""
    return setting(
        itinerants={
            "specialties": {"eyes": {"name": "Eyes", "per_person_year": 1, "mix": "m"}},
            "visits": {
                "a": {
                    "specialty": "eyes", "institution": "imss", "facility": "far",
                    "first_day": f"2024-01-{first_day + 1:02}",
                    "last_day": f"2024-01-{first_day + 3:02}",
                }
            },
            "journeys": {"imss": JOURNEY} if journeys is None else journeys,
        },
        transport=transport or {},
    )  # fmt: skip


def arrives(world: Setting, **storms: Disturbance) -> int:
    """Return the first day on which the doctor is there, with these storms by road."""
    return int(arrival_days(world, draw(world, storms=storms).weather)[0])


@pytest.mark.parametrize(
    ("until", "day"),
    [(8.1, 9), (8.9, 9), (9.4, 9), (9.5, 10), (10.3, 10), (11.4, 11), (11.6, 12), (20, 12)],
    ids=[
        "before setting out", "until the evening", "arrives by noon", "arrives after noon",
        "the second morning", "the last morning", "too late", "for long",
    ],
)  # fmt: skip
def test_a_doctor_waits_before_a_closed_road(until: float, day: int) -> None:
    assert arrives(known(), ab=closed(8, until)) == day


@pytest.mark.parametrize(
    ("weather", "day"),
    [
        (closed(8.3, 20), 9),
        (closed(9, 20), 9),
        (storm(8, 20, speed_factor=0.05), 12),
        (storm(8, 20, hours_open=(10.0, 12.0)), 9),
    ],
    ids=["behind them", "after arrival", "slow", "by daylight"],
)
def test_the_roads_are_those_of_trips(weather: Disturbance, day: int) -> None:
    assert arrives(known(), wa=weather) == day


def test_whoever_drives_for_days_sets_out_days_before() -> None:
    short_days = {"driving_day": {"hours_at_most": "2 h"}}

    assert arrives(known(), wa=closed(8, 9.4)) == 10
    assert arrives(known(transport=short_days), wa=closed(8, 9.4)) == 9


def test_a_later_hour_of_arrival_saves_the_day() -> None:
    patient = known(journeys={"imss": JOURNEY | {"arrives_by": "18 h"}})

    assert [arrives(each, ab=closed(8, 9.5)) for each in (known(), patient)] == [10, 9]


def test_whoever_sets_out_before_the_run_is_in_time() -> None:
    assert arrives(known(first_day=0), wa=closed(0, 20)) == 0


def test_doctors_without_a_journey_are_always_in_time() -> None:
    assert arrives(known(journeys={}), wa=closed(0, 20)) == 9


def test_whom_no_road_takes_there_never_arrives() -> None:
    afloat = known(
        journeys={"imss": JOURNEY | {"vehicle": "boat"}}, transport={"vehicles": {"boat": BOAT}}
    )

    assert arrives(afloat) == 12


@pytest.mark.parametrize(
    ("vehicle", "weather"),
    [
        ({"surfaces": ["air"], "max_speed_kph": 200}, closed(0, 27)),
        ({"surfaces": ["paved"], "max_speed_kph": 90, "truck": False}, closed(0, 27, to="trucks")),
    ],
    ids=["by air", "by car where trucks may not"],
)
def test_a_journey_is_as_its_vehicle_travels(
    vehicle: dict[str, object], weather: Disturbance
) -> None:
    world = known(
        journeys={"imss": JOURNEY | {"vehicle": "other"}},
        transport={"vehicles": {"other": BOAT | vehicle}},
    )

    assert arrives(world, wa=weather) == 9
