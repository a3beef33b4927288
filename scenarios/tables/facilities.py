"""Rows of the tables of facilities, routes and fleets."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from math import ceil

from scenarios.tables.files import Cells
from scenarios.tables.routes import Route

BLANK: Cells = dict.fromkeys(
    (
        *("id", "name", "institution", "level", "kind", "place", "supplier"),
        *("population", "consultations_per_day", "mix", "opens", "keeps_holidays", "unloading"),
        *("route", "stop", "lat", "lon", "spur_km", "spur_surface", "spur_terrain"),
        *("spur_snow_risk", "spur_rain_risk", "weather_region", "synthetic", "source"),
    ),
    "",
)
"""The columns of the table of facilities; an empty cell leaves the default."""

HOURS_OF_A_DAY = 10.0  # driving and unloading of one crew [E]
HOURS_AT_A_STOP = 0.75  # [E]
WINDOW_DAYS = 5  # a round from Monday to Friday
SPARE_VEHICLES = 1.25  # for trips that closed roads hold up [E]


def slug(name: str) -> str:
    """Return *name* in lower-case letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def facility_rows(rows: Iterable[Cells], routes: Sequence[Route]) -> list[Cells]:
    """Return *rows* with all columns, and each facility on its route."""
    on_route = {
        stop.id: {"route": route.id, "stop": number}
        for route in routes
        for number, stop in enumerate(route.stops, start=1)
    }
    return [BLANK | {"synthetic": False} | row | on_route.get(str(row["id"]), {}) for row in rows]


def route_row(route: Route) -> Cells:
    """Return the row of *route*, named after its ends."""
    first, last = (route.stops[end].name.removeprefix("UMR ") for end in (0, -1))
    return {
        "id": route.id,
        "fleet": route.fleet,
        "name": f"Ruta {route.id[-2:]}: {first} – {last}",
        "source": f"[C] {route.hours:.1f} h of driving, {route.distance_km:.0f} km",
    }


def fleet_rows(
    routes: Sequence[Route], *, vehicles: dict[str, str], homes: dict[str, str]
) -> list[Cells]:
    """Return the fleets that *routes* need: enough to drive each once in a window.

    Parameters
    ----------
    vehicles, homes
        Kind of vehicle and store of each fleet; those without a route are left out.
    """
    days = dict.fromkeys(vehicles, 0)
    for route in routes:
        hours = route.hours + HOURS_AT_A_STOP * (len(route.stops) + 1)
        days[route.fleet] += ceil(hours / HOURS_OF_A_DAY)
    return [
        {
            "id": fleet,
            "vehicle": vehicles[fleet],
            "number": ceil(SPARE_VEHICLES * vehicle_days / WINDOW_DAYS),
            "home": homes[fleet],
            "source": f"[C] {vehicle_days} vehicle-days a round in {WINDOW_DAYS} days, and a spare",
        }
        for fleet, vehicle_days in days.items()
        if vehicle_days
    ]
