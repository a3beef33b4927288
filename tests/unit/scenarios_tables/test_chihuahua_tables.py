import csv
import os
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "scenarios" / "chihuahua_ultima_milla"
TABLES = sorted(path.name for path in FOLDER.glob("*.csv"))
HOSPITALS = {"guachochi", "san-juanito", "valle-de-allende"}


def read(name: str, folder: Path = FOLDER) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def by_id(name: str) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in read(name)}


def facilities(level: str) -> list[dict[str, str]]:
    return [row for row in read("facilities") if row["level"] == level]


def served() -> list[dict[str, str]]:
    return facilities("unit") + facilities("hospital")


def kit() -> list[dict[str, str]]:
    return [row for row in read("products") if row["supply_group"] == "kit"]


def source_population(unit: dict[str, str]) -> int:
    """People of the source row that lies where the unit stands."""
    place = by_id("places")[unit["place"]]
    lat, lon = (unit["lat"] or place["lat"], unit["lon"] or place["lon"])
    sources = read("places_chihuahua", FOLDER.parent / "data")
    sources += read("places_chihuahua_pool", FOLDER.parent / "data")
    return next(int(row["population"]) for row in sources if (row["lat"], row["lon"]) == (lat, lon))


def stops_by_route() -> dict[str, list[dict[str, str]]]:
    stops = sorted(served(), key=lambda row: int(row["stop"]))
    return {route: [row for row in stops if row["route"] == route] for route in by_id("routes")}


def test_144_units_and_3_hospitals_hang_on_one_store() -> None:
    levels = Counter(row["level"] for row in read("facilities"))

    assert levels == {"store": 1, "hospital": 3, "unit": 144}
    assert {row["supplier"] for row in served()} == {"almacen-estatal"}


def test_hospitals_stand_in_their_three_towns() -> None:
    assert {row["place"] for row in facilities("hospital")} == HOSPITALS


def test_no_id_is_given_twice() -> None:
    ids = [row["id"] for row in read("facilities")]

    assert len(set(ids)) == len(ids)


def test_units_stand_on_localities_of_at_most_2500_people() -> None:
    people = [source_population(unit) for unit in facilities("unit")]

    assert min(people) > 0
    assert max(people) <= 2500


def test_no_two_units_share_a_locality() -> None:
    spots = {(row["place"], row["lat"], row["lon"]) for row in facilities("unit")}

    assert len(spots) == 144


def test_catchments_sum_to_all_people() -> None:
    assert sum(int(row["population"]) for row in facilities("unit")) == 213_000


def test_hospitals_have_about_29_percent_of_consultations() -> None:
    in_hospitals = sum(float(row["consultations_per_day"]) for row in facilities("hospital"))
    in_units = 213_000 * 2.4 / 365.25

    assert in_hospitals / (in_hospitals + in_units) == pytest.approx(0.294, abs=0.005)


def test_units_come_in_three_kinds_by_size() -> None:
    kinds = ("small_unit", "medium_unit", "large_unit")
    people = [
        [int(row["population"]) for row in facilities("unit") if row["kind"] == kind]
        for kind in kinds
    ]

    assert max(people[0]) < min(people[1])
    assert max(people[1]) < min(people[2])


def test_spurs_in_the_sierra_are_dirt_with_its_weather() -> None:
    places = by_id("places")
    spurs = [row for row in facilities("unit") if row["spur_km"]]
    sierra = [row for row in spurs if places[row["place"]]["region"] == "sierra"]

    assert {(row["spur_surface"], row["weather_region"]) for row in sierra} == {
        ("dirt", "sierra_tarahumara")
    }


def test_every_route_has_seven_or_eight_stops_in_order() -> None:
    for stops in stops_by_route().values():
        assert [int(row["stop"]) for row in stops] == list(range(1, len(stops) + 1))
        assert len(stops) in {7, 8}


def test_routes_visit_all_who_are_served() -> None:
    assert sum(map(len, stops_by_route().values())) == 147


@pytest.mark.parametrize(
    ("fleet", "vehicle"),
    [("camion_3_5t", "truck_3_5t_dry"), ("camion_1_5t", "truck_1_5t")],
)
def test_vehicle_reaches_all_stops_of_its_routes(fleet: str, vehicle: str) -> None:
    surfaces = by_id("vehicles")[vehicle]["surfaces"].split()
    roads = [row for row in read("roads") if row["surface"] in surfaces]
    graph = nx.Graph([(row["origin"], row["destination"]) for row in roads])
    reached = nx.node_connected_component(graph, "chihuahua")
    routes = by_id("routes")
    stops = [row for row in served() if routes[row["route"]]["fleet"] == fleet]

    assert {row["place"] for row in stops} <= reached
    assert {row["spur_surface"] for row in stops} <= {"", *surfaces}


@pytest.mark.parametrize(("ven", "keys"), [("V", 19), ("E", 70), ("N", 58)])
def test_kit_has_the_published_classes(ven: str, keys: int) -> None:
    assert sum(row["ven"] == ven for row in kit()) == keys


def test_synthetic_keys_are_marked_and_are_no_tracers() -> None:
    marks = Counter((row["synthetic"], row["tracer"]) for row in kit())

    assert marks == {("false", "true"): 43, ("true", "false"): 104}


@pytest.mark.parametrize("mix", ["unit", "hospital"])
def test_a_consultation_takes_3_2_pieces_of_the_kit(mix: str) -> None:
    in_kit = {row["key"] for row in kit()}
    pieces = sum(float(row[mix]) for row in read("rates") if row["key"] in in_kit) / 1000

    assert pieces == pytest.approx(3.2, abs=0.01)


@pytest.mark.parametrize(
    ("key", "is_higher"),
    [("010.000.3610.00", True), ("010.000.1925.00", True), ("010.000.5165.00", False)],
    ids=["saline", "injectable penicillin", "metformin"],
)
def test_hospitals_ask_for_other_things(key: str, *, is_higher: bool) -> None:
    rates = {row["key"]: row for row in read("rates")}[key]

    assert (float(rates["hospital"]) > float(rates["unit"])) is is_higher


def test_only_hospitals_use_oxytocin() -> None:
    rates = {row["key"]: row for row in read("rates")}["OXITOCINA-SIN-CLAVE"]

    assert float(rates["unit"]) == 0
    assert float(rates["hospital"]) > 0


def test_rates_and_products_have_the_same_keys() -> None:
    assert [row["key"] for row in read("rates")] == [row["key"] for row in read("products")]


def test_roads_connect_all_places() -> None:
    graph = nx.Graph([(row["origin"], row["destination"]) for row in read("roads")])

    assert set(nx.node_connected_component(graph, "chihuahua")) == set(by_id("places"))


def test_every_road_has_a_speed() -> None:
    known = {(row["surface"], row["terrain"]) for row in read("speeds")}
    spurs = {(row["spur_surface"], row["spur_terrain"]) for row in served() if row["spur_km"]}

    assert {(row["surface"], row["terrain"]) for row in read("roads")} | spurs <= known


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2025, 2, 3), "Día de la Constitución"),
        (date(2025, 3, 17), "Natalicio de Benito Juárez"),
        (date(2025, 11, 17), "Día de la Revolución"),
        (date(2024, 10, 1), "Transmisión del Poder Ejecutivo Federal"),
    ],
)
def test_holidays_fall_on_their_days(day: date, name: str) -> None:
    assert (day.isoformat(), name) in {(row["date"], row["name"]) for row in read("holidays")}


def test_script_makes_the_committed_tables_again(tmp_path: Path) -> None:
    command = [sys.executable, str(FOLDER / "make_tables.py"), str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(command, check=True, env=environment, capture_output=True)  # noqa: S603 - our own script
    differing = [
        name for name in TABLES if (tmp_path / name).read_bytes() != (FOLDER / name).read_bytes()
    ]

    assert differing == []
    assert sorted(path.name for path in tmp_path.iterdir()) == TABLES
