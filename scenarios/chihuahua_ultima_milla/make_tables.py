"""Make the tables of this scenario from the source tables in `scenarios/data`.

``python scenarios/chihuahua_ultima_milla/make_tables.py [FOLDER]`` writes them beside this file, or
into FOLDER. The same tables come out every time.
"""

from collections.abc import Sequence
from pathlib import Path

from scenarios.tables.catalogue import product_rows, rate_rows
from scenarios.tables.facilities import facility_rows, route_row
from scenarios.tables.files import Cells, Row, read, target_folder, write_tables
from scenarios.tables.geography import Point
from scenarios.tables.holidays import mexican_holiday_rows
from scenarios.tables.routes import Depot, Route, Stop, delivery_routes
from scenarios.tables.rural_units import PEOPLE, UNITS, Spur, Unit, rural_units
from scenarios.tables.surroundings import (
    place_rows,
    road_rows,
    speed_rows,
    storm_rows,
    vehicle_rows,
)

STORE = "almacen-estatal"
HOSPITAL_IN_UNITS = 20  # consultations of a rural hospital in those of a mean unit [E]
CONSULTATIONS_PER_PERSON_YEAR = 2.4  # [E], as in scenario.yaml
DAYS_PER_YEAR = 365.25
REGIONS = ("sierra_tarahumara", "chihuahua_plains")
STORM_SOURCE = "[E] from the closures of 2017 and 2024 in the press (F39-F42)"
VEHICLES = ("truck_3_5t_dry", "truck_1_5t", "pickup_4x4")
DEPOT = Depot(
    area="chihuahua",
    place="chihuahua",
    fleets={
        "camion_3_5t": ("paved", "gravel"),
        "camion_1_5t": ("paved", "gravel", "dirt"),
    },
    stops=(7, 8),
)


def main(folder: Path) -> None:
    """Write all tables into *folder*."""
    units, hospitals = rural_units(), [row for row in read("places_chihuahua") if _hosts(row)]
    stops = [*map(_unit_stop, units), *map(_hospital_stop, hospitals)]
    routes = delivery_routes(stops, DEPOT)
    tables = {
        "places": place_rows("chihuahua"),
        "roads": road_rows("chihuahua"),
        "speeds": speed_rows(),
        "storms": storm_rows(REGIONS, STORM_SOURCE),
        "vehicles": vehicle_rows(VEHICLES),
        "holidays": mexican_holiday_rows(),
        "products": product_rows(),
        "rates": rate_rows(),
        "routes": [route_row(route) for route in routes],
        "facilities": _facility_rows(units, hospitals, routes),
    }
    write_tables(folder, tables)


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


def _facility_rows(
    units: Sequence[Unit], hospitals: Sequence[Row], routes: Sequence[Route]
) -> list[Cells]:
    rows = [_store(), *map(_hospital, hospitals), *map(_unit, units)]
    return facility_rows([{"institution": "imss-bienestar"} | row for row in rows], routes)


def _store() -> Cells:
    return {
        "id": STORE,
        "name": "Almacén estatal",
        "level": "store",
        "kind": "store",
        "place": DEPOT.place,
        "supplier": "proveedores",
        "unloading": "3 h",
        "source": "[E] one state store in the capital",
    }


def _hospital(row: Row) -> Cells:
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


def _unit(unit: Unit) -> Cells:
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


def _off_the_graph(at: Point, spur: Spur) -> Cells:
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
    main(target_folder(__file__))
