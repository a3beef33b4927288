"""Deliveries, trips, loans and visits of replication 0 as CSV files, dates in place of days.

They are the columns of the records, in their order; Parquet files have those of all replications.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from sim.domain.records import DELIVERIES, TRANSFERS, TRIPS, VISITS, Column
from sim.reporting.digest import Digest, StrategyDigest
from sim.reporting.tables.csv_file import Cell, write_csv
from sim.reporting.when import moment


def write_deliveries(data: Digest, *, folder: Path) -> Path:
    """Write the deliveries of replication 0 of every strategy."""
    rows = (row for played in data.strategies.values() for row in _deliveries(played))
    return write_csv(folder / "deliveries.csv", _header(DELIVERIES, data), rows)


def write_trips(data: Digest, *, folder: Path) -> Path:
    """Write the trips of replication 0 of every strategy."""
    rows = (row for played in data.strategies.values() for row in _trips(played))
    return write_csv(folder / "trips.csv", _header(TRIPS, data), rows)


def write_transfers(data: Digest, *, folder: Path) -> Path:
    """Write what was lent and paid back in replication 0 of every strategy, warm-up included."""
    rows = (row for played in data.strategies.values() for row in _transfers(played))
    return write_csv(folder / "transfers.csv", _header(TRANSFERS, data), rows)


def write_visits(data: Digest, *, folder: Path) -> Path:
    """Write the calendar of itinerant doctors in replication 0 of every strategy."""
    rows = (row for played in data.strategies.values() for row in _visits(played))
    return write_csv(folder / "visits.csv", _header(VISITS, data), rows)


def _deliveries(played: StrategyDigest) -> Iterator[list[Cell]]:
    for row in played.first.deliveries:
        yield _cells(played, DELIVERIES, row, names={"facility": played.labels.facilities})


def _trips(played: StrategyDigest) -> Iterator[list[Cell]]:
    transport = played.strategy.scenario.transport
    # the last name is that of -1: trips planned anew for their round follow no route
    names = {"route": (*transport.routes, ""), "fleet": tuple(transport.fleets)}
    for row in played.first.trips:
        yield _cells(played, TRIPS, row, names=names)


def _transfers(played: StrategyDigest) -> Iterator[list[Cell]]:
    names = {
        "agreement": tuple(played.strategy.scenario.agreements),
        "origin": played.labels.facilities,
        "destination": played.labels.facilities,
        "product": played.labels.products,
    }
    for row in played.first.transfers:
        yield _cells(played, TRANSFERS, row, names=names)


def _visits(played: StrategyDigest) -> Iterator[list[Cell]]:
    scenario = played.strategy.scenario
    places = scenario.network.places
    names = {
        "specialty": tuple(each.name for each in scenario.itinerants.specialties.values()),
        "institution": tuple(scenario.institutions),
        "facility": played.labels.facilities,
        "town": tuple(place.name for place in places.values()),
        "region": tuple(dict.fromkeys(place.region for place in places.values())),
    }
    for row in played.first.visits:
        yield _cells(played, VISITS, row, names=names)


def _header(columns: Sequence[Column], data: Digest) -> list[str]:
    currency = next(iter(data.strategies.values())).labels.currency
    return ["strategy", *(_column_name(column, currency) for column in columns)]


def _column_name(column: Column, currency: str) -> str:
    """Return the name with the unit, which most names of records carry already."""
    match column.unit:
        case "day":
            return f"{column.name}_at"
        case "currency":
            return f"{column.name}_{currency.lower()}"
        case _:
            return column.name


def _cells(
    played: StrategyDigest,
    columns: Sequence[Column],
    row: np.void,
    *,
    names: dict[str, tuple[str, ...]],
) -> list[Cell]:
    """Return a record as cells: ids in place of indices, dates in place of days.

    An index below zero is none, and a moment that never came is empty.
    """
    cells: list[Cell] = [played.id]
    for column in columns:
        value = row[column.name].item()
        if column.name in names:
            cells.append(names[column.name][value] if value >= 0 else "")
        elif column.unit == "day":
            cells.append(_moment(played, value))
        elif column.unit == "date":
            cells.append(_moment(played, value)[: len("2025-01-31")])
        else:
            cells.append(value)
    return cells


def _moment(played: StrategyDigest, day: float) -> str:
    """Return date and hour of a day of the run; empty where it never came."""
    when = moment(played, day)
    return when.strftime("%Y-%m-%d %H:%M") if when else ""
