"""A cross-dock in a, from which jeeps carry on what the vans of the store brought."""

from typing import Any

import pytest

from sim.engine.setting import Setting
from tests.unit.engine.worlds import FAR, NEAR, STORE, Game, clock, moments, received, rule, setting
from tests.unit.network.worlds import closed

DOCK = 3
LONG = {"run": {"horizon": "56 d"}}
ROUNDS = {"start": {"kind": "every", "interval": "28 d", "first": "7 d"}}


def docked(*, sorting: int = 1, near: str = "local", **changes: object) -> Setting:
    """Return a world in which `far`, and `near` if not said, are served through the dock."""
    dock = {
        "name": "Dock", "institution": "imss", "level": "cross_dock", "place": "a",
        "supplier": "store", "route": "r", "sorting_working_days": sorting,
    }  # fmt: skip
    transport: dict[str, Any] = {
        "fleets": {"jeeps": {"vehicle": "van", "number": 1, "home": "dock"}},
        "routes": {"local": {"fleet": "jeeps"}},
    }
    facilities = {"near": {"route": near}, "far": {"route": "local"}, "dock": dock}
    transport |= changes.pop("transport", {})  # type: ignore[call-overload] # a part of a scenario
    return setting(facilities=facilities, transport=transport, **changes)


def test_goods_change_vehicles_at_the_cross_dock() -> None:
    assert Game(docked()).diary() == [
        "2 08:00 store v-30 e-30 n-30",
        "8 09:30 near v+10 e+10 n+10",
        "8 11:00 far v+20 e+20 n+20",
    ]


@pytest.mark.parametrize(("sorting", "expected"), [(0, "8 09:30"), (1, "8 09:30"), (2, "9 09:30")])
def test_goods_leave_when_they_are_sorted(sorting: int, expected: str) -> None:
    assert received(Game(docked(sorting=sorting)).play())[0] == (NEAR, expected)


def test_the_trunk_and_the_local_trip_are_trips_of_their_own() -> None:
    trips = Game(docked()).play().trips
    columns = trips[["route", "fleet", "stops", "km", "load_kg"]].tolist()

    assert columns == [(0, 0, 1, 240, 90), (1, 1, 2, 120, 90)]


def test_a_delivery_is_that_of_its_last_trip() -> None:
    deliveries = Game(docked()).play().deliveries

    assert deliveries["facility"].tolist() == [NEAR, FAR]
    assert deliveries[["trip", "attempts"]].tolist() == [(1, 2), (1, 2)]
    assert moments(deliveries[0])["departed"] == "8 09:00"


def test_a_cross_dock_never_holds_stock() -> None:
    game = Game(docked())
    game.play()

    assert not game.stock.received[DOCK].any()
    assert not game.stock.on_hand[DOCK].any()


def test_a_trunk_unloads_once_for_all_and_serves_its_own_stops_too() -> None:
    known = docked(near="r")
    records = Game(known).play()

    assert received(records) == [(FAR, "8 10:30"), (NEAR, "7 12:00")]
    assert records.trips["stops"].tolist() == [2, 1]


def test_what_a_local_trip_does_not_bring_waits_at_the_cross_dock() -> None:
    records = Game(docked(), storms={"ab": closed(8, 12)}).play()
    local = records.trips[records.trips["fleet"] == 1]

    assert local["given_up"].tolist() == [1, 0]
    assert [clock(moment).split()[0] for moment in local["started"]] == ["8", "14"]


def test_what_a_trunk_does_not_bring_waits_at_the_store() -> None:
    records = Game(docked(), storms={"wa": closed(7, 12)}).play()

    assert records.trips["fleet"].tolist() == [0, 0, 1]
    assert records.deliveries["attempts"].tolist() == [3, 3]


def test_what_is_on_its_way_at_the_end_is_one_delivery_without_trip() -> None:
    known = docked(run={"horizon": "8 d"})
    game = Game(known)
    game.play()
    records = game.world._records()
    everything = [each for one in game.world._dispatchers for each in one.shipments()]

    assert len({id(each) for each in everything}) == 2
    assert records.deliveries.size == 0
    assert {each.trip for each in everything} == {-1}


def test_what_a_team_did_not_need_goes_back_to_the_store() -> None:
    exactly = {"max_months": "1 months", "count_error": 0, "ahead": "0 d", "reserve": 1}
    known = docked(replenishment=rule("informed_push", **exactly))

    assert Game(known).diary()[-1].split()[2:] == ["store", "v+30", "e+30", "n+30"]


def test_rounds_are_planned_to_the_cross_dock_and_from_it() -> None:
    plan = {"plan": {"kind": "optimised_rounds", "days_at_most": 5} | ROUNDS}
    records = Game(docked(transport=plan)).play()

    assert records.trips[["route", "fleet", "stops"]].tolist() == [(-1, 0, 1), (-1, 1, 2)]
    assert sorted(facility for facility, _ in received(records)) == [NEAR, FAR]


@pytest.mark.parametrize(
    ("facility", "home", "expected"),
    [(FAR, STORE, DOCK), (FAR, DOCK, FAR), (NEAR, STORE, NEAR), (DOCK, STORE, DOCK)],
)
def test_vehicles_bring_goods_as_far_as_their_home_allows(
    facility: int, home: int, expected: int
) -> None:
    assert docked(near="r").next_stop(facility, home) == expected
