"""Tests of what happened in replication 0, row by row."""

import csv
from collections.abc import Callable
from dataclasses import replace
from math import nan
from pathlib import Path

import numpy as np
import pytest

from sim.domain.records import DELIVERIES, TRANSFERS, TRIPS, VISITS, Column, table
from sim.reporting.tables.run_tables import (
    write_deliveries,
    write_transfers,
    write_trips,
    write_visits,
)
from tests.builders import delivery, transfer, trip, visit
from tests.materials import material

Write = Callable[..., Path]
Row = tuple[float, ...]


def rows(write: Write, folder: Path, **records: np.ndarray) -> list[dict[str, str]]:
    """Return what is written of replication 0 of the pull, with these records in it."""
    data = material().data
    pull = data.strategies["pull"]
    alone = replace(data, strategies={"pull": replace(pull, first=replace(pull.first, **records))})
    with write(alone, folder=folder).open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def deliveries(*known: Row) -> np.ndarray:
    return table(DELIVERIES, list(known))


def trips(*known: Row) -> np.ndarray:
    return table(TRIPS, list(known))


@pytest.mark.parametrize(
    ("write", "name", "columns"),
    [
        (write_deliveries, "deliveries", DELIVERIES),
        (write_trips, "trips", TRIPS),
        (write_transfers, "transfers", TRANSFERS),
        (write_visits, "visits", VISITS),
    ],
)
def test_table_of_nothing_has_its_heading(
    tmp_path: Path, write: Write, name: str, columns: tuple[Column, ...]
) -> None:
    assert rows(write, tmp_path, **{name: table(columns, [])}) == []
    heading = (tmp_path / f"{name}.csv").read_text("utf-8-sig").splitlines()[0].split(",")

    assert len(heading) == len(columns) + 1


def test_moments_are_dates_and_hours(tmp_path: Path) -> None:
    (row,) = rows(write_deliveries, tmp_path, deliveries=deliveries(delivery(received=381.375)))

    assert row["received_at"] == "2025-01-17 09:00"


def test_delivery_that_never_came_has_an_empty_moment(tmp_path: Path) -> None:
    (row,) = rows(write_deliveries, tmp_path, deliveries=deliveries(delivery(received=nan)))

    assert row["received_at"] == ""
    assert row["decided_at"] != ""


def test_facility_is_named_by_its_id(tmp_path: Path) -> None:
    both = rows(
        write_deliveries,
        tmp_path,
        deliveries=deliveries(delivery(facility=0), delivery(facility=3)),
    )

    assert [row["facility"] for row in both] == ["almacen", "lejos"]


def test_yes_and_no_are_digits(tmp_path: Path) -> None:
    (row,) = rows(
        write_deliveries,
        tmp_path,
        deliveries=deliveries(delivery(complete=True, emergency=False)),
    )

    assert (row["complete"], row["emergency"]) == ("1", "0")


@pytest.mark.parametrize(("route", "name"), [(0, "sur"), (-1, "")])
def test_trip_that_follows_no_route_names_none(tmp_path: Path, route: int, name: str) -> None:
    (row,) = rows(write_trips, tmp_path, trips=trips(trip(route=route)))

    assert (row["route"], row["fleet"]) == (name, "flota")


def test_money_carries_the_currency_in_its_name(tmp_path: Path) -> None:
    (row,) = rows(write_trips, tmp_path, trips=trips(trip(cost=6000.5)))

    assert row["cost_mxn"] == "6000.5"


def test_loan_names_lender_and_borrower(tmp_path: Path) -> None:
    (row,) = rows(write_transfers, tmp_path, transfers=table(TRANSFERS, [transfer(payback=True)]))

    assert (row["agreement"], row["origin"], row["destination"]) == ("convenio", "cerca", "lejos")
    assert (row["product"], row["payback"]) == ("insulina", "1")


def test_visit_has_days_without_hours(tmp_path: Path) -> None:
    (row,) = rows(write_visits, tmp_path, visits=table(VISITS, [visit(370, 374, institution=1)]))

    assert (row["first_day"], row["last_day"]) == ("2025-01-06", "2025-01-10")
    assert (row["specialty"], row["institution"]) == ("Neurología", "estado")


def test_strategies_stand_below_each_other(tmp_path: Path) -> None:
    data = material().data
    with write_trips(data, folder=tmp_path).open(encoding="utf-8-sig", newline="") as opened:
        told = [row["strategy"] for row in csv.DictReader(opened)]

    assert told == ["pull", "kit"]
