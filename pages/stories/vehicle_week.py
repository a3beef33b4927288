"""The week of one vehicle: the one in which a closed road held some vehicle up for longest."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, Literal, NamedTuple

import numpy as np

from pages.stories.told import Told

_DAYS = 7


class Stop(NamedTuple):
    """A delivery of a trip."""

    begins: datetime
    """Unloaded."""

    unit: str
    """Who got it."""

    pieces: int
    """How many."""

    blocked_hours: float
    """Before closed roads since the stop before."""


class Drive(NamedTuple):
    """One trip, from the store back to the store."""

    route: str
    """Of the scenario; empty where it follows none."""

    departed: datetime
    """It left the store."""

    returned: datetime
    """It was back."""

    km: float
    """Driven."""

    driving_hours: float
    """At the wheel."""

    blocked_hours: float
    """Before closed roads."""

    nights: int
    """Away from home."""

    load_kg: float
    """Loaded at the store."""

    given_up: int
    """Stops not reached."""

    cost: float
    """Of vehicle, crew and nights."""

    stops: list[Stop]
    """In the order in which they were served."""


class Event(NamedTuple):
    """Something that happened to the vehicle."""

    moment: datetime
    """When."""

    kind: Literal["departs", "stop", "returns"]
    """What."""

    where: str = ""
    """Route that it left for, or unit at which it unloaded."""

    pieces: int = 0
    """How many it unloaded."""

    blocked_hours: float = 0.0
    """Before closed roads since the stop before."""


class VehicleDay(NamedTuple):
    """One day of the vehicle."""

    day: date
    """Which."""

    events: list[Event]
    """What happened."""

    is_out: bool
    """Whether it spent the day, or some of it, away from home."""


class VehicleWeek(NamedTuple):
    """A week of a vehicle."""

    payload_kg: float
    """What it may carry."""

    number: int
    """Within its fleet, from 1."""

    drives: list[Drive]
    """Trips that left in the week, or came home in it."""

    days: list[VehicleDay]
    """Monday to Sunday."""


def vehicle_week(told: Told) -> VehicleWeek:
    """Return the week in which the trip left that stood longest before closed roads."""
    trips = told.records.trips[~np.isnan(told.records.trips["returned"])]
    chosen = trips[np.argmax(trips["blocked_hours"])]
    own = trips[(trips["fleet"] == chosen["fleet"]) & (trips["vehicle"] == chosen["vehicle"])]
    left = told.moment(chosen["departed"]).date()
    monday = left - timedelta(days=left.weekday())
    days = [monday + timedelta(days=number) for number in range(_DAYS)]
    drives = [drive for drive in (_drive(told, row) for row in own) if _touches(drive, days)]
    fleet = list(told.scenario.transport.fleets.values())[int(chosen["fleet"])]
    return VehicleWeek(
        payload_kg=told.scenario.transport.vehicles[fleet.vehicle].payload_kg,
        number=int(chosen["vehicle"]) + 1,
        drives=drives,
        days=[_day(day, drives) for day in days],
    )


def _touches(drive: Drive, days: list[date]) -> bool:
    return drive.departed.date() <= days[-1] and drive.returned.date() >= days[0]


def _drive(told: Told, row: Any) -> Drive:  # noqa: ANN401 - a row of numpy's
    routes = list(told.scenario.transport.routes.values())
    return Drive(
        route=routes[row["route"]].name if row["route"] >= 0 else "",
        departed=told.moment(row["departed"]),
        returned=told.moment(row["returned"]),
        km=float(row["km"]),
        driving_hours=float(row["driving_hours"]),
        blocked_hours=float(row["blocked_hours"]),
        nights=int(row["nights"]),
        load_kg=float(row["load_kg"]),
        given_up=int(row["given_up"]),
        cost=float(row["cost"]),
        stops=list(_stops(told, int(row["trip"]))),
    )


def _stops(told: Told, trip: int) -> Iterator[Stop]:
    rows = told.records.deliveries
    rows = rows[(rows["trip"] == trip) & ~np.isnan(rows["received"])]
    before = 0.0
    for row in rows[np.argsort(rows["received"], kind="stable")]:
        blocked = float(row["blocked_hours"])
        yield Stop(
            begins=told.moment(row["received"]),
            unit=told.labels.facility_names[row["facility"]],
            pieces=int(row["pieces"]),
            blocked_hours=blocked - before,
        )
        before = blocked


def _day(day: date, drives: list[Drive]) -> VehicleDay:
    events = sorted(event for drive in drives for event in _events(drive))
    out = any(drive.departed.date() <= day <= drive.returned.date() for drive in drives)
    return VehicleDay(day, [event for event in events if event.moment.date() == day], out)


def _events(drive: Drive) -> Iterator[Event]:
    yield Event(drive.departed, "departs", drive.route)
    for stop in drive.stops:
        yield Event(stop.begins, "stop", stop.unit, stop.pieces, stop.blocked_hours)
    yield Event(drive.returned, "returns")
