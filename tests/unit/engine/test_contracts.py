"""A hired fleet whose contract fails for some: vans that do not serve `far` in the sierra."""

from typing import Any

import pytest

from sim.engine.prices import Prices, prices_of
from sim.engine.setting import Setting
from sim.scenario.transport import Costs, Hired
from tests.unit.engine.worlds import FAR, NEAR, Game, clock, plan, received, setting

LONG = {"run": {"horizon": "56 d"}}
SIERRA = {"places": {"b": {"region": "sierra"}}}
JEEPS = {"jeeps": {"vehicle": "van", "number": 1, "home": "store"}}
DAILY = {"units": {"review": {"interval": "1 d"}}}
HIRED = {"hired": {"per_km": 3, "per_stop": 500}}
START = {"start": {"kind": "every", "interval": "28 d", "first": "7 d"}}


def failing(
    last: str = "01-16",
    *,
    first: str = "01-08",
    transport: dict[str, Any] | None = None,
    **who: object,
) -> Setting:
    """Return a world in which vans do not serve the sierra up to that date."""
    gap = {"fleet": "vans", "first_day": f"2024-{first}", "last_day": f"2024-{last}"}
    gap |= who or {"regions": ["sierra"]}
    changes = {"fleets": JEEPS, "interruptions": {"tender": gap}} | (transport or {})
    return setting(**LONG, network=SIERRA, transport=changes)


def test_goods_wait_at_the_store_until_the_contract_works_again() -> None:
    assert Game(failing()).diary()[:3] == [
        "2 08:00 store v-30 e-30 n-30",
        "7 11:30 near v+10 e+10 n+10",
        "16 12:30 far v+20 e+20 n+20",
    ]


def test_waiting_at_the_store_is_no_attempt() -> None:
    first = Game(failing()).play().deliveries[:2]

    assert first["facility"].tolist() == [NEAR, FAR]
    assert first["attempts"].tolist() == [1, 1]


def test_another_fleet_serves_those_that_the_contract_leaves_out() -> None:
    game = Game(failing(regions=["sierra"], falls_back_to="jeeps"))

    assert game.diary()[:3] == [
        "2 08:00 store v-30 e-30 n-30",
        "7 11:30 near v+10 e+10 n+10",
        "7 12:30 far v+20 e+20 n+20",
    ]


@pytest.mark.parametrize(
    ("who", "fleets"),
    [
        ({"regions": ["sierra"]}, [0, 1]),
        ({"routes": ["r"]}, [1]),
        ({}, [1]),
    ],
    ids=["region", "route", "all"],
)
def test_who_stands_in_drives_to_those_concerned(who: dict[str, Any], fleets: list[int]) -> None:
    trips = Game(failing(falls_back_to="jeeps", **who)).play().trips

    assert [row["fleet"] for row in trips if row["started"] < 14] == fleets


def test_a_twin_that_stands_in_for_all_changes_no_delivery() -> None:
    known = failing("03-01", first="01-01", falls_back_to="jeeps")

    assert Game(known).diary() == Game(setting(**LONG)).diary()


def test_nobody_stands_in_where_the_other_fleet_fails_too() -> None:
    dates = {"first_day": "2024-01-08", "last_day": "2024-01-10"}
    both = {"vans": {"fleet": "vans", "falls_back_to": "jeeps"} | dates}
    both |= {"jeeps": {"fleet": "jeeps", "routes": ["r"]} | dates}
    known = setting(**LONG, transport={"fleets": JEEPS, "interruptions": both})

    assert received(Game(known).play())[:2] == [(NEAR, "10 11:30"), (FAR, "10 13:00")]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("01-01", "01-07", "7 13:00"),
        ("01-01", "01-08", "8 12:30"),
        ("01-09", "01-12", "7 13:00"),
        ("01-08", "01-12", "14 12:30"),
        ("01-08", "03-01", "-"),
    ],
    ids=["before", "up to the day", "a day later", "over a weekend", "to the end"],
)
def test_the_first_and_the_last_date_count(first: str, last: str, expected: str) -> None:
    records = Game(failing(last, first=first)).play()
    of_far = records.deliveries[records.deliveries["facility"] == FAR]

    assert clock(of_far["received"][0]) == expected


def test_what_waits_for_a_round_is_not_sent_before_it() -> None:
    known = failing("01-05", first="01-01", regions=["sierra"])

    assert received(Game(known).play())[:2] == [(NEAR, "7 11:30"), (FAR, "7 13:00")]


def test_what_waits_does_not_hurry_the_others_of_a_consolidated_trip() -> None:
    trips = plan("consolidated_trips", wait_at_most_working_days=3)
    known = failing("02-20", first="01-01", transport=trips)
    started = Game(known).play().trips["started"]

    assert [clock(moment) for moment in started][:2] == ["7 08:00", "35 08:00"]


@pytest.mark.parametrize(
    ("number", "expected"), [(0, [(0, 1), (0, 1)]), (1, [(1, 2)])], ids=["alone", "two"]
)
def test_planned_rounds_leave_out_whom_a_fleet_does_not_serve(
    number: int, expected: list[tuple[int, int]]
) -> None:
    transport = plan("optimised_rounds", **START) | {"fleets": JEEPS if number else {}}
    trips = Game(failing(transport=transport)).play().trips

    assert trips[trips["started"] < 28][["fleet", "stops"]].tolist() == expected


@pytest.mark.parametrize(
    ("falls_back_to", "expected"), [("", []), ("jeeps", [1])], ids=["nobody", "others"]
)
def test_emergency_orders_keep_to_the_contract(falls_back_to: str, expected: list[int]) -> None:
    emergency = {"fleet": "vans", "threshold": "0.1 months", "request": "1 months"}
    gap = {"fleet": "vans", "first_day": "2024-01-01", "last_day": "2024-03-01"}
    gap |= {"regions": ["sierra"], "falls_back_to": falls_back_to}  # type: ignore[dict-item] # a part of a scenario
    known = setting(
        run={"horizon": "2 d"},
        network=SIERRA,
        transport={"fleets": JEEPS, "interruptions": {"tender": gap}},
        replenishment={"units": {"emergency": emergency}},
    )
    trips = Game(known, shelves={"store": 500, "near": 99}).play().trips

    assert trips["fleet"].tolist() == expected


def test_a_hired_trip_costs_its_contract_and_who_travels_along() -> None:
    crews = {"facilities": {"far": {"receives_until": "12 h"}}}
    known = setting(transport={"fleets": {"vans": HIRED}}, **crews)
    trip = Game(known).play().trips[0]

    assert trip[["nights", "stops"]].tolist() == (1, 2)
    assert trip["cost"] == 360 * 3 + 2 * 500 + 2 * 50


@pytest.mark.parametrize(
    ("hired", "expected"),
    [
        (None, Prices(per_km=10, per_day=1050, per_night=200, per_stop=0)),
        (Hired(per_km=3), Prices(per_km=3, per_day=50, per_night=0, per_stop=0)),
        (Hired(per_stop=9), Prices(per_km=0, per_day=50, per_night=0, per_stop=9)),
    ],
    ids=["own", "by the km", "by the stop"],
)
def test_prices_are_those_of_the_vehicle_or_of_the_contract(
    hired: Hired | None, expected: Prices
) -> None:
    van = setting().scenario.transport.vehicles["van"]

    assert prices_of(hired, van, Costs(night=200, team_per_day=50)) == expected


@pytest.mark.parametrize(("per_stop", "fleet"), [(10, 1), (9000, 0)])
def test_planned_rounds_know_what_a_contract_costs(per_stop: float, fleet: int) -> None:
    hired = JEEPS["jeeps"] | {"hired": {"per_stop": per_stop}}
    known = setting(transport=plan("optimised_rounds", **START) | {"fleets": {"jeeps": hired}})

    assert Game(known).play().trips["fleet"].tolist() == [fleet]
