"""Make the tables of this scenario from the source tables in `scenarios/data`.

``python scenarios/chaco_reciprocidad/make_tables.py [FOLDER]`` writes them beside this file, or
into FOLDER. The same tables come out every time.
"""

from collections.abc import Iterable
from pathlib import Path

from scenarios.tables.catalogue import product_rows, rate_rows
from scenarios.tables.facilities import facility_rows, fleet_rows, route_row
from scenarios.tables.files import Cells, Row, read, target_folder, write_tables
from scenarios.tables.holidays import argentine_holiday_rows
from scenarios.tables.routes import Depot, Route, Stop, delivery_routes
from scenarios.tables.surroundings import (
    place_rows,
    road_rows,
    speed_rows,
    storm_rows,
    vehicle_rows,
)

PESOS_PER_DOLLAR = 18.0  # Mexican pesos, in which the source tables are [E]
CENTRAL = "deposito-central"
INSURER = "deposito-insssep"
STORES = {
    "resistencia": CENTRAL,
    "presidencia-roque-saenz-pena": "deposito-saenz-pena",
    "juan-jose-castelli": "deposito-castelli",
    "villa-angela": "deposito-villa-angela",
    "charata": "deposito-charata",
}
"""Stores of the ministry by the town where they stand."""

ZONES = {
    "metropolitana_este": "resistencia",
    "norte_bermejo": "resistencia",
    "centro": "presidencia-roque-saenz-pena",
    "oeste_RN16": "presidencia-roque-saenz-pena",
    "impenetrable": "juan-jose-castelli",
    "sur": "villa-angela",
    "sudoeste": "charata",
}
"""Town of the store that supplies each region [E]."""

HOSPITAL_FROM_PEOPLE = 20_000  # [E]
INSURER_TOWNS = 10  # the largest [E]
UNINSURED_SHARE = {"impenetrable": 0.7}  # people without social security [E]
UNINSURED_SHARE_ELSEWHERE = 0.5  # [E]
INSURED_SHARE = 0.18  # affiliates of INSSSEP; their number was not found [E]
PAVED = ("paved",)
LORRY = ("paved", "gravel")
PICKUP = ("paved", "gravel", "dirt")
STORM_SOURCE = "[E] from the rains of the Impenetrable in the press (F46-F50)"
VEHICLES = ("trailer", "truck_3_5t_dry", "truck_1_5t", "pickup_4x4")


def main(folder: Path) -> None:
    """Write all tables into *folder*."""
    towns = read("places_chaco")
    largest = sorted(towns, key=lambda row: -int(row["population"]))[:INSURER_TOWNS]
    ministry, insurer = [*map(_ministry_unit, towns)], [*map(_insurer_unit, largest)]
    stores = [_store(place, name) for place, name in STORES.items()]
    routes = [*_trunk(stores), *_ministry_routes(ministry), *_insurer_routes(insurer)]
    write_tables(
        folder,
        {
            "places": place_rows("chaco"),
            "roads": road_rows("chaco"),
            "speeds": speed_rows(),
            "storms": storm_rows(("impenetrable",), STORM_SOURCE),
            "vehicles": vehicle_rows(VEHICLES, pesos_per_unit=PESOS_PER_DOLLAR),
            "holidays": argentine_holiday_rows(),
            "products": product_rows(whole_kit=False, pesos_per_unit=PESOS_PER_DOLLAR),
            "rates": rate_rows(whole_kit=False),
            "routes": [route_row(route) for route in routes],
            "fleets": _fleets(routes),
            "facilities": facility_rows([*stores, _insurer_store(), *ministry, *insurer], routes),
        },
    )


def _store(place: str, name: str) -> Cells:
    is_central = name == CENTRAL
    town = next(row["name"] for row in read("places_chaco") if row["id"] == place)
    return {
        "id": name,
        "name": "Depósito central del Ministerio" if is_central else f"Depósito regional {town}",
        "institution": "ministerio",
        "level": "store" if is_central else "regional_store",
        "kind": "store" if is_central else "regional_store",
        "place": place,
        "supplier": "proveedores-ministerio" if is_central else CENTRAL,
        "unloading": "2 h",
        "source": "[E] a store of the ministry in this town",
    }


def _insurer_store() -> Cells:
    return {
        "id": INSURER,
        "name": "Depósito del INSSSEP",
        "institution": "insssep",
        "level": "store",
        "kind": "store",
        "place": "resistencia",
        "supplier": "proveedores-insssep",
        "unloading": "2 h",
        "source": "[E] one store in the capital",
    }


def _ministry_unit(town: Row) -> Cells:
    people = int(town["population"])
    is_hospital = people >= HOSPITAL_FROM_PEOPLE
    share = UNINSURED_SHARE.get(town["region"], UNINSURED_SHARE_ELSEWHERE)
    return {
        "id": f"{'hospital' if is_hospital else 'centro'}-{town['id']}",
        "name": f"{'Hospital' if is_hospital else 'Centro de salud'} {town['name']}",
        "institution": "ministerio",
        "level": "hospital" if is_hospital else "unit",
        "kind": "hospital" if is_hospital else "health_centre",
        "place": town["id"],
        "supplier": STORES[ZONES[town["region"]]],
        "population": round(share * people),
        "mix": "hospital" if is_hospital else "unit",
        "opens": "every day" if is_hospital else "mon-fri",
        "keeps_holidays": not is_hospital,
        "unloading": "1.5 h" if is_hospital else "30 min",
        "source": f"[E] stands for the ministry's units of the town; {share:.0%} of its people",
    }


def _insurer_unit(town: Row) -> Cells:
    return {
        "id": f"insssep-{town['id']}",
        "name": f"Farmacia INSSSEP {town['name']}",
        "institution": "insssep",
        "level": "unit",
        "kind": "delegation",
        "place": town["id"],
        "supplier": INSURER,
        "population": round(INSURED_SHARE * int(town["population"])),
        "mix": "unit",
        "opens": "mon-fri",
        "keeps_holidays": True,
        "unloading": "30 min",
        "source": f"[E] number of affiliates not found: {INSURED_SHARE:.0%} of the town",
    }


def _trunk(stores: Iterable[Cells]) -> list[Route]:
    depot = Depot("chaco", "resistencia", {"semirremolque": PAVED}, prefix="troncal")
    return delivery_routes([_stop(row) for row in stores if row["id"] != CENTRAL], depot)


def _ministry_routes(units: Iterable[Cells]) -> list[Route]:
    """Return the routes from each store: by lorry where all is paved or gravel, else by pickup."""
    by_store: dict[str, list[Stop]] = {}
    for row in units:
        by_store.setdefault(str(row["supplier"]), []).append(_stop(row))
    return [
        route
        for place, store in STORES.items()
        for route in delivery_routes(by_store[store], _depot(place, store))
    ]


def _depot(place: str, store: str) -> Depot:
    zone = store.removeprefix("deposito-")
    fleets = {f"camion-{zone}": LORRY, f"camioneta-{zone}": PICKUP}
    return Depot("chaco", place, fleets, prefix=f"ruta-{zone}")


def _insurer_routes(units: Iterable[Cells]) -> list[Route]:
    depot = Depot("chaco", "resistencia", {"camion-insssep": LORRY}, prefix="ruta-insssep")
    return delivery_routes([*map(_stop, units)], depot)


def _stop(row: Cells) -> Stop:
    return Stop(str(row["id"]), str(row["name"]), str(row["place"]))


def _fleets(routes: list[Route]) -> list[Cells]:
    zones = {store.removeprefix("deposito-"): store for store in STORES.values()}
    vehicles = {"semirremolque": "trailer"}
    homes = {"semirremolque": CENTRAL}
    for zone, store in zones.items():
        vehicles |= {f"camion-{zone}": "truck_3_5t_dry", f"camioneta-{zone}": "pickup_4x4"}
        homes |= {f"camion-{zone}": store, f"camioneta-{zone}": store}
    vehicles["camion-insssep"], homes["camion-insssep"] = "truck_1_5t", INSURER
    return fleet_rows(routes, vehicles=vehicles, homes=homes)


if __name__ == "__main__":
    main(target_folder(__file__))
