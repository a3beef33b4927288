from typing import Any

import pytest

from tests.unit.engine.worlds import (
    FAR,
    NEAR,
    STORE,
    Game,
    clock,
    moments,
    patient,
    plan,
    received,
    rule,
    setting,
)
from tests.unit.network.worlds import closed, storm

TWO_ROUTES = {
    "facilities": {"far": {"route": "s"}},
    "transport": {"routes": {"s": {"fleet": "vans"}}},
}
LONG = {"run": {"horizon": "56 d"}}


def vans(**fields: object) -> dict[str, Any]:
    return {"vehicles": {"van": fields}}


def push(reserve: float) -> dict[str, Any]:
    """Return the change to a team that fills up to 11 pieces at `near` and to 21 at `far`."""
    exactly = {"max_months": "1 months", "count_error": 0, "ahead": "0 d"}
    return {"replenishment": rule("informed_push", reserve=reserve, **exactly)}


def test_a_trip_brings_the_goods_stop_by_stop() -> None:
    assert Game().diary() == [
        "2 08:00 store v-30 e-30 n-30",
        "7 11:30 near v+10 e+10 n+10",
        "7 13:00 far v+20 e+20 n+20",
    ]


def test_a_delivery_keeps_all_its_moments() -> None:
    deliveries = Game().play().deliveries

    assert moments(deliveries[0]) == {
        "decided": "0 08:00",
        "allocated": "2 08:00",
        "packed": "4 00:00",
        "departed": "7 09:00",
        "received": "7 11:30",
        "due": "12 00:00",
    }


def test_a_trip_logs_what_it_did() -> None:
    trip = Game().play().trips[0]
    times = [clock(trip[name]) for name in ("started", "departed", "returned")]

    assert times == ["7 08:00", "7 09:00", "7 16:00"]
    assert trip[["km", "driving_hours", "stops", "given_up", "nights"]].tolist() == (
        360,
        6,
        2,
        0,
        0,
    )
    assert trip[["load_kg", "load_m3"]].tolist() == (90, 0.09)


def test_home_is_no_stop_of_a_trip_that_is_still_out_at_the_end() -> None:
    late = setting(run={"horizon": "8 d"}, facilities={"far": {"unloading": "4 h"}})
    trip = Game(late).play().trips[0]

    assert (clock(trip["returned"]), trip["stops"]) == ("-", 2)


def test_a_trip_costs_its_kilometres_its_days_and_its_nights() -> None:
    trip = Game(setting(facilities={"far": {"receives_until": "12 h"}})).play().trips[0]

    assert trip["nights"] == 1
    assert trip["cost"] == 360 * 10 + 2 * (1000 + 50) + 1 * 200


def test_second_trip_waits_for_the_only_vehicle() -> None:
    records = Game(setting(**TWO_ROUTES)).play()
    trips = [(clock(trip["started"]), clock(trip["returned"])) for trip in records.trips]

    assert trips == [("7 08:00", "7 13:30"), ("7 13:30", "8 11:30")]


def test_two_vehicles_drive_at_once() -> None:
    known = setting(**TWO_ROUTES | {"transport": TWO_ROUTES["transport"] | _fleet(2)})
    trips = Game(known).play().trips

    assert trips["vehicle"].tolist() == [0, 1]
    assert [clock(moment) for moment in trips["started"]] == ["7 08:00", "7 08:00"]


def _fleet(number: int) -> dict[str, Any]:
    return {"fleets": {"vans": {"number": number}}}


@pytest.mark.parametrize(
    ("changes", "expected", "waited"),
    [
        ({}, "7 13:00", 0),
        ({"receives_from": "14 h"}, "7 14:30", 1.5),
        ({"receives_until": "12 h"}, "8 08:30", 19.5),
        ({"opens": "wed"}, "9 08:30", 43.5),
        ({"unloading": "0 h"}, "7 12:30", 0),
    ],
    ids=["open", "opens later", "closed by then", "opens another day", "unloads at once"],
)
def test_a_vehicle_waits_until_goods_are_taken_in(
    changes: dict[str, object], expected: str, waited: float
) -> None:
    delivery = Game(setting(facilities={"far": changes})).play().deliveries[1]

    assert clock(delivery["received"]) == expected
    assert delivery["unload_wait_hours"] == pytest.approx(waited)


def test_a_holiday_moves_unloading_to_the_next_day() -> None:
    known = setting(run={"holidays": {"x": {"date": "2024-01-09"}}}, transport={"loading": "7 h"})

    assert received(Game(known).play()) == [(NEAR, "9 08:30"), (FAR, "9 10:00")]


def test_a_vehicle_waits_before_a_closed_road() -> None:
    delivery = Game(storms={"ab": closed(7, 8.5)}).play().deliveries[1]

    assert clock(delivery["received"]) == "8 13:30"
    assert delivery["blocked_hours"] == pytest.approx(24.5)
    assert delivery["unload_wait_hours"] == 0


def test_a_storm_slows_a_vehicle_down() -> None:
    records = Game(storms={"ab": storm(7, 8, speed_factor=0.5)}).play()

    assert received(records) == [(NEAR, "7 11:30"), (FAR, "7 14:00")]


def test_a_stop_behind_a_closed_road_is_given_up_and_tried_again() -> None:
    known = setting(**LONG)

    assert Game(known, storms={"ab": closed(7, 12)}).diary()[:3] == [
        "2 08:00 store v-30 e-30 n-30",
        "7 11:30 near v+10 e+10 n+10",
        "14 12:30 far v+20 e+20 n+20",  # home on day 9, a Wednesday; three working days later
    ]


def test_a_given_up_stop_is_counted_and_its_delivery_knows_both_attempts() -> None:
    records = Game(storms={"ab": closed(7, 12)}).play()
    first, second = records.trips

    assert (first["stops"], first["given_up"], clock(first["returned"])) == (1, 1, "9 08:00")
    assert (second["stops"], second["given_up"], clock(second["started"])) == (1, 0, "14 08:00")
    assert records.deliveries["attempts"].tolist() == [1, 2]


@pytest.mark.parametrize(
    ("working_days", "expected"), [(1, "10 12:30"), (2, "11 12:30"), (3, "14 12:30")]
)
def test_a_stop_is_tried_again_after_so_many_working_days(working_days: int, expected: str) -> None:
    known = setting(transport={"retry_after_working_days": working_days})
    records = Game(known, storms={"ab": closed(7, 9.5)}).play()

    assert received(records)[-1] == (FAR, expected)


def test_goods_of_a_stop_that_is_never_reached_stay_packed() -> None:
    game = Game(storms={"ab": closed(7, 99)})
    delivery = game.play().deliveries[1]

    assert clock(delivery["received"]) == "-"
    assert (delivery["pieces"], delivery["trip"]) == (0, -1)
    assert game.stock.in_transit.tolist() == [20, 20, 20]
    assert game.stock.on_order[FAR].tolist() == [20, 20, 20]


def test_a_trip_goes_on_to_the_stop_behind_the_one_given_up() -> None:
    known = setting(facilities={"far": {"stop": 0}})
    records = Game(known, storms={"ab": closed(7, 99)}).play()

    assert records.trips["given_up"].tolist()[0] == 1
    assert received(records) == [(FAR, "-"), (NEAR, "9 08:30")]


def test_what_does_not_fit_goes_with_the_next_trip_the_least_vital_last() -> None:
    known = setting(transport=vans(payload_kg=50))

    assert Game(known).diary() == [
        "2 08:00 store v-30 e-30 n-30",
        "7 11:30 near v+10 e+10",
        "7 13:00 far v+20 e+10",
        "10 11:30 near n+10",
        "10 13:00 far e+10 n+20",
    ]


def test_a_split_delivery_is_two_rows_neither_complete() -> None:
    rows = Game(setting(transport=vans(payload_kg=60))).play().deliveries
    of_near = rows[rows["facility"] == NEAR]

    assert of_near["asked_pieces"].tolist() == [30, 10]
    assert of_near["pieces"].tolist() == [20, 10]
    assert not of_near["complete"].any()


def test_a_full_van_counts_its_load() -> None:
    trips = Game(setting(transport=vans(volume_m3=0.05))).play().trips

    assert trips["load_kg"].tolist() == [50, 40]
    assert trips["load_m3"].tolist() == pytest.approx([0.05, 0.04])


def test_a_crew_that_is_tired_sleeps_on_the_way_home() -> None:
    known = setting(transport={"driving_day": {"hours_at_most": "6 h"}})
    trip = Game(known).play().trips[0]

    assert (clock(trip["returned"]), trip["nights"]) == ("8 08:00", 1)


def test_a_delivery_team_fills_the_shelf_up_to_its_months() -> None:
    game = Game(setting(**push(reserve=0)), shelves={"store": 1000, "near": 4, "far": 30})

    assert game.diary() == [
        "2 08:00 store v-7 e-7 n-7",
        "7 11:30 near v+7 e+7 n+7",
    ]


def test_what_a_stop_does_not_need_comes_back_to_the_store() -> None:
    known = setting(**push(reserve=1))

    assert Game(known).diary() == [
        "2 08:00 store v-62 e-62 n-62",
        "7 11:30 near v+11 e+11 n+11",
        "7 13:00 far v+21 e+21 n+21",
        "7 16:00 store v+30 e+30 n+30",
    ]


def test_a_stop_takes_from_the_common_cargo_what_it_used_since_the_plan() -> None:
    known = setting(**push(reserve=0))
    game = Game(known, shelves={"store": 99, "near": 10}, patients={3: [patient("near", v=6)]})

    assert game.diary() == [
        "2 08:00 store v-22 e-22 n-22",
        "3 08:00 near v-6",
        "7 11:30 near v+7 e+1 n+1",
        "7 13:00 far v+15 e+21 n+21",
    ]


@pytest.mark.parametrize("reserve", [0, 1])
def test_on_order_is_settled_whatever_the_team_unloads(reserve: float) -> None:
    game = Game(setting(**push(reserve)))
    game.play()

    assert not game.stock.on_order.any()


def test_a_stop_given_up_keeps_its_share_and_the_rest_returns() -> None:
    known = setting(**LONG, **push(reserve=1))

    assert Game(known, storms={"ab": closed(7, 12)}).diary()[:5] == [
        "2 08:00 store v-62 e-62 n-62",
        "7 11:30 near v+11 e+11 n+11",
        "9 08:00 store v+10 e+10 n+10",
        "14 12:30 far v+21 e+21 n+21",
        "14 15:30 store v+20 e+20 n+20",
    ]


def test_a_stop_given_up_keeps_no_more_than_others_left_of_its_share() -> None:
    game = Game(
        setting(**push(reserve=0)),
        shelves={"store": 22, "near": 10},
        patients={3: [patient("near", v=6)]},
        storms={"ab": closed(7, 12)},
    )

    assert game.diary()[-1] == "14 12:30 far v+15 e+21 n+21"
    assert game.stock.on_hand[STORE].tolist() == [0, 0, 0]


def test_consolidated_trips_promise_working_days_and_know_no_cycle() -> None:
    known = setting(transport=plan("consolidated_trips", wait_at_most_working_days=0))
    delivery = Game(known).play().deliveries[0]

    assert (moments(delivery)["due"], clock(delivery["cycle_start"])) == ("22 00:00", "-")


def test_what_does_not_fit_into_a_unit_is_refused_and_goes_back() -> None:
    """Vital pieces come first; 10 of each would take 30 litres."""
    game = Game(setting(facilities={"near": {"storage_m3": 0.016}}))

    assert game.diary() == [
        "2 08:00 store v-30 e-30 n-30",
        "7 11:30 near v+10 e+6",
        "7 13:00 far v+20 e+20 n+20",
        "7 16:00 store e+4 n+10",
    ]
    assert not game.stock.on_order.any()


@pytest.mark.parametrize(("held", "pieces"), [(0, 16), (4, 4), (99, 0)])
def test_what_is_on_the_shelf_takes_room(held: int, pieces: int) -> None:
    known = setting(facilities={"near": {"storage_m3": 0.016}})
    delivery = Game(known, shelves={"store": 1000, "near": held}).play().deliveries[0]

    assert (delivery["pieces"], delivery["complete"]) == (pieces, False)
    assert clock(delivery["received"]) == "7 11:30"


def test_what_a_stop_has_no_room_for_fills_up_later_stops() -> None:
    changes = push(0) | {"facilities": {"near": {"storage_m3": 0.001}}}
    game = Game(setting(**changes), shelves={"store": {"v": 31}})
    game.play()

    assert game.stock.on_hand[:, 0].tolist() == [9, 1, 21]
