"""Make the tables of this scenario from the source tables in `scenarios/data`.

``python scenarios/chihuahua_intercambio/make_tables.py [FOLDER]`` writes them beside this file, or
into FOLDER. The same tables come out every time. Tables called `dock_…` are only for the strategy
that opens a cross-dock in San Juanito.
"""

from collections.abc import Sequence
from pathlib import Path

import networkx as nx
from interventions import intervention_rows, profiles, rates_with
from localities import locality_rows, place_of, spur_rows
from people import House, neighbours, referred, travel_hours

from scenarios.tables.catalogue import product_rows
from scenarios.tables.facilities import facility_rows, fleet_rows, route_row
from scenarios.tables.files import Cells, Row, read, target_folder, write_tables
from scenarios.tables.geography import speeds_kph
from scenarios.tables.holidays import mexican_holiday_rows
from scenarios.tables.routes import Depot, Route, Stop, delivery_routes
from scenarios.tables.rural_units import PEOPLE, UNITS, Unit, rural_units
from scenarios.tables.surroundings import (
    place_rows,
    road_rows,
    speed_rows,
    storm_rows,
    vehicle_rows,
)

CAPITAL, DOCK_TOWN = "chihuahua", "san-juanito"
IMSS, SSA = "imss-bienestar", "ssa"
STORES = {IMSS: "almacen-imss", SSA: "almacen-ssa"}
DOCK = "anden-san-juanito"
NEAR_THE_OTHERS = 0.25  # people of the other affiliation at a unit, share of its own [E]
STATE_HOSPITALS = (
    *("chihuahua", "ciudad-juarez", "cuauhtemoc", "hidalgo-del-parral", "nuevo-casas-grandes"),
)
HOSPITAL_IN_UNITS = 20  # consultations of a hospital in those of a mean rural unit [E]
CONSULTATIONS_PER_PERSON_YEAR = 2.4  # [E], as in scenario.yaml
DAYS_PER_YEAR = 365.25
CENTRE_CONSULTATIONS_PER_YEAR = 6_040  # 24 a working day (F22)
CENTRE_SOURCE = "[E] one state health centre in every municipal seat, 24 consultations a day (F22)"
DETOUR_AT_MOST = 1.15  # by the cross-dock, against the way from the capital [E]
REGIONS = ("sierra_tarahumara", "chihuahua_plains")
STORM_SOURCE = "[E] from the closures of 2017 and 2024 in the press (F39-F42)"
VEHICLES = ("truck_3_5t_dry", "truck_1_5t")
LARGE, SMALL = ("paved", "gravel"), ("paved", "gravel", "dirt")


def main(folder: Path) -> None:
    """Write all tables into *folder*."""
    units, seats = rural_units(), [row for row in read("places_chihuahua") if _is_seat(row)]
    stops = {IMSS: [*map(_unit_stop, units), *map(_town_stop, _rural_hospitals())]}
    stops[SSA] = [*map(_centre_stop, seats), *map(_state_stop, _state_hospitals())]
    routes = {name: delivery_routes(theirs, _depot(name)) for name, theirs in stops.items()}
    all_routes = [*routes[IMSS], *routes[SSA]]
    places = place_rows("chihuahua")
    roads = [*road_rows("chihuahua"), *spur_rows(units)]
    own = [*map(_unit, units), *map(_centre, seats)]
    hospitals = [
        *map(_rural_hospital, _rural_hospitals()),
        *map(_state_hospital, _state_hospitals()),
    ]
    graph = _graph(roads)
    write_tables(
        folder,
        {
            "places": [*places, *locality_rows(units, places)],
            "roads": roads,
            "speeds": speed_rows(),
            "storms": storm_rows(REGIONS, STORM_SOURCE),
            "vehicles": vehicle_rows(VEHICLES),
            "holidays": mexican_holiday_rows(),
            "products": product_rows(),
            "rates": rates_with(profiles()),
            "interventions": intervention_rows(),
            "routes": [route_row(route) for route in all_routes],
            "fleets": [row for name in routes for row in _fleets(routes[name], name)],
            "facilities": facility_rows([*map(_store, STORES), *hospitals, *own], all_routes),
            "communities": _communities(own, hospitals, graph),
        }
        | _dock_tables(stops[IMSS], graph, {unit.id: place_of(unit) for unit in units}),
    )


def _communities(
    units: Sequence[Cells], hospitals: Sequence[Cells], graph: "nx.Graph[str]"
) -> list[Cells]:
    hours, houses = travel_hours(graph), [*map(_house, units)]
    others = neighbours(houses, hours, share=NEAR_THE_OTHERS)
    people, theirs = _people(houses, others), [*map(_house, hospitals)]
    return [*others, *referred(people, theirs, hours=hours, served=profiles())]


def _people(houses: Sequence[House], others: Sequence[Cells]) -> list[tuple[str, str, int]]:
    """Return affiliation, place and number of all people."""
    people = [(house.institution, house.place, house.people) for house in houses]
    return people + [
        (str(row["affiliation"]), str(row["place"]), int(str(row["population"]))) for row in others
    ]


def _house(row: Cells) -> House:
    people = int(str(row.get("population", 0))) or round(
        float(str(row["consultations_per_day"])) * DAYS_PER_YEAR / CONSULTATIONS_PER_PERSON_YEAR
    )
    name, owner = str(row["name"]), str(row["institution"])
    return House(str(row["id"]), name, owner, str(row["place"]), people)


def _graph(roads: Sequence[Cells]) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    kph = speeds_kph()
    for row in roads:
        speed = kph[str(row["surface"]), str(row["terrain"])]
        hours = float(str(row["distance_km"])) / speed
        graph.add_edge(str(row["origin"]), str(row["destination"]), hours=hours)
    return graph


def _depot(institution: str) -> Depot:
    short = "imss" if institution == IMSS else "ssa"
    return Depot(
        area="chihuahua",
        place=CAPITAL,
        fleets={f"{short}_camion_3_5t": LARGE, f"{short}_camion_1_5t": SMALL},
        stops=range(5, 9),
        prefix=f"{short}-ruta",
    )


def _fleets(routes: Sequence[Route], institution: str) -> list[Cells]:
    large, small = _depot(institution).fleets
    store = STORES[institution]
    return fleet_rows(
        routes,
        vehicles={large: "truck_3_5t_dry", small: "truck_1_5t"},
        homes={large: store, small: store},
    )


def _dock_tables(
    stops: Sequence[Stop], graph: "nx.Graph[str]", places: dict[str, str]
) -> dict[str, list[Cells]]:
    """Return what changes where goods of IMSS-Bienestar change vehicles in San Juanito."""
    hours = {
        town: nx.single_source_dijkstra_path_length(graph, town, weight="hours")
        for town in (CAPITAL, DOCK_TOWN)
    }

    def is_on_the_way(stop: Stop) -> bool:
        place = places.get(stop.id, stop.place)
        by_dock = hours[CAPITAL][DOCK_TOWN] + hours[DOCK_TOWN][place]
        return by_dock <= DETOUR_AT_MOST * hours[CAPITAL][place]

    dock = Stop(DOCK, "Andén San Juanito", DOCK_TOWN)
    near = [stop for stop in stops if is_on_the_way(stop)]
    far = [stop for stop in stops if not is_on_the_way(stop)]
    local = Depot("chihuahua", DOCK_TOWN, {"sierra_camion": SMALL}, range(3, 9), "sierra-ruta")
    trunk = Depot("chihuahua", CAPITAL, {"imss_troncal": LARGE}, prefix="troncal")
    rest = Depot(
        "chihuahua", CAPITAL, _depot(IMSS).fleets, stops=range(5, 9), prefix="imss-resto-ruta"
    )
    routes = delivery_routes(far, rest)
    sierra, to_dock = delivery_routes(near, local), delivery_routes([dock], trunk)
    moved = facility_rows([{"id": stop.id} for stop in stops], [*routes, *sierra])
    local_fleet = fleet_rows(
        sierra, vehicles={"sierra_camion": "truck_1_5t"}, homes={"sierra_camion": DOCK}
    )
    trunk_fleet = fleet_rows(
        to_dock, vehicles={"imss_troncal": "truck_3_5t_dry"}, homes={"imss_troncal": STORES[IMSS]}
    )
    return {
        "dock": facility_rows([_dock()], to_dock),
        "dock_units": [
            {column: row[column] for column in ("id", "route", "stop")} for row in moved
        ],
        "dock_routes": [route_row(route) for route in (*routes, *to_dock, *sierra)],
        "dock_fleets": [*_fleets(routes, IMSS), *trunk_fleet, *local_fleet],
    }


def _dock() -> Cells:
    return {
        "id": DOCK,
        "name": "Andén San Juanito",
        "institution": IMSS,
        "level": "cross_dock",
        "kind": "cross_dock",
        "place": DOCK_TOWN,
        "supplier": STORES[IMSS],
        "unloading": "2 h",
        "source": "[E] a cross-dock that a strategy opens",
    }


def _store(institution: str) -> Cells:
    name = "IMSS-Bienestar" if institution == IMSS else "Servicios de Salud"
    return {
        "id": STORES[institution],
        "name": f"Almacén {name}",
        "institution": institution,
        "level": "store",
        "kind": "store",
        "place": CAPITAL,
        "supplier": "proveedores",
        "unloading": "3 h",
        "source": "[E] one store of this institution in the capital",
    }


def _is_seat(row: Row) -> bool:
    return row["is_municipal_seat"] == "1"


def _rural_hospitals() -> list[Row]:
    return [row for row in read("places_chihuahua") if row["rural_hospital"] == "1"]


def _state_hospitals() -> list[Row]:
    return [row for row in read("places_chihuahua") if row["id"] in STATE_HOSPITALS]


def _unit_stop(unit: Unit) -> Stop:
    locality = unit.locality
    if locality.spur is None:
        return Stop(unit.id, unit.name, locality.place)
    spur = locality.spur
    return Stop(unit.id, unit.name, locality.place, spur.km, spur.surface, spur.terrain)


def _town_stop(row: Row) -> Stop:
    return Stop(f"hospital-{row['id']}", f"Hospital Rural {row['name']}", row["id"])


def _state_stop(row: Row) -> Stop:
    return Stop(f"hospital-general-{row['id']}", f"Hospital General {row['name']}", row["id"])


def _centre_stop(row: Row) -> Stop:
    return Stop(f"centro-{row['id']}", f"Centro de Salud {row['name']}", row["id"])


def _hospital(stop: Stop, institution: str, source: str) -> Cells:
    of_a_unit = PEOPLE / UNITS * CONSULTATIONS_PER_PERSON_YEAR / DAYS_PER_YEAR
    return {
        "id": stop.id,
        "name": stop.name,
        "institution": institution,
        "level": "hospital",
        "kind": "rural_hospital" if institution == IMSS else "general_hospital",
        "place": stop.place,
        "supplier": STORES[institution],
        "consultations_per_day": round(HOSPITAL_IN_UNITS * of_a_unit, 1),
        "mix": "hospital",
        "opens": "every day",
        "keeps_holidays": False,
        "unloading": "2.5 h",
        "source": f"{source}; [E] consultations, 20 times a mean rural unit",
    }


def _rural_hospital(row: Row) -> Cells:
    return _hospital(_town_stop(row), IMSS, "[F] F2: the town")


def _state_hospital(row: Row) -> Cells:
    return _hospital(_state_stop(row), SSA, "[R] a state hospital in the town")


def _unit(unit: Unit) -> Cells:
    return {
        "id": unit.id,
        "name": unit.name,
        "institution": IMSS,
        "level": "unit",
        "kind": unit.kind,
        "place": place_of(unit),
        "supplier": STORES[IMSS],
        "population": unit.people,
        "mix": "unit",
        "opens": "mon-fri",
        "keeps_holidays": True,
        "unloading": "30 min",
        "source": "[E] a unit placed on a real locality (GeoNames, CC BY 4.0), not a register",
    }


def _centre(row: Row) -> Cells:
    return {
        "id": f"centro-{row['id']}",
        "name": f"Centro de Salud {row['name']}",
        "institution": SSA,
        "level": "unit",
        "kind": "health_centre",
        "place": row["id"],
        "supplier": STORES[SSA],
        "consultations_per_day": round(CENTRE_CONSULTATIONS_PER_YEAR / DAYS_PER_YEAR, 2),
        "mix": "unit",
        "opens": "mon-fri",
        "keeps_holidays": True,
        "unloading": "30 min",
        "source": CENTRE_SOURCE,
    }


if __name__ == "__main__":
    main(target_folder(__file__))
