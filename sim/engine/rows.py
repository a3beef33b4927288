"""Deliveries, trips and loans as rows of the records."""

from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import CLOSURES, DELIVERIES, TRANSFERS, TRIPS, table
from sim.engine.loan_book import Transfer
from sim.engine.orders import Shipment
from sim.engine.way import TripLog
from sim.network.weather import Weather

_PIECES = {"pieces": "delivered_pieces"}
_DELIVERY = attrgetter(*(_PIECES.get(column.name, column.name) for column in DELIVERIES))
_TRIP = attrgetter(*(column.name for column in TRIPS))


def delivery_rows(shipments: list[Shipment], first_day: int, last_day: int) -> NDArray[np.void]:
    """Return the shipments that were due while measured, delivered or not.

    What was due before counts nowhere, though it may come while it is measured; loans are due never
    and so are no deliveries. A moment that never came is nan.
    """
    rows = [_DELIVERY(each) for each in shipments if first_day <= each.due <= last_day]
    return table(DELIVERIES, rows)


def trip_rows(logs: list[TripLog], first_day: int) -> NDArray[np.void]:
    """Return the trips that started while measured, in the order of *logs*.

    Those that still wait for a vehicle have not started (nan) and are left out; those that are on
    the road at the end have no return.
    """
    rows = [_TRIP(log) for log in logs if log.started >= first_day]
    return table(TRIPS, rows)


def closure_rows(weather: Weather, first_day: int, last_day: int) -> NDArray[np.void]:
    """Return the closures that touch the days measured, road by road.

    Whole closures, not cut to those days; storms that only slow down are left out.
    """
    rows = [
        (edge, storm.start_day, storm.end_day, storm.closed_to == "trucks")
        for edge, storms in enumerate(weather.disturbances)
        for storm in storms
        if storm.closed_to != "none" and storm.start_day < last_day and storm.end_day > first_day
    ]
    return table(CLOSURES, rows)


def transfer_rows(transfers: list[Transfer]) -> NDArray[np.void]:
    """Return what was lent and paid back since the start of the warm-up, in order of time.

    From the start, because what is owed at the end follows from all of it.
    """
    in_order = sorted(transfers, key=attrgetter("sent"))
    return table(TRANSFERS, in_order)
