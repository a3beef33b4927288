import math
from dataclasses import replace

import pytest

from sim.domain.records import DELIVERIES, TRANSFERS, TRIPS
from sim.engine.loan_book import Transfer
from sim.engine.rows import delivery_rows, transfer_rows, trip_rows
from sim.engine.way import TripLog
from tests.unit.engine.test_orders import shipment

LOG = TripLog(trip=3, route=1, fleet=0, vehicle=2, started=7.25, returned=8.5, km=360.0, stops=2)


@pytest.mark.parametrize(
    ("due", "counted"), [(9.9, False), (10.0, True), (20.0, True), (20.1, False)]
)
def test_deliveries_count_that_were_due_while_measured(due: float, *, counted: bool) -> None:
    assert delivery_rows([shipment(due=due)], 10, 20).size == counted


def test_a_delivery_that_never_came_has_no_moment_of_receipt() -> None:
    row = delivery_rows([shipment()], 0, 99)[0]

    assert math.isnan(row["received"])
    assert math.isnan(row["departed"])
    assert row["trip"] == -1


def test_a_delivery_row_has_what_the_shipment_knows() -> None:
    came = shipment(delivered_pieces=9, value=90.5, attempts=2, received=8.0)
    came.arrive(5, 7.5, 1.0, 2.0)
    row = delivery_rows([came], 0, 99)[0]

    assert row[["trip", "attempts", "asked_pieces", "pieces"]].tolist() == (5, 2, 12, 9)
    assert row[["departed", "received", "value"]].tolist() == (7.5, 8.0, 90.5)
    assert row[["blocked_hours", "unload_wait_hours"]].tolist() == (1.0, 2.0)


@pytest.mark.parametrize(
    ("started", "counted"), [(7.25, True), (7.0, True), (6.99, False), (math.nan, False)]
)
def test_trips_count_that_started_while_measured(started: float, *, counted: bool) -> None:
    assert trip_rows([replace(LOG, started=started)], 7).size == counted


def test_a_trip_row_has_what_the_log_knows() -> None:
    row = trip_rows([LOG], 0)[0]

    assert row[["route", "fleet", "vehicle", "stops"]].tolist() == (1, 0, 2, 2)
    assert row[["started", "returned", "km"]].tolist() == (7.25, 8.5, 360)


def test_rows_have_the_columns_that_are_declared() -> None:
    assert delivery_rows([], 0, 1).dtype.names == tuple(column.name for column in DELIVERIES)
    assert trip_rows([], 0).dtype.names == tuple(column.name for column in TRIPS)
    assert transfer_rows([]).dtype.names == tuple(column.name for column in TRANSFERS)


def test_transfers_of_all_agreements_are_in_order_of_time() -> None:
    first, second, third = (
        Transfer(agreement, sent, 1, 2, product=0, pieces=9, value=90.0, payback=False)
        for agreement, sent in ((0, 3.0), (0, 5.0), (1, 3.0))
    )

    assert transfer_rows([first, second, third]).tolist() == [first, third, second]
