from typing import Any

import numpy as np
import pytest

from sim.domain.records import Records
from tests.unit.engine.worlds import FAR, NEAR, Game, clock, moments, plan, received, setting
from tests.unit.network.worlds import closed

LONG = {"run": {"horizon": "56 d"}}
VAN = {"payload_kg": 1000, "volume_m3": 10, "max_speed_kph": 100, "surfaces": ["paved"]}


def rounds(**fields: object) -> dict[str, Any]:
    """Return the change to optimised rounds that start as the fixed ones do."""
    start = {"kind": "every", "interval": "28 d", "first": "7 d"}
    return plan("optimised_rounds", start=start, **fields)


def trips(records: Records) -> list[tuple[int, int, int]]:
    """Return fleet, vehicle and stops of each trip."""
    return [tuple(row) for row in records.trips[["fleet", "vehicle", "stops"]].tolist()]


def facilities_by_trip(records: Records) -> list[set[int]]:
    rows = records.deliveries
    return [
        set(rows["facility"][rows["trip"] == trip].tolist()) for trip in np.unique(rows["trip"])
    ]


def test_one_trip_serves_all_where_it_can() -> None:
    records = Game(setting(transport=rounds())).play()

    assert trips(records) == [(0, 0, 2)]
    assert records.trips["km"].tolist() == [360]


def test_deliveries_of_a_round_keep_the_moments_of_fixed_rounds() -> None:
    first = moments(Game(setting(transport=rounds())).play().deliveries[0])

    assert (first["allocated"], first["packed"], first["due"]) == ("2 08:00", "4 00:00", "12 00:00")


def test_trips_that_are_planned_follow_no_route() -> None:
    assert Game(setting(transport=rounds())).play().trips["route"].tolist() == [-1]


def test_facilities_of_other_routes_share_a_trip() -> None:
    routes = {"routes": {"s": {"fleet": "vans"}}}
    known = setting(facilities={"far": {"route": "s"}}, transport=rounds() | routes)

    assert facilities_by_trip(Game(known).play()) == [{NEAR, FAR}]


@pytest.mark.parametrize(
    ("payload_kg", "expected"), [(90, [(0, 0, 2)]), (89, [(0, 0, 1), (0, 0, 1)])]
)
def test_what_one_vehicle_cannot_carry_goes_on_two_trips(
    payload_kg: float, expected: list[tuple[int, int, int]]
) -> None:
    known = setting(transport=rounds() | {"vehicles": {"van": {"payload_kg": payload_kg}}})

    assert trips(Game(known).play()) == expected


def test_an_order_larger_than_any_vehicle_is_brought_in_parts() -> None:
    known = setting(**LONG, transport=rounds() | {"vehicles": {"van": {"payload_kg": 40}}})
    rows = Game(known).play().deliveries
    of_far = rows[rows["facility"] == FAR]

    assert of_far["pieces"].tolist()[:2] == [40, 20]


@pytest.mark.parametrize(
    ("days", "expected"), [(1, [{NEAR}, {FAR}]), (2, [{NEAR, FAR}])], ids=["too far", "in time"]
)
def test_a_stop_too_far_for_the_days_allowed_has_a_trip_of_its_own(
    days: int, expected: list[set[int]]
) -> None:
    crews = {"driving_day": {"hours_at_most": "6 h"}}
    known = setting(transport=rounds(days_at_most=days) | crews)

    assert facilities_by_trip(Game(known).play()) == expected


def test_only_the_fleet_that_drives_on_dirt_goes_where_the_road_is_dirt() -> None:
    known = setting(
        network={
            "roads": {"ab": {"surface": "dirt"}},
            "speeds": {"dirt--flat": {"surface": "dirt", "terrain": "flat", "speed_kph": 60}},
        },
        transport=rounds()
        | {
            "vehicles": {"jeep": VAN | {"surfaces": ["paved", "dirt"], "cost_per_km": 99}
                         | {"cost_per_day": 9000}},
            "fleets": {"jeeps": {"vehicle": "jeep", "number": 1, "home": "store"}},
        },
        facilities={"near": {"place": "w", "spur_km": 120, "spur_surface": "paved",
                             "spur_terrain": "flat"}},
    )  # fmt: skip
    records = Game(known).play()

    assert sorted(trips(records)) == [(0, 0, 1), (1, 0, 1)]
    assert facilities_by_trip(records) in [[{NEAR}, {FAR}], [{FAR}, {NEAR}]]


def test_who_cannot_be_reached_when_the_round_is_planned_is_planned_again() -> None:
    records = Game(setting(transport=rounds()), storms={"ab": closed(7, 9)}).play()

    assert received(records) == [(NEAR, "7 11:30"), (FAR, "10 12:30")]
    assert records.trips["given_up"].tolist() == [0, 0]


def test_closed_roads_are_found_on_the_way_where_the_plan_does_not_look() -> None:
    known = setting(transport=rounds(avoid_closed_roads=False))
    records = Game(known, storms={"ab": closed(7, 20)}).play()

    assert records.trips["given_up"].tolist()[0] == 1


def test_what_is_packed_after_the_start_waits_for_the_next_round() -> None:
    known = setting(**LONG, transport=rounds() | {"picking_working_days": 4})
    records = Game(known).play()

    assert clock(records.trips["started"][0]) == "35 08:00"


def test_a_round_without_cargo_is_not_planned() -> None:
    assert Game(setting(transport=rounds()), shelves={"near": 5}).play().trips.size == 0


@pytest.mark.parametrize(("least", "fleet"), [("cost", 0), ("hours", 1)])
def test_the_plan_keeps_low_what_it_is_told_to(least: str, fleet: int) -> None:
    quick = VAN | {"max_speed_kph": 110, "cost_per_km": 99, "cost_per_day": 9000}
    known = setting(
        network={"speeds": {"paved--flat": {"speed_kph": 110}}},
        transport=rounds(least=least)
        | {
            "vehicles": {"quick": quick, "van": {"max_speed_kph": 60}},
            "fleets": {"quicks": {"vehicle": "quick", "number": 1, "home": "store"}},
        },
    )

    assert Game(known).play().trips["fleet"].tolist() == [fleet]


def test_the_same_run_plans_the_same_trips() -> None:
    known = setting(transport=rounds())
    first, second = (Game(known).play().trips for _ in range(2))

    assert first.tobytes() == second.tobytes()


@pytest.mark.parametrize(("share", "started"), [(0.0, "7 08:00"), (1.0, "15 08:00")])
def test_fleets_without_vehicles_are_not_planned_with(share: float, started: str) -> None:
    strike = {"fleet": "vans", "first_day": "2024-01-05", "last_day": "2024-01-12", "share": share}
    known = setting(transport=rounds() | {"interruptions": {"strike": strike}})

    assert clock(Game(known).play().trips["started"][0]) == started
