from typing import Any

import pytest

from sim.domain.records import Records
from sim.engine.setting import Setting
from tests.unit.engine.worlds import FAR, NEAR, Game, clock, patient, plan, setting
from tests.unit.network.worlds import closed

BIKE = {
    "payload_kg": 40, "volume_m3": 0.1, "max_speed_kph": 60, "cost_per_km": 2,
    "cost_per_day": 600, "surfaces": ["paved"],
}  # fmt: skip
PLANE = BIKE | {"max_speed_kph": 200, "surfaces": ["air"]}


def rushing(
    *,
    vehicle: dict[str, Any] = BIKE,
    number: int = 2,
    transport: dict[str, Any] | None = None,
    run: dict[str, Any] | None = None,
    shocks: dict[str, Any] | None = None,
    **rule: object,
) -> Setting:
    """Return the tiny world in which units call for vital products within the first month.

    Near keeps 10.1 pieces of each product a month, far 20.3.
    """
    moves = {
        "vehicles": {"bike": vehicle},
        "fleets": {"bikes": {"vehicle": "bike", "number": number, "home": "store"}},
    }
    return setting(
        replenishment={"units": {"emergency": {"fleet": "bikes"} | rule}},
        transport=moves | (transport or {}),
        run=run or {},
        shocks=shocks or {},
        network={"places": {"a": {"lat": 1}, "b": {"lat": 1.5}}},
    )


def rushed(records: Records) -> list[tuple[int, str, int]]:
    """Return facility, receipt and pieces of each emergency delivery."""
    rows = records.deliveries[records.deliveries["emergency"]]
    return [(int(row["facility"]), clock(row["received"]), int(row["pieces"])) for row in rows]


FULL = {"store": 1000, "near": 50, "far": 50}


def test_who_has_nothing_is_brought_a_month_of_vital_products_at_once() -> None:
    records = Game(rushing(), shelves=FULL | {"near": 0}).play()

    assert rushed(records) == [(NEAR, "0 15:30", 11)]


def test_an_emergency_order_is_packed_and_driven_by_itself() -> None:
    records = Game(rushing(), shelves=FULL | {"near": 0}).play()
    row = records.deliveries[records.deliveries["emergency"]][0]
    trip = records.trips[records.trips["route"] == -1][0]

    assert [clock(row[name]) for name in ("decided", "packed", "departed")] == [
        "0 08:00", "0 12:00", "0 13:00",
    ]  # fmt: skip
    assert trip[["fleet", "stops", "km", "load_kg"]].tolist() == (1, 1, 240, 11)


def test_its_trip_is_paid_for() -> None:
    with_rush, without = (
        Game(known, shelves=FULL | {"near": 0}).play().trips["cost"].sum()
        for known in (rushing(), setting())
    )

    assert with_rush - without == 240 * 2 + 600 + 50


@pytest.mark.parametrize(
    ("threshold", "shelf", "calls"),
    [("0 months", 0, 1), ("0 months", 1, 0), ("0.5 months", 5, 1), ("0.5 months", 6, 0)],
)
def test_only_what_is_at_or_below_the_emergency_order_point_calls(
    threshold: str, shelf: int, calls: int
) -> None:
    records = Game(rushing(threshold=threshold), shelves=FULL | {"near": shelf}).play()

    assert len(rushed(records)) == calls


@pytest.mark.parametrize(
    ("classes", "pieces"), [(["V"], 11), (["V", "E"], 22), (["V", "E", "N"], 33)]
)
def test_only_products_of_the_stated_classes_call(classes: list[str], pieces: int) -> None:
    records = Game(rushing(classes=classes), shelves=FULL | {"near": 0}).play()

    assert rushed(records)[0][2] == pieces


def test_what_is_on_the_shelf_is_not_asked_for() -> None:
    known = rushing(threshold="0.5 months", request="2 months")

    assert rushed(Game(known, shelves=FULL | {"near": 5}).play())[0][2] == 21 - 5


def test_the_vehicle_takes_what_it_can_carry_vital_products_first() -> None:
    known = rushing(vehicle=BIKE | {"payload_kg": 15}, classes=["V", "E", "N"])
    records = Game(known, shelves=FULL | {"near": 0}).play()
    row = records.deliveries[records.deliveries["emergency"]][0]

    assert row[["asked_pieces", "pieces", "complete"]].tolist() == (33, 15, False)


def test_the_store_gives_no_more_than_it_has() -> None:
    records = Game(rushing(), shelves=FULL | {"near": 0, "store": {"v": 4}}).play()

    assert rushed(records)[0][2] == 4


def test_a_store_without_the_product_sends_nobody() -> None:
    records = Game(rushing(), shelves=FULL | {"near": 0, "store": {"n": 4}}).play()

    assert rushed(records) == []


def test_emergencies_are_packed_before_ordinary_orders() -> None:
    known = rushing(transport=plan("consolidated_trips"))
    records = Game(known, shelves={"store": 11, "far": 50}).play()

    assert rushed(records)[0] == (NEAR, "0 15:30", 11)
    assert records.deliveries["pieces"].tolist() == [11, 20, 2]


def test_nobody_calls_twice_while_a_vehicle_is_on_its_way() -> None:
    known = rushing(vehicle=BIKE | {"max_speed_kph": 4})
    records = Game(known, shelves=FULL | {"near": 0}).play()

    assert [facility for facility, *_ in rushed(records)] == [NEAR]


@pytest.mark.parametrize(("trips", "expected"), [(0, []), (1, [FAR]), (2, [FAR, NEAR])])
def test_the_budget_of_a_month_goes_to_those_who_lack_most(trips: int, expected: list[int]) -> None:
    known = rushing(trips_per_month=trips, classes=["V", "E"])
    shelves = FULL | {"near": {"e": 50}, "far": 0}

    assert [facility for facility, *_ in rushed(Game(known, shelves=shelves).play())] == expected


@pytest.mark.parametrize(
    ("budget", "expected"),
    [(1129, []), (1130, [NEAR]), (1369, [NEAR]), (1370, [FAR]), (2499, [FAR]), (2500, [FAR, NEAR])],
)
def test_a_budget_in_money_pays_for_the_trips_that_it_covers(
    budget: float, expected: list[int]
) -> None:
    """Near costs 240 km of 2 and a day of 650; far 360 km."""
    known = rushing(budget_per_month=budget, classes=["V", "E"])
    shelves = FULL | {"near": {"e": 50}, "far": 0}

    assert [facility for facility, *_ in rushed(Game(known, shelves=shelves).play())] == expected


def test_the_budget_pays_for_the_nights_of_a_long_way() -> None:
    """At 20 km/h near is 6 h away: home on the next day."""
    slow = BIKE | {"max_speed_kph": 20}
    counts = [
        len(rushed(Game(known, shelves=FULL | {"near": 0}).play()))
        for known in (rushing(vehicle=slow, budget_per_month=limit) for limit in (1979, 1980))
    ]

    assert counts == [0, 1]  # 240 km of 2, two days of 650 and a night of 200


def test_a_trip_is_charged_what_it_costs_where_nothing_delays_it() -> None:
    cost = 240 * 2 + 600 + 50
    known = rushing(budget_per_month=cost)
    records = Game(known, shelves=FULL | {"near": 0}).play()

    assert records.trips["cost"][records.trips["route"] == -1].tolist() == [cost]


@pytest.mark.parametrize("budget", [{"trips_per_month": 1}, {"budget_per_month": 2000}])
@pytest.mark.parametrize(("start", "calls"), [("2024-01-01", 1), ("2024-01-29", 2)])
def test_a_new_month_has_a_new_budget(budget: dict[str, Any], start: str, calls: int) -> None:
    patients = {4: [patient("near", v=11)]}
    known = rushing(**budget, run={"start": start})
    records = Game(known, shelves=FULL | {"near": 0}, patients=patients).play()

    assert len(rushed(records)) == calls


@pytest.mark.parametrize(
    ("check", "decided"),
    [
        ({"kind": "every", "interval": "1 d"}, "0 08:00"),
        ({"kind": "every", "interval": "7 d", "first": "3 d"}, "3 08:00"),
        ({"kind": "monthly", "weekday": "friday", "week": 1}, "4 08:00"),
    ],
)
def test_shelves_are_looked_at_on_the_days_of_the_check(check: object, decided: str) -> None:
    records = Game(rushing(check=check), shelves=FULL | {"near": 0}).play()
    row = records.deliveries[records.deliveries["emergency"]][0]

    assert clock(row["decided"]) == decided


def test_one_vehicle_goes_after_the_other() -> None:
    records = Game(rushing(number=1), shelves=FULL | {"near": 0, "far": 0}).play()

    assert rushed(records) == [(NEAR, "0 15:30", 11), (FAR, "1 08:30", 21)]


def test_what_a_closed_road_holds_up_goes_with_the_next_round() -> None:
    storms = {"wa": closed(0.5, 6)}
    records = Game(rushing(), shelves=FULL | {"near": 0}, storms=storms).play()
    of_near = records.deliveries[records.deliveries["facility"] == NEAR]

    assert not of_near["emergency"].all()


def test_an_aircraft_flies_straight_over_closed_roads() -> None:
    known = rushing(vehicle=PLANE)
    records = Game(known, shelves=FULL | {"near": 0}, storms={"wa": closed(0.5, 6)}).play()
    trip = records.trips[records.trips["route"] == -1][0]

    assert rushed(records)[0][:2] == (NEAR, "0 14:03")
    assert trip["km"] == pytest.approx(2 * 111.19, abs=0.01)


@pytest.mark.parametrize(
    ("vehicle", "expected"),
    [
        (BIKE | {"range_km": 300}, [NEAR]),
        (BIKE | {"range_km": 360}, [NEAR, FAR]),
        (PLANE | {"range_km": 200}, []),
        (PLANE | {"range_km": 250}, [NEAR]),
        (BIKE | {"surfaces": ["dirt"]}, []),
    ],
    ids=["short of far", "just far", "short of near", "near", "no road"],
)
def test_it_serves_whom_it_can_reach_and_come_back_from(
    vehicle: dict[str, Any], expected: list[int]
) -> None:
    records = Game(rushing(vehicle=vehicle), shelves=FULL | {"near": 0, "far": 0}).play()

    assert sorted(facility for facility, *_ in rushed(records)) == expected


def test_who_has_another_supplier_has_no_emergency_orders() -> None:
    known = setting(
        facilities={"far": {"supplier": "maker"}},
        replenishment={"units": {"emergency": {"fleet": "vans"}}},
    )
    records = Game(known, shelves=FULL | {"near": 0, "far": 0}).play()

    assert {facility for facility, *_ in rushed(records)} == {NEAR}
