"""A trail of 8 km to `far`, two hours by mule from where the road ends in b."""

from typing import Any

import numpy as np
import pytest

from sim.engine.labels import labels_of
from sim.engine.setting import Setting
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

MULES = {"payload_kg": 25, "speed_kph": 4, "cost_per_day": 70}
TRAIL = {"spur_km": 8, "spur_surface": "trail", "spur_terrain": "flat"}
SPEEDS = {"trail--flat": {"surface": "trail", "terrain": "flat", "speed_kph": 8}}
START = {"start": {"kind": "every", "interval": "28 d", "first": "7 d"}}
BIKE = {
    "payload_kg": 300, "volume_m3": 1, "max_speed_kph": 60, "cost_per_km": 2, "cost_per_day": 99,
    "surfaces": ["paved", "trail"],
}  # fmt: skip


def mountain(
    *,
    mules: dict[str, object] | None = None,
    far: dict[str, object] | None = None,
    **changes: Any,  # noqa: ANN401 - parts of a scenario
) -> Setting:
    """Return a world in which mules carry on to `far`."""
    house = TRAIL | {"last_stretch": MULES | (mules or {})} | (far or {})
    return setting(network={"speeds": SPEEDS}, facilities={"far": house}, **changes)


def test_goods_change_to_mules_where_the_road_ends_and_the_van_goes_home() -> None:
    game = Game(mountain())
    diary, (trip,) = game.diary(), game.world._records().trips

    assert diary == [
        "2 08:00 store v-30 e-30 n-30",
        "7 11:30 near v+10 e+10 n+10",
        "7 15:00 far v+20 e+20 n+20",
    ]
    assert (clock(trip["returned"]), trip["km"], trip["stops"]) == ("7 16:00", 360, 2)


def test_the_delivery_is_that_of_the_trip_that_brought_it_to_the_trail() -> None:
    first, second = Game(mountain()).play().deliveries

    assert (first["trip"], second["trip"]) == (0, 0)
    assert moments(second)["departed"] == "7 09:00"
    assert moments(second)["received"] == "7 15:00"


@pytest.mark.parametrize(
    ("mules", "animals", "days"),
    [
        ({}, 3, 1),
        ({"payload_kg": 60}, 1, 1),
        ({"payload_kg": 59}, 2, 1),
        ({"speed_kph": 2}, 3, 2),
        ({"speed_kph": 0.5}, 3, 4),
    ],
    ids=["three", "all on one", "just too heavy", "a night", "three nights"],
)
def test_each_mule_costs_its_days_there_and_back(
    mules: dict[str, object], animals: int, days: int
) -> None:
    on_road = 360 * 10 + 1050
    trip = Game(mountain(mules=mules)).play().trips[0]

    assert trip["cost"] == on_road + animals * days * 70


@pytest.mark.parametrize(
    ("changes", "expected", "waited"),
    [
        ({}, "7 15:00", 0),
        ({"receives_until": "14 h"}, "8 08:00", 17),
        ({"opens": "wed"}, "9 08:00", 41),
        ({"spur_km": 40}, "8 09:00", 0),
    ],
    ids=["open", "closed by then", "opens another day", "walks on in the morning"],
)
def test_mules_walk_by_day_and_wait_for_the_door(
    changes: dict[str, object], expected: str, waited: float
) -> None:
    delivery = Game(mountain(far=changes)).play().deliveries[1]

    assert clock(delivery["received"]) == expected
    assert delivery["unload_wait_hours"] == pytest.approx(waited)


def test_a_vehicle_does_not_wait_for_a_door_at_the_end_of_a_trail() -> None:
    trip = Game(mountain(far={"opens": "wed"})).play().trips[0]

    assert clock(trip["returned"]) == "7 16:00"


def test_later_stops_are_served_while_mules_walk() -> None:
    known = mountain(far={"stop": 0})

    assert received(Game(known).play()) == [(FAR, "7 14:30"), (NEAR, "7 14:00")]


def test_who_can_drive_on_the_trail_needs_no_mules() -> None:
    known = mountain(transport={"vehicles": {"van": BIKE}})
    trip = Game(known).play().trips[0]

    assert received(Game(known).play())[1] == (FAR, "7 14:00")
    assert trip["km"] == 360 + 16


def test_a_trail_behind_a_closed_road_is_given_up_and_tried_again() -> None:
    known = mountain(run={"horizon": "56 d"})
    records = Game(known, storms={"ab": closed(7, 12)}).play()

    assert records.deliveries["attempts"].tolist()[:2] == [1, 2]
    assert records.trips["given_up"].tolist()[:2] == [1, 0]


def test_nobody_counts_at_the_end_of_a_trail() -> None:
    exactly = {"max_months": "1 months", "count_error": 0, "ahead": "0 d", "reserve": 0.5}
    known = mountain(replenishment=rule("informed_push", **exactly))
    diary = Game(known).diary()

    assert diary[1:3] == ["7 11:30 near v+11 e+11 n+11", "7 15:00 far v+31 e+31 n+31"]


def test_what_a_unit_has_no_room_for_is_back_at_the_store_when_the_mules_are() -> None:
    assert Game(mountain(far={"storage_m3": 0.05})).diary()[-2:] == [
        "7 15:00 far v+20 e+20 n+10",
        "7 17:00 store n+10",
    ]


@pytest.mark.parametrize("expires", [False, True])
def test_every_piece_is_counted_on_the_way(expires: bool) -> None:  # noqa: FBT001 - a case of the table
    ages = {"expires": expires, "first_age_least": 0.1}
    life = {name: {"shelf_life_months": 60} for name in "ven"}
    game = Game(mountain(ageing=ages, products=life, far={"storage_m3": 0.05}))
    game.play()

    assert game.stock.on_hand[FAR].tolist() == [20, 20, 10]


def test_planned_rounds_stop_where_the_road_ends() -> None:
    records = Game(mountain(transport=plan("optimised_rounds", **START))).play()

    assert records.trips["km"].tolist() == [360]
    assert sorted(received(records)) == [(NEAR, "7 14:00"), (FAR, "7 14:30")]


@pytest.mark.parametrize(
    ("vehicle", "expected"), [({}, "0 15:30"), (BIKE, "0 14:30")], ids=["with mules", "by bike"]
)
def test_emergency_orders_get_there_too(vehicle: dict[str, Any], expected: str) -> None:
    quick = {"vehicles": {"quick": BIKE | {"surfaces": ["paved"]} | vehicle}}
    fleets = {"fleets": {"quicks": {"vehicle": "quick", "number": 1, "home": "store"}}}
    emergency = {"fleet": "quicks", "threshold": "0.1 months", "packing": "1 h"}
    known = mountain(
        mules={"speed_kph": 8} if vehicle else {},
        transport=quick | fleets,
        replenishment={"units": {"emergency": emergency}},
    )
    records = Game(known, shelves={"store": 500, "near": 99}).play()
    urgent = records.deliveries[records.deliveries["emergency"]]

    assert clock(urgent["received"][0]) == expected


def test_the_walk_counts_for_how_remote_a_unit_is() -> None:
    assert labels_of(mountain()).remoteness_hours.tolist()[1:] == [2, 5]
    assert np.isnan(labels_of(mountain()).remoteness_hours[0])
