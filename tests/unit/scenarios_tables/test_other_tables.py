"""Tests of what the tables of the scenarios with several institutions or states have in common."""

import csv
import os
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).parents[3]
SCENARIOS = ROOT / "scenarios"
CHACO, SANTA_CRUZ = "chaco_reciprocidad", "santa_cruz_calendario"
IMSS, BIRMEX = "imss_insabi_19", "birmex_ultima_unidad"
INTERCHANGE = "chihuahua_intercambio"
ALL = (CHACO, SANTA_CRUZ, IMSS, BIRMEX, INTERCHANGE)
NORTHERN_TOWNS = {"caleta-olivia", "las-heras", "puerto-deseado"}

Rows = list[dict[str, str]]

every_scenario = pytest.mark.parametrize("scenario", ALL)


def read(scenario: str, name: str, folder: Path = SCENARIOS) -> Rows:
    with (folder / scenario / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def by_id(scenario: str, name: str) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in read(scenario, name)}


def facilities(scenario: str, **wanted: str) -> Rows:
    rows = read(scenario, "facilities")
    return [row for row in rows if all(row[column] == text for column, text in wanted.items())]


def people(rows: Rows) -> int:
    return sum(int(row["population"]) for row in rows)


def run_script(scenario: str, *arguments: str) -> None:
    script = str(SCENARIOS / scenario / "make_tables.py")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, script, *arguments], check=True, env=environment)  # noqa: S603 - our own script


@every_scenario
def test_script_makes_the_committed_tables_again(scenario: str, tmp_path: Path) -> None:
    run_script(scenario, str(tmp_path))
    committed = {path.name: path.read_bytes() for path in (SCENARIOS / scenario).glob("*.csv")}
    made = {path.name: path.read_bytes() for path in tmp_path.glob("*.csv")}

    assert [name for name in made if made[name] != committed.get(name)] == []
    assert made.keys() == committed.keys()


@every_scenario
def test_tables_are_small(scenario: str) -> None:
    sizes = [path.stat().st_size for path in (SCENARIOS / scenario).glob("*.csv")]

    assert max(sizes) < 100_000


@every_scenario
def test_every_row_says_where_it_comes_from(scenario: str) -> None:
    marks = {
        row["source"][:3]
        for name in ("places", "roads", "facilities", "routes", "fleets", "products", "rates")
        for row in read(scenario, name)
    }

    assert marks <= {"[S]", "[F]", "[C]", "[R]", "[E]"}


@every_scenario
def test_no_route_has_more_than_eight_stops(scenario: str) -> None:
    stops = Counter(row["route"] for row in read(scenario, "facilities") if row["route"])

    assert max(stops.values()) <= 8
    assert stops.keys() == by_id(scenario, "routes").keys()


@every_scenario
def test_goods_of_a_facility_load_where_its_supplier_stands(scenario: str) -> None:
    routes, fleets = by_id(scenario, "routes"), by_id(scenario, "fleets")
    supplied = [row for row in read(scenario, "facilities") if row["route"]]

    assert all(fleets[routes[row["route"]]["fleet"]]["home"] == row["supplier"] for row in supplied)


def road_graph(scenario: str) -> nx.Graph:
    return nx.Graph([(row["origin"], row["destination"]) for row in read(scenario, "roads")])


@pytest.mark.parametrize("scenario", [CHACO, SANTA_CRUZ, BIRMEX])
def test_roads_connect_all_places(scenario: str) -> None:
    graph = road_graph(scenario)

    assert set(graph) == set(by_id(scenario, "places"))
    assert nx.is_connected(graph)


def test_each_of_19_states_is_an_island_around_its_store() -> None:
    graph, places = road_graph(IMSS), by_id(IMSS, "places")
    islands = [{places[name]["region"] for name in each} for each in nx.connected_components(graph)]
    stores = {(row["place"], row["supplier"]) for row in facilities(IMSS, level="state_store")}

    assert set(graph) == set(places)
    assert sorted(map(list, islands)) == sorted([name] for name, _ in stores)
    assert {supplier for _, supplier in stores} == {"proveedores"}


@pytest.mark.parametrize(
    ("scenario", "towns"), [(CHACO, 65), (SANTA_CRUZ, 24)], ids=["Chaco", "Santa Cruz"]
)
def test_ministry_serves_every_locality(scenario: str, towns: int) -> None:
    served = [row for row in facilities(scenario, institution="ministerio") if row["population"]]

    assert len({row["place"] for row in served}) == len(served) == towns


@pytest.mark.parametrize(
    ("scenario", "insurer"), [(CHACO, "insssep"), (SANTA_CRUZ, "css")], ids=["Chaco", "Santa Cruz"]
)
def test_insurer_is_supplied_from_its_own_store_alone(scenario: str, insurer: str) -> None:
    suppliers = {
        (row["supplier"], row["level"]) for row in facilities(scenario, institution=insurer)
    }

    assert suppliers == {(f"proveedores-{insurer}", "store"), (f"deposito-{insurer}", "unit")}


def test_insurer_of_chaco_has_stock_in_the_ten_largest_towns() -> None:
    places = by_id(CHACO, "places")
    largest = sorted(places, key=lambda place: -int(places[place]["population"]))[:10]
    delegations = facilities(CHACO, institution="insssep", level="unit")

    assert {row["place"] for row in delegations} == set(largest)


def test_regional_stores_of_chaco_stand_in_their_four_towns() -> None:
    towns = {row["place"] for row in facilities(CHACO, level="regional_store")}

    assert towns == {
        "presidencia-roque-saenz-pena",
        "juan-jose-castelli",
        "villa-angela",
        "charata",
    }


def test_only_pickups_serve_the_tail_of_the_impenetrable() -> None:
    unit = by_id(CHACO, "facilities")["centro-el-sauzalito"]
    fleet = by_id(CHACO, "routes")[unit["route"]]["fleet"]

    assert by_id(CHACO, "fleets")[fleet]["vehicle"] == "pickup_4x4"


def test_insurer_of_santa_cruz_covers_its_published_people() -> None:
    assert people(facilities(SANTA_CRUZ, institution="css", level="unit")) == pytest.approx(
        70_000, abs=10
    )


def test_routes_of_santa_cruz_keep_to_one_zone() -> None:
    places = by_id(SANTA_CRUZ, "places")
    zones: dict[str, set[str]] = {}
    for row in facilities(SANTA_CRUZ):
        zones.setdefault(row["route"], set()).add(places[row["place"]]["region"])

    assert all(len(regions) == 1 for regions in zones.values())


def test_forward_store_supplies_the_northern_zone() -> None:
    moved = read(SANTA_CRUZ, "forward_north")
    places = {by_id(SANTA_CRUZ, "facilities")[row["id"]]["place"] for row in moved}
    regions = {by_id(SANTA_CRUZ, "places")[place]["region"] for place in places}

    assert {row["supplier"] for row in moved} == {"deposito-caleta-olivia"}
    assert regions == {"zona_norte"}
    assert places >= NORTHERN_TOWNS


@pytest.mark.parametrize("tables", [("joint_fleets",), ("joint_fleets", "forward_fleets")])
def test_joint_trips_have_the_trucks_of_both_and_none_more(tables: tuple[str, ...]) -> None:
    separate = by_id(SANTA_CRUZ, "fleets")
    joint = dict(separate)
    for table in tables:
        joint |= by_id(SANTA_CRUZ, table)

    assert _trucks(joint) == _trucks(separate) == {"truck_3_5t_dry": 3, "truck_1_5t": 2}


def _trucks(fleets: dict[str, dict[str, str]]) -> Counter[str]:
    trucks = Counter[str]()
    for row in fleets.values():
        trucks[row["vehicle"]] += int(row["number"])
    return trucks


def test_specialists_of_santa_cruz_stay_for_one_to_five_days() -> None:
    lengths = {
        (date.fromisoformat(row["last_day"]) - date.fromisoformat(row["first_day"])).days + 1
        for row in read(SANTA_CRUZ, "visits")
    }

    assert lengths == {1, 2, 3, 4, 5}


def test_a_tour_of_santa_cruz_is_over_before_the_next_one() -> None:
    tours: dict[tuple[str, str, str], list[str]] = {}
    for row in read(SANTA_CRUZ, "visits"):
        town = row["facility"].split("-", maxsplit=1)[1]
        zone = by_id(SANTA_CRUZ, "places")[town]["region"]
        tours.setdefault((row["institution"], row["specialty"], zone), []).extend(
            (row["first_day"], row["last_day"])
        )

    assert all(days == sorted(days) for days in tours.values())
    assert all(
        date.fromisoformat(days[-1]) - date.fromisoformat(days[0]) < timedelta(days=28)
        for days in tours.values()
    )


def test_driving_ban_of_santa_cruz_comes_with_ice() -> None:
    bans = [row for row in read(SANTA_CRUZ, "storms") if row["hours_open"]]

    assert {(row["event"], row["hazard"], row["hours_open"]) for row in bans} == {
        ("ice_night_ban", "snow", "08:00-20:00")
    }


def test_each_of_19_states_has_6_to_12_units_and_one_hospital() -> None:
    region = {name: place["region"] for name, place in by_id(IMSS, "places").items()}
    units = Counter(region[row["place"]] for row in facilities(IMSS, level="unit"))
    hospitals = Counter(region[row["place"]] for row in facilities(IMSS, level="hospital"))

    assert len(units) == 19
    assert min(units.values()) == 6
    assert max(units.values()) == 12
    assert set(hospitals.values()) == {1}


def test_weights_of_the_sample_sum_to_the_3600_units() -> None:
    weights = [
        float(row["source"].split("stands for ")[1].split()[0])
        for row in facilities(IMSS, level="unit")
    ]

    assert sum(weights) == pytest.approx(3_600, rel=0.01)


def test_zones_of_the_19_states_lie_20_to_250_km_from_their_store() -> None:
    lengths = [
        float(row["distance_km"]) for row in read(IMSS, "roads") if "-zona-" in row["destination"]
    ]

    assert min(lengths) >= 20
    assert max(lengths) <= 250


def test_only_the_23_states_have_units() -> None:
    joined = [
        row for row in read("data", "states_mexico") if row["joined_imss_bienestar_23"] == "1"
    ]
    stores = {row["supplier"] for row in facilities(BIRMEX, level="unit")}

    assert len(stores) == len(joined) == 23


def test_committed_network_is_a_fortieth_of_the_country() -> None:
    levels = Counter(row["level"] for row in facilities(BIRMEX))

    assert levels == {"hub": 1, "state_store": 32, "hospital": 16, "unit": 211}


@pytest.mark.parametrize(("level", "mean"), [("unit", 16.5), ("hospital", 88.3)])
def test_mean_consultations_of_the_sample_are_those_of_the_country(level: str, mean: float) -> None:
    counted = [float(row["consultations_per_day"]) for row in facilities(BIRMEX, level=level)]

    assert sum(counted) / len(counted) == pytest.approx(mean, rel=0.1)


def test_whole_country_is_a_scenario_of_its_own(tmp_path: Path) -> None:
    run_script(BIRMEX, str(tmp_path / "whole"), "--share", "1")
    levels = Counter(row["level"] for row in read("whole", "facilities", tmp_path))

    assert levels == {"hub": 1, "state_store": 32, "hospital": 646, "unit": 8_440}
    assert (tmp_path / "whole" / "scenario.yaml").exists()


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2025, 3, 3), "Carnaval"),
        (date(2025, 4, 18), "Viernes Santo"),
        (date(2024, 6, 17), "Paso a la Inmortalidad de Güemes"),
        (date(2025, 6, 16), "Paso a la Inmortalidad de Güemes"),
        (date(2025, 11, 24), "Soberanía Nacional"),
        (date(2025, 8, 17), "Paso a la Inmortalidad de San Martín"),
    ],
    ids=["carnival", "good-friday", "stays", "back", "on", "weekend"],
)
def test_argentine_holidays_fall_on_their_days(day: date, name: str) -> None:
    rows = read(CHACO, "holidays")

    assert (day.isoformat(), name) in {(row["date"], row["name"]) for row in rows}


def test_interchange_has_the_published_units_and_a_centre_in_every_seat() -> None:
    units = Counter((row["institution"], row["level"]) for row in facilities(INTERCHANGE))

    assert units == {
        ("imss-bienestar", "store"): 1,
        ("imss-bienestar", "hospital"): 3,
        ("imss-bienestar", "unit"): 144,
        ("ssa", "store"): 1,
        ("ssa", "hospital"): 5,
        ("ssa", "unit"): 67,
    }


@pytest.mark.parametrize(("agreement", "count"), [("imss_state", 73), ("imss_dif", 17)])
def test_profiles_sum_to_the_published_interventions(agreement: str, count: int) -> None:
    rows = [row for row in read(INTERCHANGE, "interventions") if row["agreement"] == agreement]

    assert sum(int(row["interventions"]) for row in rows) == count


def test_people_are_referred_for_every_profile_that_the_keys_serve() -> None:
    served = {row["id"] for row in read(INTERCHANGE, "interventions") if row["is_served"] == "1"}
    referred = [row for row in read(INTERCHANGE, "communities") if row["levels"] == "hospital"]

    assert {row["mix"] for row in referred} == served
    assert served <= read(INTERCHANGE, "rates")[0].keys()


def test_neighbours_live_away_from_a_unit_of_the_other_affiliation() -> None:
    units = by_id(INTERCHANGE, "facilities")
    neighbours = [row for row in read(INTERCHANGE, "communities") if not row["levels"]]

    assert {units[row["unit"]]["institution"] == row["affiliation"] for row in neighbours} == {True}
    assert all(units[row["unit"]]["place"] != row["place"] for row in neighbours)


def test_goods_for_units_behind_san_juanito_change_vehicles_there() -> None:
    fleets = by_id(INTERCHANGE, "dock_fleets")
    homes = {row["id"]: fleets[row["fleet"]]["home"] for row in read(INTERCHANGE, "dock_routes")}
    home = {row["id"]: homes[row["route"]] for row in read(INTERCHANGE, "dock_units")}

    assert home["hospital-san-juanito"] == "anden-san-juanito"
    assert home["hospital-valle-de-allende"] == "almacen-imss"
