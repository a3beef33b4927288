"""Make the tables of this scenario from the source tables in `scenarios/data`.

``python scenarios/santa_cruz_calendario/make_tables.py [FOLDER]`` writes them beside this file, or
into FOLDER. The same tables come out every time. Tables called `joint_…` are for strategies where
one store and its trucks supply both institutions, `forward_…` for one that opens a store in Caleta
Olivia as well.
"""

from collections.abc import Sequence
from pathlib import Path

from scenarios.tables.catalogue import product_rows, rate_rows
from scenarios.tables.facilities import facility_rows, fleet_rows, route_row
from scenarios.tables.files import Cells, Row, read, target_folder, write_tables
from scenarios.tables.holidays import argentine_holiday_rows
from scenarios.tables.itinerants import Agenda, itinerant_product_rows, itinerant_rates, visit_rows
from scenarios.tables.routes import Depot, Route, Stop, delivery_routes
from scenarios.tables.surroundings import (
    place_rows,
    road_rows,
    speed_rows,
    storm_rows,
    vehicle_rows,
)

PESOS_PER_DOLLAR = 18.0  # Mexican pesos, in which the source tables are [E]
CAPITAL, FORWARD_TOWN = "rio-gallegos", "caleta-olivia"
MINISTRY, INSURER, FORWARD = "deposito-central", "deposito-css", "deposito-caleta-olivia"
JUNCTION = "road junction"
HOSPITAL_FROM_PEOPLE = 4_000  # [E]
INSURER_FROM_PEOPLE = 4_000  # towns with a pharmacy of its network [E]
INSURED_PEOPLE = 70_000  # (F6)
UNINSURED_SHARE = 0.35  # people without social security [E]
SURFACES = ("paved", "gravel")
STORM_SOURCE = "[E] from the provincial road bulletins of July 2024 (F51-F54)"
VEHICLES = {"camion-ministerio": "truck_3_5t_dry", "camion-css": "truck_1_5t"}
OF_DOCTORS = "pickup_4x4"
HOMES = {"camion-ministerio": MINISTRY, "camion-css": INSURER}
ZONES = ("zona_norte", "zona_sur")
AGENDAS = (
    Agenda(
        "css",
        "css",
        28,
        "[E] a month",
        (("caleta-olivia", "las-heras"), ("el-calafate", "rio-turbio")),
    ),
    Agenda(
        "ministerio",
        "hospital",
        42,
        "[E] every sixth week",
        (
            ("caleta-olivia", "pico-truncado", "puerto-deseado"),
            ("el-calafate", "puerto-san-julian", "gobernador-gregores"),
        ),
    ),
)


def main(folder: Path) -> None:
    """Write all tables into *folder*."""
    towns = [row for row in read("places_santa_cruz") if row["population_source"] != JUNCTION]
    ministry, insurer = [*map(_ministry_unit, towns)], _insurer_units(towns)
    routes = [*_routes(ministry, "ministerio", towns), *_routes(insurer, "css", towns)]
    write_tables(
        folder,
        {
            "places": place_rows("santa_cruz"),
            "roads": road_rows("santa_cruz"),
            "speeds": speed_rows(),
            "storms": storm_rows(("santa_cruz",), STORM_SOURCE),
            "vehicles": vehicle_rows(
                ("trailer", *VEHICLES.values(), OF_DOCTORS), pesos_per_unit=PESOS_PER_DOLLAR
            ),
            "holidays": argentine_holiday_rows(),
            "products": [
                *product_rows(whole_kit=False, pesos_per_unit=PESOS_PER_DOLLAR),
                *itinerant_product_rows(),
            ],
            "rates": itinerant_rates(rate_rows(whole_kit=False)),
            "visits": visit_rows(AGENDAS),
            "routes": [route_row(route) for route in routes],
            "fleets": fleet_rows(routes, vehicles=VEHICLES, homes=HOMES),
            "facilities": facility_rows(
                [
                    _store(MINISTRY, "Depósito central del Ministerio", "ministerio"),
                    _store(INSURER, "Depósito de la CSS", "css"),
                    *ministry,
                    *insurer,
                ],
                routes,
            ),
        }
        | _joint_tables([*ministry, *insurer], towns)
        | _forward_tables([*ministry, *insurer], towns),
    )


def _store(name: str, title: str, institution: str) -> Cells:
    return {
        "id": name,
        "name": title,
        "institution": institution,
        "level": "store",
        "kind": "store",
        "place": CAPITAL,
        "supplier": f"proveedores-{institution}",
        "unloading": "2 h",
        "source": "[E] a store of this institution in the capital",
    }


def _ministry_unit(town: Row) -> Cells:
    people = int(town["population"])
    is_hospital = people >= HOSPITAL_FROM_PEOPLE
    return {
        "id": f"{'hospital' if is_hospital else 'puesto'}-{town['id']}",
        "name": f"{'Hospital' if is_hospital else 'Puesto sanitario'} {town['name']}",
        "institution": "ministerio",
        "level": "hospital" if is_hospital else "unit",
        "kind": "hospital" if is_hospital else "health_post",
        "place": town["id"],
        "supplier": MINISTRY,
        "population": round(UNINSURED_SHARE * people),
        "mix": "hospital" if is_hospital else "unit",
        "opens": "every day" if is_hospital else "mon-fri",
        "keeps_holidays": not is_hospital,
        "unloading": "1.5 h" if is_hospital else "30 min",
        "source": f"[E] stands for the ministry's units of the town; {UNINSURED_SHARE:.0%} of it",
    }


def _insurer_units(towns: Sequence[Row]) -> list[Cells]:
    """Return one pharmacy of the CSS in each larger town; its people are shared by size."""
    served = [row for row in towns if int(row["population"]) >= INSURER_FROM_PEOPLE]
    share = INSURED_PEOPLE / sum(int(row["population"]) for row in served)
    return [
        {
            "id": f"css-{town['id']}",
            "name": f"Farmacia CSS {town['name']}",
            "institution": "css",
            "level": "unit",
            "kind": "pharmacy",
            "place": town["id"],
            "supplier": INSURER,
            "population": round(share * int(town["population"])),
            "mix": "unit",
            "opens": "mon-fri",
            "keeps_holidays": True,
            "unloading": "30 min",
            "source": "[E] 70,000 people (F6) shared by size of the town",
        }
        for town in served
    ]


def _routes(units: Sequence[Cells], institution: str, towns: Sequence[Row]) -> list[Route]:
    """Return the routes from the capital, each within one zone."""
    zone_of = {row["id"]: row["region"] for row in towns}
    fleets = {f"camion-{institution}": SURFACES}
    routes = []
    for zone in ZONES:
        stops = [_stop(row) for row in units if zone_of[str(row["place"])] == zone]
        prefix = f"ruta-{institution}-{zone.removeprefix('zona_')}"
        routes += delivery_routes(stops, Depot("santa_cruz", CAPITAL, fleets, prefix=prefix))
    return routes


def _joint_tables(units: Sequence[Cells], towns: Sequence[Row]) -> dict[str, list[Cells]]:
    """Return what changes where the ministry's store supplies all, with the trucks of both."""
    north, south = (_of_zone(units, towns, zone) for zone in ZONES)
    routes = [
        *_delivered(north, CAPITAL, "camion-ministerio", "ruta-integrada-norte"),
        *_delivered(south, CAPITAL, "camion-css", "ruta-integrada-sur"),
    ]
    return {
        "joint_north": _moved(north, MINISTRY, routes),
        "joint_south": _moved(south, MINISTRY, routes),
        "joint_routes": [route_row(route) for route in routes],
        "joint_fleets": [_fleet("camion-css", "truck_1_5t", 2, MINISTRY)],
    }


def _forward_tables(units: Sequence[Cells], towns: Sequence[Row]) -> dict[str, list[Cells]]:
    """Return what then changes where a store in Caleta Olivia supplies the northern zone.

    Two of the trucks move there, so that there are no more than before.
    """
    north = _of_zone(units, towns, "zona_norte")
    store: Cells = {
        "id": FORWARD,
        "name": "Depósito de avanzada Caleta Olivia",
        "institution": "ministerio",
        "level": "forward_store",
        "kind": "forward_store",
        "place": FORWARD_TOWN,
        "supplier": MINISTRY,
        "unloading": "2 h",
        "source": "[E] a store that a strategy opens",
    }
    routes = [
        *_delivered(north, FORWARD_TOWN, "camion-norte", "ruta-avanzada"),
        *_delivered([store], CAPITAL, "camion-ministerio", "troncal"),
    ]
    return {
        "forward_store": facility_rows([store], routes),
        "forward_north": _moved(north, FORWARD, routes),
        "forward_routes": [route_row(route) for route in routes],
        "forward_fleets": [
            _fleet("camion-ministerio", "truck_3_5t_dry", 1, MINISTRY),
            _fleet("camion-norte", "truck_3_5t_dry", 2, FORWARD),
        ],
    }


def _of_zone(units: Sequence[Cells], towns: Sequence[Row], zone: str) -> list[Cells]:
    places = {row["id"] for row in towns if row["region"] == zone}
    return [row for row in units if row["place"] in places]


def _delivered(units: Sequence[Cells], place: str, fleet: str, prefix: str) -> list[Route]:
    depot = Depot("santa_cruz", place, {fleet: SURFACES}, prefix=prefix)
    return delivery_routes([_stop(row) for row in units], depot)


def _moved(units: Sequence[Cells], supplier: str, routes: Sequence[Route]) -> list[Cells]:
    rows = facility_rows([{"id": row["id"], "supplier": supplier} for row in units], routes)
    return [{column: row[column] for column in ("id", "supplier", "route", "stop")} for row in rows]


def _fleet(name: str, vehicle: str, number: int, home: str) -> Cells:
    source = "[E] of the trucks that both have, none more"
    return {"id": name, "vehicle": vehicle, "number": number, "home": home, "source": source}


def _stop(row: Cells) -> Stop:
    return Stop(str(row["id"]), str(row["name"]), str(row["place"]))


if __name__ == "__main__":
    main(target_folder(__file__))
