import numpy as np
import pytest

from sim.network.graph import RoadNetwork, build_network
from sim.scenario.facilities import Facility
from sim.scenario.network import Road
from tests.unit.network.worlds import road, scenario


def facility(place: str, **changes: object) -> Facility:
    owner = {"name": "U", "institution": "imss", "level": "unit", "supplier": "store"}
    return Facility.model_validate(owner | {"place": place} | changes)


def with_spur() -> RoadNetwork:
    spur = {"spur_km": 7.5, "spur_snow_risk": 2, "spur_rain_risk": 3, "weather_region": "sierra"}
    facilities = {"near": facility("b"), "far": facility("a", **spur), "store": facility("a")}
    return build_network(scenario({"a--b": road("ab")}, facilities=facilities))


def test_places_are_nodes_and_roads_are_edges_in_the_order_of_the_scenario() -> None:
    network = build_network(scenario({"long": road("cb"), "short": road("ab", distance_km=5)}))

    assert network.nodes == ("a", "b", "c")
    assert network.edges == ("long", "short")
    assert network.distance_km.tolist() == [60, 5]


def test_each_facility_has_a_node_and_a_spur_leads_to_a_node_of_its_own() -> None:
    network = with_spur()

    assert network.nodes == ("a", "b", "far")
    assert network.facility_nodes.tolist() == [1, 2, 0]


def test_a_spur_is_an_edge_with_what_the_facility_says_of_it() -> None:
    network = with_spur()

    assert network.edges[-1] == "a--far"
    assert network.ends[-1].tolist() == [0, 2]
    assert network.distance_km[-1] == 7.5
    assert (network.surface[-1], network.terrain[-1]) == ("dirt", "mountain")
    assert (network.snow_risk[-1], network.rain_risk[-1]) == (2, 3)
    assert network.weather_region[-1] == "sierra"


def test_parallel_roads_are_two_edges() -> None:
    network = build_network(scenario({"free": road("ab"), "toll": road("ab")}))

    assert network.graph.number_of_edges(0, 1) == 2


def test_the_graph_has_the_edges_of_the_arrays() -> None:
    network = with_spur()

    assert {key: {*ends} for *ends, key in network.graph.edges(keys=True)} == {
        index: set(ends) for index, ends in enumerate(network.ends.tolist())
    }


@pytest.mark.parametrize(
    "others",
    [{}, {"new": road("ac")}, {"new": road("ac"), "newer": road("bc")}],
    ids=["alone", "one_more", "two_more"],
)
def test_the_number_of_a_road_follows_from_its_id_alone(others: dict[str, Road]) -> None:
    network = build_network(scenario(others | {"a--b": road("ab")}))

    assert network.numbers[-1] == 2467169285311041420
    assert network.numbers.dtype == np.int64


def test_a_network_of_one_place_needs_no_road() -> None:
    world = scenario({"a--b": road("ab")}, facilities={"store": facility("a")})
    lonely = world.network.model_copy(update={"roads": {}})

    network = build_network(world.model_copy(update={"network": lonely}))

    assert network.ends.shape == (0, 2)
    assert network.facility_nodes.tolist() == [0]
