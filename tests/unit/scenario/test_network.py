import pytest
from pydantic import ValidationError

from sim.scenario.network import DrivingDay, StormEffect
from tests.unit.scenario.small_world import Files

ROAD = "distance_km: 40, surface: paved, terrain: flat"


def storm(**fields: object) -> StormEffect:
    plain = {
        "weather_region": "hills", "event": "snow", "hazard": "snow", "risk_class": 1,
        "months": "12 1", "storms_per_season": 3, "share_of_roads": 0.5,
        "duration_days_median": 1, "duration_days_p95": 4,
    }  # fmt: skip
    return StormEffect.model_validate(plain | fields)


@pytest.mark.parametrize(("months", "expected"), [("12 1", (12, 1)), ("7", (7,)), ([1, 2], (1, 2))])
def test_months_of_storms_may_stand_in_one_cell(months: object, expected: tuple[int, ...]) -> None:
    assert storm(months=months).months == expected


def test_a_storm_slows_nobody_and_stops_nobody_if_not_said() -> None:
    effect = storm()

    assert (effect.closed_to, effect.speed_factor, effect.season_speed_factor) == ("none", 1, 1)
    assert effect.hours_open == (0, 24)


WRONG: dict[str, tuple[str, str, str]] = {
    "a road without length": (
        ROAD,
        ROAD.replace("40", "¶0"),
        "network.roads.town--village.distance_km: expected a number above 0, got 0",
    ),
    "an unknown surface": (
        ROAD,
        ROAD.replace("paved", "¶pavd"),
        (
            "network.roads.town--village.surface: expected 'paved', 'gravel', 'dirt', 'track' or"
            " 'trail', got 'pavd'; did you mean 'paved'?"
        ),
    ),
    "a road to nowhere": (
        "destination: village",
        "destination: ¶viladge",
        (
            "network.roads.town--village.destination: unknown place 'viladge'; did you mean"
            " 'village'?"
        ),
    ),
    "a speed of nothing": (
        "terrain: flat, speed_kph: 60",
        "terrain: flat, speed_kph: ¶0",
        "network.speeds.paved--flat.speed_kph: expected a number above 0, got 0",
    ),
    "a place without latitude": (
        "village: {name: Village, region: sierra, lat: 28.1, lon",
        "village: ¶{name: Village, region: sierra, lon",
        "network.places.village: 'lat' is missing",
    ),
    "a storm in the thirteenth month": (
        "months: [12, 1],",
        "months: [12, ¶13],",
        "closures.storms.hills--snow--1.months.1: expected a number of at most 12, got 13",
    ),
    "a storm before January": (
        "months: [12, 1],",
        "months: [¶0, 1],",
        "closures.storms.hills--snow--1.months.0: expected a number of at least 1, got 0",
    ),
    "more storms than can be drawn": (
        "storms_per_season: 3",
        "storms_per_season: ¶61",
        "closures.storms.hills--snow--1.storms_per_season: expected a number of at most 60, got 61",
    ),
    "a storm of a region without roads": (
        "{weather_region: hills, event",
        "{weather_region: ¶hils, event",
        (
            "closures.storms.hills--snow--1.weather_region: unknown weather region of a road"
            " 'hils'; did you mean 'hills'?"
        ),
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), WRONG.values(), ids=WRONG)
def test_roads_and_storms_that_cannot_be_are_said(
    files: Files, old: str, new: str, message: str
) -> None:
    files.edit(old, new)

    assert files.problems() == [f"{files.expected}: {message}"]


@pytest.mark.parametrize(("median", "p95"), [(5, 4), (4.01, 4)])
def test_half_of_the_storms_are_over_before_nearly_all(median: float, p95: float) -> None:
    with pytest.raises(ValidationError, match="duration_days_median at most duration_days_p95"):
        storm(duration_days_median=median, duration_days_p95=p95)


def test_all_storms_may_last_alike() -> None:
    assert storm(duration_days_median=4).duration_days_p95 == 4


@pytest.mark.parametrize(
    ("first", "last"), [("0 h", "24 h"), ("6 h", "20 h"), ("5.5 h", "6 h"), ("0 d", "1 d")]
)
def test_crews_drive_within_one_day(first: str, last: str) -> None:
    day = DrivingDay.model_validate({"first_hour": first, "last_hour": last})

    assert 0 <= day.first_hour < day.last_hour <= 24


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"first_hour": "20 h"}, "got 20 h and 20 h"),
        ({"last_hour": "25 h"}, "at most 24 h, got 6 h and 25 h"),
        ({"hours_at_most": "0 min"}, "hours_at_most above 0, got 0 h"),
    ],
)
def test_days_without_time_to_drive_are_refused(fields: dict[str, object], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        DrivingDay.model_validate(fields)
