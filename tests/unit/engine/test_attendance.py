import numpy as np
import pytest

from sim.engine.attendance import NO_ACCESS, Attendance
from sim.engine.setting import Setting
from sim.network.storms import Disturbance
from tests.unit.engine.worlds import FAR, NEAR, STORE, draw, setting

CSS = {"name": "Caja", "affiliation": "css", "unit": "far", "population": 300}
OPENED = {"convenio": {"kind": "service_interchange", "parties": ["imss", "css"]}}
LIVING_BY_NEAR, LIVING_AT_FAR = 3, 4


def world(*, near: dict[str, str] | None = None, **changes: object) -> Setting:
    """Return the tiny world with two communities of another institution, whose unit is `far`."""
    return setting(
        institutions={"css": {"name": "CSS"}},
        facilities={"far": {"institution": "css"}, "near": near or {}},
        communities={"by-near": CSS | {"place": "a"}, "at-far": CSS},
        **changes,
    )


def units_on(day: int, known: Setting, storms: dict[str, Disturbance] | None = None) -> list[int]:
    chance = draw(known, storms=storms)
    units: list[int] = Attendance(known, chance.weather).units_on(day).tolist()
    return units


def snow(first_day: float, last_day: float) -> Disturbance:
    return Disturbance(
        first_day, last_day, closed_to="all", speed_factor=1.0, first_hour=0, last_hour=24
    )


def test_in_closed_systems_everybody_goes_to_their_own_unit() -> None:
    assert units_on(0, world()) == [STORE, NEAR, FAR, FAR, FAR]


def test_under_an_interchange_people_go_to_the_nearest_unit_of_either() -> None:
    assert units_on(0, world(agreements=OPENED)) == [STORE, NEAR, FAR, NEAR, FAR]


@pytest.mark.parametrize(("day", "expected"), [(0, FAR), (1, FAR), (2, NEAR)])
def test_until_an_interchange_begins_systems_are_closed(day: int, expected: int) -> None:
    known = world()
    begins = known.calendar.date(2).isoformat()
    opened = world(agreements={"convenio": OPENED["convenio"] | {"begins": begins}})

    assert units_on(day, opened)[LIVING_BY_NEAR] == expected


def test_people_pass_by_a_unit_that_is_closed() -> None:
    known = world(agreements=OPENED, near={"opens": "tue"})

    assert [units_on(day, known)[LIVING_BY_NEAR] for day in (0, 1)] == [FAR, NEAR]


def test_only_the_levels_that_are_opened_take_others() -> None:
    known = world(agreements={"convenio": OPENED["convenio"] | {"levels": ["store"]}})

    assert units_on(0, known)[LIVING_BY_NEAR] == FAR


def test_people_who_are_referred_pass_by_units_of_other_levels() -> None:
    known = setting(
        institutions={"css": {"name": "CSS"}},
        facilities={"far": {"institution": "css"}},
        communities={"referred": CSS | {"place": "a", "levels": "hospital"}},
        agreements=OPENED,
    )

    assert units_on(0, known)[LIVING_BY_NEAR] == FAR


def test_others_units_are_open_to_whoever_travels_less_than_the_limit() -> None:
    limits = ("0 h", "1 h", "61 min")
    went = [
        units_on(0, world(agreements={"convenio": OPENED["convenio"] | {"travel_at_most": limit}}))
        for limit in limits
    ]

    assert [units[NEAR] for units in went] == [NEAR, NEAR, NEAR]
    assert [units[LIVING_BY_NEAR] for units in went] == [FAR, NEAR, NEAR]


@pytest.mark.parametrize(("attempt", "expected"), [(0, NEAR), (1, FAR), (2, NO_ACCESS)])
def test_further_attempts_go_to_the_next_nearest(attempt: int, expected: int) -> None:
    known = world(agreements=OPENED)
    units = Attendance(known, draw(known).weather).units_on(0, attempt)

    assert units[LIVING_BY_NEAR] == expected


def test_whose_own_road_is_closed_gets_there_all_the_same_without_a_limit() -> None:
    known = world(agreements=OPENED, near={"opens": "sun"})

    assert units_on(1, known, {"ab": snow(0.0, 2.0)})[LIVING_BY_NEAR] == FAR


@pytest.mark.parametrize(("limit", "expected"), [("59 min", NO_ACCESS), ("61 min", FAR)])
def test_nobody_travels_longer_than_the_limit(limit: str, expected: int) -> None:
    known = world(patients={"travel_at_most": limit})

    assert units_on(0, known)[LIVING_BY_NEAR:] == [expected, FAR]


def test_whose_road_was_closed_yesterday_has_no_access() -> None:
    known = world(patients={"travel_at_most": "2 h"})
    cut = {"ab": snow(1.0, 2.0)}

    assert [units_on(day, known, cut)[LIVING_BY_NEAR] for day in (1, 2, 4)] == [
        FAR,
        NO_ACCESS,
        FAR,
    ]


@pytest.mark.parametrize(
    ("closed_from", "expected"),
    [(1.2, NO_ACCESS), (1.4, FAR)],
    ids=["in the night", "after eight"],
)
def test_people_know_the_roads_as_they_were_at_eight_the_day_before(
    closed_from: float, expected: int
) -> None:
    known = world(patients={"travel_at_most": "2 h"})

    assert units_on(2, known, {"ab": snow(closed_from, 1.9)})[LIVING_BY_NEAR] == expected


def test_hours_are_infinite_where_nobody_of_a_community_goes() -> None:
    known = world()
    hours = Attendance(known, draw(known).weather).hours_on(0)

    assert np.isfinite(hours).sum(axis=1).tolist() == [1, 1, 1, 1, 1]
    assert hours[LIVING_BY_NEAR, FAR] == pytest.approx(1.0)
