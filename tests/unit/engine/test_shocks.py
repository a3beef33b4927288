"""What a shock does to suppliers, hubs and roads, in the tiny world; day 0 is 2024-01-01."""

from datetime import date, timedelta
from typing import Any

import pytest

from sim.engine.draw import Draw
from sim.engine.labels import labels_of
from sim.engine.setting import Setting
from sim.rng import Streams
from tests.unit.engine.test_cross_dock import docked
from tests.unit.engine.test_emergencies import rushed, rushing
from tests.unit.engine.test_supplier import Counter
from tests.unit.engine.worlds import (
    FAR,
    NEAR,
    Game,
    clock,
    moments,
    patient,
    plan,
    received,
    setting,
)
from tests.unit.network.worlds import closed

LONG = {"run": {"horizon": "84 d"}}
DAILY = {"units": {"review": {"interval": "1 d"}}}
SUPPLIER = {"kind": "supplier_interruption", "suppliers": ["maker"]}
PAYMENT = {"kind": "payment_interruption", "institution": "imss"}
HUB = {"kind": "hub_out", "facility": "store"}
CUT = {"kind": "road_cut", "roads": ["ab"]}


def shock(kind: dict[str, Any], first: int, last: int, **fields: object) -> dict[str, Any]:
    """Return a shock from one day of the run to another, both included."""
    start = date(2024, 1, 1)
    dates = {
        "first_day": str(start + timedelta(days=first)),
        "last_day": str(start + timedelta(days=last)),
    }
    return kind | dates | fields


def shocked(*shocks: dict[str, Any], **changes: object) -> Setting:
    """Return the tiny world with these shocks."""
    return setting(shocks={str(number): each for number, each in enumerate(shocks)}, **changes)


def receipts(known: Setting, *days: int) -> list[tuple[str, list[int]]]:
    """Return what the store gets of 100 pieces of each product that it orders on these days."""
    counter = Counter(known)
    for day in days:
        counter.order(day)
    return counter.run()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"then": "later"}, [("11 08:00", [100, 100, 100])]),
        ({"share": 0.25}, [("7 08:00", [75, 75, 75])]),
        (
            {"share": 0.25, "then": "later"},
            [("7 08:00", [75, 75, 75]), ("11 08:00", [25, 25, 25])],
        ),
    ],
    ids=["cancelled", "later", "a share", "a share later"],
)
def test_what_a_supplier_would_deliver_in_the_time_is_held_back(
    fields: dict[str, Any], expected: list[tuple[str, list[int]]]
) -> None:
    assert receipts(shocked(shock(SUPPLIER, 6, 10, **fields)), 0) == expected


@pytest.mark.parametrize(("first", "last", "comes"), [(3, 6, 1), (7, 7, 0), (8, 9, 1)])
def test_an_interruption_counts_on_the_day_of_delivery(first: int, last: int, comes: int) -> None:
    assert len(receipts(shocked(shock(SUPPLIER, first, last)), 0)) == comes


def test_an_interruption_of_a_group_leaves_the_others() -> None:
    known = shocked(
        shock(SUPPLIER, 6, 10, groups=["cold"]),
        products={"v": {"supply_group": "cold"}},
        replenishment={"units": {"groups": ["kit", "cold"]}},
    )

    assert receipts(known, 0) == [("7 08:00", [0, 100, 100])]


def test_an_interruption_of_another_supplier_changes_nothing() -> None:
    known = shocked(
        shock(SUPPLIER, 6, 10, suppliers=["other"]), supply={"other": {"name": "Other"}}
    )

    assert receipts(known, 0) == [("7 08:00", [100, 100, 100])]


def test_interruptions_that_follow_each_other_hold_back_to_the_end_of_the_last() -> None:
    known = shocked(shock(SUPPLIER, 6, 10, then="later"), shock(SUPPLIER, 11, 14, then="later"))

    assert receipts(known, 0) == [("15 08:00", [100, 100, 100])]


@pytest.mark.parametrize("then", ["cancelled", "later"])
@pytest.mark.parametrize("kind", [SUPPLIER, PAYMENT], ids=["supplier", "payment"])
def test_nothing_stays_on_order_for_ever(kind: dict[str, Any], then: str) -> None:
    counter = Counter(shocked(shock(kind, 0, 10, then=then)))
    counter.order(0)
    counter.run()

    assert not counter.stock.on_order.any()


@pytest.mark.parametrize(
    ("then", "days"),
    [("later", ["7 08:00", "11 08:00", "11 08:00"]), ("cancelled", ["7 08:00", "11 08:00"])],
)
def test_orders_placed_while_nobody_pays_are_not_served(then: str, days: list[str]) -> None:
    got = receipts(shocked(shock(PAYMENT, 3, 5, then=then)), 2, 5, 6)

    assert [moment for moment, _ in got] == days


def test_another_institution_pays_all_the_same() -> None:
    known = shocked(
        shock(PAYMENT, 0, 9, institution="isssteson"),
        institutions={"isssteson": {"name": "ISSSTESON"}},
    )

    assert receipts(known, 0) == [("7 08:00", [100, 100, 100])]


def test_orders_wait_through_payment_stops_that_overlap() -> None:
    known = shocked(shock(PAYMENT, 2, 12), shock(PAYMENT, 0, 4))

    assert receipts(known, 0) == [("18 08:00", [100, 100, 100])]


def test_what_is_ordered_too_late_to_be_paid_never_comes() -> None:
    assert receipts(shocked(shock(PAYMENT, 0, 40)), 0) == []


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (8, 9, {"allocated": "2 08:00", "departed": "7 09:00", "received": "7 11:30"}),
        (7, 9, {"allocated": "2 08:00", "departed": "10 09:00", "received": "10 11:30"}),
        (2, 2, {"allocated": "3 08:00", "departed": "7 09:00", "received": "7 11:30"}),
        (2, 5, {"allocated": "7 08:00", "departed": "9 09:00", "received": "9 11:30"}),
        (2, 9, {"allocated": "10 08:00", "departed": "14 09:00", "received": "14 11:30"}),
    ],
    ids=["after the start", "the start", "the cut-off", "cut-off and picking", "all of it"],
)
def test_a_round_waits_until_its_hub_is_back(
    first: int, last: int, expected: dict[str, str]
) -> None:
    went = moments(Game(shocked(shock(HUB, first, last), **LONG)).play().deliveries[0])

    assert {name: went[name] for name in expected} == expected
    assert went["due"] == "12 00:00"  # as if nothing had happened


def test_the_next_round_is_held_as_planned() -> None:
    known = shocked(shock(HUB, 2, 9), **LONG)
    starts = Game(known).play().deliveries["cycle_start"]

    assert sorted(set(starts.tolist())) == [7, 35, 63]


def test_what_is_decided_while_the_hub_is_out_is_due_with_its_own_round() -> None:
    """The round of day 7 and that of day 35 both leave on day 44; the kits are for the second."""
    review = {"units": {"review": {"interval": "56 d", "first": "28 d"}}}
    known = shocked(shock(HUB, 2, 40), replenishment=review, **LONG)
    row = Game(known).play().deliveries[0]

    assert (row["cycle_start"], clock(row["received"])) == (35, "44 11:30")


def test_consolidated_trips_wait_until_their_hub_is_back() -> None:
    transport = plan("consolidated_trips", wait_at_most_working_days=0)
    known = shocked(shock(HUB, 0, 9), transport=transport)
    row = moments(Game(known).play().deliveries[0])

    assert (row["allocated"], row["received"]) == ("10 08:00", "14 11:30")


def test_a_trip_that_waits_for_a_vehicle_waits_until_its_hub_is_back() -> None:
    """The van is back on day 9, with the hub out, and the second route waits for it."""
    known = shocked(
        shock(HUB, 8, 14),
        facilities={"far": {"route": "s"}},
        transport={"routes": {"s": {"fleet": "vans"}}},
    )
    storms = {"wa": closed(7.3, 8.3)}

    assert received(Game(known, storms=storms).play())[-1][1].startswith("15 ")


def test_a_hub_that_is_out_takes_goods_in() -> None:
    known = shocked(shock(HUB, 6, 10))

    assert receipts(known, 0) == [("7 08:00", [100, 100, 100])]


def test_a_hub_that_is_out_sends_no_emergency_orders() -> None:
    known = rushing(shocks={"fire": shock(HUB, 0, 3)})
    records = Game(known, shelves={"store": 1000, "near": 0, "far": 50}).play()

    assert rushed(records) == [(NEAR, "4 15:30", 11)]


def test_a_cross_dock_that_is_out_keeps_what_comes() -> None:
    known = docked(shocks={"fire": shock(HUB, 8, 9, facility="dock")})

    assert received(Game(known).play()) == [(NEAR, "10 09:30"), (FAR, "10 11:00")]


def test_a_cut_road_is_entered_when_it_opens() -> None:
    known = shocked(shock(CUT, 5, 7), transport={"when_blocked": {"wait_at_most": "48 h"}})

    assert Game(known).diary()[1:] == [
        "7 11:30 near v+10 e+10 n+10",
        "8 08:30 far v+20 e+20 n+20",
    ]


def test_a_road_cut_to_trucks_lets_others_pass() -> None:
    cut = shock(CUT, 5, 9, closed_to="trucks")
    vans = {"vehicles": {"van": {"truck": False}}}

    assert received(Game(shocked(cut, transport=vans)).play())[1] == (FAR, "7 13:00")
    assert received(Game(shocked(cut)).play())[1] == (FAR, "14 12:30")


def test_chance_is_the_same_with_and_without_shocks() -> None:
    calm = setting(run={"horizon": "60 d"})
    cut = shocked(shock(CUT, 5, 9), run={"horizon": "60 d"})
    draws = [Draw(each, Streams(1, 0)) for each in (calm, cut)]

    assert draws[0].weather.checksum() == draws[1].weather.checksum()
    assert draws[0].demand_checksum == draws[1].demand_checksum


def test_a_strategy_may_cut_roads_that_the_base_does_not() -> None:
    chance = Draw(setting(), Streams(1, 0))
    cut = chance.weather_on(shocked(shock(CUT, 5, 9)))
    road = cut.disturbances[setting().network.edges.index("ab")]

    assert [(each.start_day, each.end_day) for each in road] == [(5, 10)]
    assert not any(chance.weather.disturbances)


def test_labels_know_the_days_of_the_shocks() -> None:
    known = shocked(shock(CUT, 5, 9), shock(HUB, 7, 7))

    assert labels_of(known).shock_days.tolist() == [[5, 10], [7, 8]]
    assert labels_of(setting()).shock_days.shape == (0, 2)


def test_prescriptions_are_counted_by_day_and_institution() -> None:
    known = setting(
        run={"warm_up": "2 d", "horizon": "3 d"},
        institutions={"insabi": {"name": "INSABI"}},
        facilities={"far": {"institution": "insabi"}},
    )
    patients = {
        1: [patient("near", v=1)],
        2: [patient("near", v=1), patient("near", e=99), patient("far", v=1)],
        4: [patient("far", v=99)],
    }
    records = Game(known, shelves={"near": 9, "far": 9}, patients=patients).play()

    assert records.daily.tolist() == [[[2, 1], [1, 1]], [[0, 0], [0, 0]], [[0, 0], [1, 0]]]
