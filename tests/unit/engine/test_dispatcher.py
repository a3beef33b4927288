from typing import Any

import numpy as np
import pytest

from tests.unit.engine.worlds import (
    FAR,
    NEAR,
    Game,
    clock,
    moments,
    plan,
    received,
    rule,
    setting,
)
from tests.unit.network.worlds import closed

LONG = {"run": {"horizon": "56 d"}}
DAILY = {"units": {"review": {"interval": "1 d"}}}


def rounds(**fields: object) -> dict[str, Any]:
    return {"transport": plan("fixed_rounds", **fields)}


def trips_on(**fields: object) -> dict[str, Any]:
    return {"transport": plan("consolidated_trips", **fields)}


@pytest.mark.parametrize(
    ("working_days", "expected"), [(1, "4 08:00"), (3, "2 08:00"), (5, "0 08:00")]
)
def test_stock_is_shared_so_many_working_days_before_a_round(
    working_days: int, expected: str
) -> None:
    records = Game(setting(**LONG, **rounds(cut_off_working_days=working_days))).play()

    assert clock(records.deliveries["allocated"][0]) == expected


@pytest.mark.parametrize(
    ("working_days", "expected"), [(0, "2 08:00"), (1, "3 00:00"), (2, "4 00:00"), (3, "7 00:00")]
)
def test_goods_are_packed_so_many_working_days_later(working_days: int, expected: str) -> None:
    records = Game(setting(transport={"picking_working_days": working_days})).play()

    assert clock(records.deliveries["packed"][0]) == expected


def test_what_is_packed_after_the_start_goes_with_the_next_round() -> None:
    known = setting(**LONG, transport={"picking_working_days": 4})
    first = moments(Game(known).play().deliveries[0])

    assert (first["packed"], first["received"], first["due"]) == ("8 00:00", "35 11:30", "40 00:00")


def test_what_is_decided_after_the_cut_off_waits_for_the_next() -> None:
    review = {"units": {"review": {"interval": "28 d", "first": "3 d"}}}
    first = moments(Game(setting(**LONG, replenishment=review)).play().deliveries[0])

    assert (first["decided"], first["allocated"]) == ("3 08:00", "30 08:00")


@pytest.mark.parametrize(
    ("working_days", "expected"), [(1, "8 00:00"), (5, "12 00:00"), (6, "15 00:00")]
)
def test_goods_of_a_round_are_due_at_the_end_of_its_window(
    working_days: int, expected: str
) -> None:
    deliveries = Game(setting(**rounds(window_working_days=working_days))).play().deliveries

    assert {clock(moment) for moment in deliveries["due"]} == {expected}
    assert {clock(moment) for moment in deliveries["cycle_start"]} == {"7 00:00"}


def test_a_round_that_starts_on_a_holiday_starts_a_day_later() -> None:
    known = setting(run={"holidays": {"x": {"date": "2024-01-08"}}})

    assert received(Game(known).play()) == [(NEAR, "8 11:30"), (FAR, "8 13:00")]


def test_a_stop_without_cargo_is_left_out() -> None:
    known = setting(replenishment=rule("forced_ordering", max_months="1 months"))
    records = Game(known, shelves={"store": 100, "near": 11}).play()

    assert received(records) == [(FAR, "7 12:30")]


def test_a_round_without_cargo_is_not_driven() -> None:
    assert Game(shelves={"near": 5}).play().trips.size == 0


def test_stops_are_driven_in_the_order_of_the_route() -> None:
    records = Game(setting(facilities={"far": {"stop": 0}})).play()

    assert received(records) == [(FAR, "7 12:30"), (NEAR, "7 14:00")]


def test_kits_and_other_orders_for_a_facility_join_into_one_delivery() -> None:
    known = setting(
        products={"n": {"supply_group": "other"}},
        replenishment={"units": {"groups": ["kit"]}, "others": _others(first="1 d")},
    )
    deliveries = Game(known).play().deliveries

    assert deliveries["asked_pieces"].tolist() == [31, 61]
    assert deliveries["is_order"].tolist() == [False, False]
    assert {clock(moment) for moment in deliveries["decided"]} == {"0 08:00"}


def _others(first: str) -> dict[str, Any]:
    return {
        "levels": ["unit"],
        "groups": ["other"],
        "review": {"kind": "every", "interval": "28 d", "first": first},
        "policy": {"kind": "forced_ordering", "max_months": "1 months"},
        "first_stock": "0 months",
    }


def test_an_order_goes_along_with_what_a_trip_did_not_bring() -> None:
    known = setting(**LONG, replenishment={"units": {"review": {"interval": "28 d"}}})
    records = Game(known, storms={"ab": closed(7, 34)}).play()
    of_far = records.deliveries[records.deliveries["facility"] == FAR]

    assert [moments(row)["decided"] for row in of_far] == ["0 08:00", "28 08:00"]
    assert of_far["trip"][0] == of_far["trip"][1]


def test_orders_keep_their_dates_where_vehicles_are_always_too_small() -> None:
    small = {"vehicles": {"van": {"payload_kg": 80}}, "retry_after_working_days": 99}
    known = setting(run={"horizon": "84 d", "warm_up": "56 d"}, transport=small)
    deliveries = Game(known, shelves={"store": 9999}).play().deliveries
    came = deliveries[~np.isnan(deliveries["received"]) & (deliveries["facility"] == FAR)]

    assert np.unique(came["decided"] // 1).tolist() == [56, 84, 112]


@pytest.mark.parametrize(("wait", "expected"), [(0, "2"), (1, "3"), (3, "7"), (10, "16")])
def test_a_consolidated_trip_leaves_when_its_oldest_order_has_waited(
    wait: int, expected: str
) -> None:
    known = setting(**trips_on(wait_at_most_working_days=wait))

    assert clock(Game(known).play().trips["started"][0]) == f"{expected} 08:00"


@pytest.mark.parametrize(
    ("full_enough", "expected"), [(0.09, "2 08:00"), (0.091, "16 08:00"), (0.18, "16 08:00")]
)
def test_a_consolidated_trip_leaves_as_soon_as_it_is_full(
    full_enough: float, expected: str
) -> None:
    known = setting(**trips_on(full_enough=full_enough))

    assert clock(Game(known).play().trips["started"][0]) == expected


def test_the_fuller_of_weight_and_volume_counts() -> None:
    transport = plan("consolidated_trips") | {"vehicles": {"van": {"volume_m3": 0.1}}}
    trips = Game(setting(transport=transport)).play().trips

    assert clock(trips["started"][0]) == "2 08:00"


def test_orders_that_come_while_a_trip_waits_go_along() -> None:
    known = setting(**trips_on(wait_at_most_working_days=2), replenishment=DAILY)
    first = Game(known).play().deliveries[0]

    assert clock(first["departed"]) == "4 09:00"
    assert first["asked_pieces"] == 90  # kits of days 0, 1 and 2


@pytest.mark.parametrize(("promised", "expected"), [(1, "2 00:00"), (5, "8 00:00")])
def test_a_consolidated_trip_is_due_so_many_working_days_after_the_order(
    promised: int, expected: str
) -> None:
    known = setting(**trips_on(promised_working_days=promised))

    assert clock(Game(known).play().deliveries["due"][0]) == expected


@pytest.mark.parametrize(
    ("holidays", "expected"), [({}, "7"), ({"x": {"date": "2024-01-08"}}, "8")]
)
def test_nothing_is_sent_on_days_without_work(holidays: dict[str, Any], expected: str) -> None:
    known = setting(
        **trips_on(wait_at_most_working_days=2),
        run={"holidays": holidays},
        replenishment={"units": {"review": {"interval": "28 d", "first": "1 d"}}},
    )
    delivery = Game(known).play().deliveries[0]

    assert moments(delivery)["packed"] == "3 00:00"  # a Thursday
    assert clock(delivery["departed"]) == f"{expected} 09:00"


def test_what_waits_at_the_end_is_among_the_deliveries() -> None:
    known = setting(**trips_on(wait_at_most_working_days=99))
    records = Game(known).play()

    assert received(records) == [(NEAR, "-"), (FAR, "-")]
    assert records.deliveries["attempts"].tolist() == [0, 0]
    assert records.trips.size == 0


def test_what_is_still_picked_at_the_end_is_among_the_deliveries() -> None:
    known = setting(transport={"picking_working_days": 12, **plan("consolidated_trips")})
    records = Game(known).play()

    assert [moments(row)["packed"] for row in records.deliveries] == ["16 00:00", "16 00:00"]


def test_a_later_route_of_the_file_takes_the_second_vehicle() -> None:
    known = setting(
        facilities={"near": {"route": "s"}},
        transport={"routes": {"s": {"fleet": "vans"}}, "fleets": {"vans": {"number": 2}}},
    )
    trips = Game(known).play().trips

    assert trips[["route", "vehicle"]].tolist() == [(0, 0), (1, 1)]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("01-01", "01-07", "7"),
        ("01-01", "01-08", "8"),
        ("01-08", "01-10", "10"),
        ("01-09", "01-10", "7"),
    ],
)
def test_trips_wait_while_vehicles_cannot_set_out(first: str, last: str, expected: str) -> None:
    dates = {"first_day": f"2024-{first}", "last_day": f"2024-{last}"}
    known = setting(transport={"interruptions": {"no fuel": {"fleet": "vans"} | dates}})

    assert clock(Game(known).play().trips["started"][0]).split()[0] == expected
