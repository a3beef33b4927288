from datetime import date, datetime

import pytest

from sim.domain.records import DELIVERIES, TRIPS, table
from sim.reporting.lists.route_sheets import route_sheets
from sim.reporting.table import Table
from tests.builders import FAR, HOSPITAL, NEAR, delivery, trip
from tests.materials import with_records

NO_ROUND = float("nan")


def sheets(stops: list[dict[str, float]], *, trips: int = 1, **of_trip: float) -> Table | None:
    """Return the route sheets of these deliveries; the day that is looked at is 395."""
    came = table(DELIVERIES, [delivery(**each) for each in stops])
    driven = table(TRIPS, [trip(trip=number, vehicle=number, **of_trip) for number in range(trips)])
    return route_sheets(with_records(deliveries=came, trips=driven))


def rows(found: Table | None) -> list[dict[str, object]]:
    assert found is not None
    names = [column.name for column in found.columns]
    return [dict(zip(names, row, strict=True)) for row in found.rows]


def test_a_stop_has_its_hour_pieces_weight_and_room_to_sign() -> None:
    (row,) = rows(sheets([{"facility": NEAR, "received": 381.5}]))

    assert (row["date"], row["vehicle"], row["route"]) == (
        date(2025, 1, 17),
        "flota #1",
        "Ruta sur",
    )
    assert (row["stop"], row["name"]) == (1, "Centro de salud Cerca")
    assert row["time"] == datetime(2025, 1, 17, 12, 0)  # noqa: DTZ001 - simulated days have no zone
    assert (row["pieces"], row["weight_kg"], row["signature"]) == (90, 12.5, None)


def test_stops_are_numbered_in_the_order_of_the_trip_over_its_days() -> None:
    stops = [(FAR, 382.4), (HOSPITAL, 381.3), (NEAR, 381.9)]
    found = rows(sheets([{"facility": unit, "received": day} for unit, day in stops]))

    assert [(row["facility"], row["stop"]) for row in found] == [
        ("hospital", 1),
        ("cerca", 2),
        ("lejos", 3),
    ]
    assert [row["date"] for row in found] == [date(2025, 1, day) for day in (17, 17, 18)]


def test_each_vehicle_and_day_has_its_sheet() -> None:
    stops = [{"trip": 1, "received": 381.3}, {"trip": 0, "received": 381.9}]
    found = sheets(stops, trips=2)

    assert found is not None
    assert found.together == 3
    assert [row[:3] for row in found.rows] == [
        (date(2025, 1, 17), "flota #1", "Ruta sur"),
        (date(2025, 1, 17), "flota #2", "Ruta sur"),
    ]


def test_tenth_vehicle_comes_behind_the_second() -> None:
    stops = [{"trip": number, "received": 381.5} for number in (9, 1, 10, 0)]
    found = sheets(stops, trips=11)

    assert found is not None
    assert [str(row[1]).split()[-1].lstrip("#") for row in found.rows] == ["1", "2", "10", "11"]


def test_the_round_is_the_last_one_that_began_by_that_day() -> None:
    began = [370.0, 390.0, 396.0]
    stops = [{"cycle_start": day, "received": day + 2} for day in began]

    assert [row["date"] for row in rows(sheets(stops))] == [date(2025, 1, 28)]


def test_without_rounds_it_is_the_month_before() -> None:
    stops = [
        {"cycle_start": NO_ROUND, "departed": day, "received": day + 1} for day in (364, 366, 396)
    ]

    assert [row["date"] for row in rows(sheets(stops))] == [date(2025, 1, 3)]


def test_a_trip_that_follows_no_route_names_none() -> None:
    assert [row["route"] for row in rows(sheets([{}], route=-1))] == [""]


@pytest.mark.parametrize(
    "stops",
    [
        pytest.param([], id="no deliveries"),
        pytest.param([{"trip": -1, "received": float("nan")}], id="none that came"),
        pytest.param([{"trip": 7}], id="of a trip of the warm-up"),
    ],
)
def test_without_a_delivery_there_is_no_list(stops: list[dict[str, float]]) -> None:
    assert sheets(stops) is None
