import numpy as np
import pytest

from sim.engine.labels import labels_of
from tests.unit.engine.worlds import FAR, NEAR, setting

EYES = {"name": "Eyes", "per_person_year": 1, "mix": "m"}


def test_facilities_stand_in_the_order_of_the_scenario() -> None:
    known = labels_of(setting())

    assert known.facilities == ("store", "near", "far")
    assert known.facility_names == ("Store", "Near", "Far")
    assert known.levels == ("store", "unit", "unit")
    assert known.routes == ("", "r", "r")


def test_products_stand_in_the_order_of_the_scenario() -> None:
    known = labels_of(setting())

    assert (known.products, known.ven) == (("v", "e", "n"), ("V", "E", "N"))
    assert known.product_names == ("Vital", "Essential", "Other")
    assert known.price.tolist() == [100, 10, 1]


@pytest.mark.parametrize(("kind", "expected"), [("", "unit"), ("small_unit", "small_unit")])
def test_a_facility_without_a_kind_is_of_the_kind_of_its_level(kind: str, expected: str) -> None:
    assert labels_of(setting(facilities={"near": {"kind": kind}})).kinds[NEAR] == expected


def test_patients_come_to_units_alone() -> None:
    assert labels_of(setting()).serves_patients.tolist() == [False, True, True]


def test_a_region_is_that_of_the_place() -> None:
    known = setting(network={"places": {"b": {"region": "sierra"}}})

    assert labels_of(known).regions == ("", "", "sierra")


def test_coordinates_are_those_of_the_place_but_where_a_facility_has_its_own() -> None:
    places = {"a": {"lat": 28.5, "lon": -106.0}}
    known = labels_of(setting(network={"places": places}, facilities={"near": {"lat": 28.6}}))

    assert (known.latitude[NEAR], known.longitude[NEAR]) == (28.6, -106.0)
    assert (known.latitude[FAR], known.longitude[FAR]) == (0.0, 0.0)


@pytest.mark.parametrize(("max_speed", "hours"), [(100, [2, 3]), (30, [4, 6])])
def test_remoteness_is_the_free_travel_time_of_the_vehicle(
    max_speed: float, hours: list[float]
) -> None:
    known = setting(transport={"vehicles": {"van": {"max_speed_kph": max_speed}}})
    remoteness = labels_of(known).remoteness_hours

    assert remoteness[1:] == pytest.approx(hours)


def test_a_store_is_remote_from_nowhere() -> None:
    assert np.isnan(labels_of(setting()).remoteness_hours[0])


def test_currency_is_that_of_the_costs() -> None:
    assert labels_of(setting(costs={"currency": "COP"})).currency == "COP"


@pytest.mark.parametrize(
    ("itinerants", "can_fail"),
    [
        ({}, False),
        ({"specialties": {"eyes": EYES}}, False),
        ({"specialties": {"eyes": EYES | {"needs_supplies": 0.1}}}, True),
        ({"journeys": {"imss": {"base": "store", "vehicle": "van"}}}, True),
    ],
    ids=["no doctors", "always there", "by supplies", "by roads"],
)
def test_visits_can_fail_where_roads_or_supplies_may_stop_them(
    itinerants: dict[str, object],
    can_fail: bool,  # noqa: FBT001 - a table of cases
) -> None:
    assert labels_of(setting(itinerants=itinerants)).visits_can_fail == can_fail


def test_the_hard_season_is_that_of_its_months() -> None:
    days = labels_of(setting(run={"horizon": "60 d", "hard_season": [2]})).hard_season

    assert np.flatnonzero(days).tolist() == list(range(31, 60))
    assert labels_of(setting()).hard_season.size == 0
