"""Make the tables of this scenario from the source tables in `scenarios/data`.

``python scenarios/chihuahua_ultima_milla/make_tables.py [FOLDER]`` writes them beside this file, or
into FOLDER. The same tables come out every time.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from catalogue import product_rows, rate_rows
from geography import Point
from routes import STORE_PLACE, Route, Stop, delivery_routes
from surroundings import (
    holiday_rows,
    place_rows,
    road_rows,
    speed_rows,
    storm_rows,
    vehicle_rows,
)
from tables import Row, read, write
from units import PEOPLE, UNITS, Spur, Unit, rural_units

STORE = "almacen-estatal"
HOSPITAL_IN_UNITS = 20  # consultations of a rural hospital in those of a mean unit [E]
CONSULTATIONS_PER_PERSON_YEAR = 2.4  # [E], as in scenario.yaml
DAYS_PER_YEAR = 365.25
BLANK: dict[str, object] = dict.fromkeys(
    (
        *("id", "name", "institution", "level", "kind", "place", "supplier"),
        *("population", "consultations_per_day", "mix", "opens", "keeps_holidays", "unloading"),
        *("route", "stop", "lat", "lon", "spur_km", "spur_surface", "spur_terrain"),
        *("spur_snow_risk", "spur_rain_risk", "weather_region", "synthetic", "source"),
    ),
    "",
)
"""The columns of the table of facilities; an empty cell leaves the default."""


def main(folder: Path) -> None:
    """Write all tables into *folder*."""
    units, hospitals = rural_units(), [row for row in read("places_chihuahua") if _hosts(row)]
    routes = delivery_routes([*map(_unit_stop, units), *map(_hospital_stop, hospitals)])
    tables = {
        "places": place_rows(),
        "roads": road_rows(),
        "speeds": speed_rows(),
        "storms": storm_rows(),
        "vehicles": vehicle_rows(),
        "holidays": holiday_rows(),
        "products": product_rows(),
        "rates": rate_rows(),
        "routes": [_route_row(route) for route in routes],
        "facilities": _facility_rows(units, hospitals, routes),
    }
    for name, rows in tables.items():
        write(folder / f"{name}.csv", rows)
        print(f"{folder / name}.csv: {len(rows)} rows")


def _hosts(row: Row) -> bool:
    return row["rural_hospital"] == "1"


def _unit_stop(unit: Unit) -> Stop:
    locality = unit.locality
    if locality.spur is None:
        return Stop(unit.id, unit.name, locality.place)
    spur = locality.spur
    return Stop(unit.id, unit.name, locality.place, spur.km, spur.surface, spur.terrain)


def _hospital_stop(row: Row) -> Stop:
    return Stop(_hospital_id(row), _hospital_name(row), row["id"])


def _hospital_id(row: Row) -> str:
    return f"hospital-{row['id']}"


def _hospital_name(row: Row) -> str:
    return f"Hospital Rural {row['name']}"


def _route_row(route: Route) -> dict[str, object]:
    first, last = (route.stops[end].name.removeprefix("UMR ") for end in (0, -1))
    return {
        "id": route.id,
        "fleet": route.fleet,
        "name": f"Ruta {route.id[-2:]}: {first} – {last}",
        "source": f"[C] {route.hours:.1f} h of driving, {route.distance_km:.0f} km",
    }


def _facility_rows(
    units: Sequence[Unit], hospitals: Sequence[Row], routes: Sequence[Route]
) -> list[dict[str, object]]:
    on_route = {
        stop.id: {"route": route.id, "stop": number}
        for route in routes
        for number, stop in enumerate(route.stops, start=1)
    }
    served = [*map(_hospital, hospitals), *map(_unit, units)]
    rows = [_store(), *(row | on_route[str(row["id"])] for row in served)]
    return [BLANK | {"institution": "imss-bienestar", "synthetic": False} | row for row in rows]


def _store() -> dict[str, object]:
    return {
        "id": STORE,
        "name": "Almacén estatal",
        "level": "store",
        "kind": "store",
        "place": STORE_PLACE,
        "supplier": "proveedores",
        "unloading": "3 h",
        "source": "[E] one state store in the capital",
    }


def _hospital(row: Row) -> dict[str, object]:
    of_a_unit = PEOPLE / UNITS * CONSULTATIONS_PER_PERSON_YEAR / DAYS_PER_YEAR
    return {
        "id": _hospital_id(row),
        "name": _hospital_name(row),
        "level": "hospital",
        "kind": "rural_hospital",
        "place": row["id"],
        "supplier": STORE,
        "consultations_per_day": round(HOSPITAL_IN_UNITS * of_a_unit, 1),
        "mix": "hospital",
        "opens": "every day",
        "keeps_holidays": False,
        "unloading": "2.5 h",
        "source": "[F] F2: the town; [E] consultations, 20 times a mean rural unit",
    }


def _unit(unit: Unit) -> dict[str, object]:
    return {
        "id": unit.id,
        "name": unit.name,
        "level": "unit",
        "kind": unit.kind,
        "place": unit.locality.place,
        "supplier": STORE,
        "population": unit.people,
        "mix": "unit",
        "opens": "mon-fri",
        "keeps_holidays": True,
        "unloading": "30 min",
        "source": "[E] a unit placed on a real locality (GeoNames, CC BY 4.0), not a register",
    } | (_off_the_graph(unit.locality.at, unit.locality.spur) if unit.locality.spur else {})


def _off_the_graph(at: Point, spur: Spur) -> dict[str, object]:
    return {
        "lat": at.lat,
        "lon": at.lon,
        "spur_km": spur.km,
        "spur_surface": spur.surface,
        "spur_terrain": spur.terrain,
        "spur_snow_risk": spur.snow_risk,
        "spur_rain_risk": spur.rain_risk,
        "weather_region": spur.weather_region,
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
