import numpy as np
import pytest

from sim.network.legs import Legs
from sim.network.travel import Travel, travel_between
from tests.unit.network.worlds import edge, node, roads


def between(legs: Legs, names: str, *closed: str) -> Travel:
    """Return the travel between places of one letter with roads closed by name."""
    network = legs.network
    nodes = [node(network, name) for name in names]
    return travel_between(legs, nodes, [edge(network, name) for name in closed])


def test_hours_and_km_are_those_of_the_fastest_way() -> None:
    travel = between(roads(wa=2, ab=1, bw=5), "wab")

    assert travel.hours.tolist() == [[0, 2, 3], [2, 0, 1], [3, 1, 0]]
    assert travel.km.tolist() == [[0, 120, 180], [120, 0, 60], [180, 60, 0]]


def test_km_are_summed_along_a_way_of_many_roads() -> None:
    legs = roads(ab=1, bc=2, cd=3, de=4, ef=5, fg=6)

    assert between(legs, "ag").km[0, 1] == 60 * (1 + 2 + 3 + 4 + 5 + 6)


@pytest.mark.parametrize(
    ("closed", "hours"), [((), 1), (("ab_quick",), 3), (("ab_quick", "ab_slow"), 7)]
)
def test_a_closed_road_is_gone_round(closed: tuple[str, ...], hours: float) -> None:
    legs = roads(ab_quick=1, ab_slow=3, ac=3, cb=4)
    travel = between(legs, "ab", *closed)

    assert (travel.hours[0, 1], travel.km[0, 1]) == (hours, 60 * hours)


def test_where_no_way_leads_hours_and_km_are_infinite() -> None:
    travel = between(roads(wa=2, bc=1), "wab")

    assert np.isinf(travel.hours[2]).tolist() == np.isinf(travel.km[2]).tolist()
    assert np.isinf(travel.km[2]).tolist() == [True, True, False]


def test_nothing_is_reached_where_all_is_closed() -> None:
    assert np.isinf(between(roads(wa=2), "wa", "wa").hours[0, 1])


def test_a_place_asked_for_twice_is_no_way_off() -> None:
    travel = between(roads(wa=2), "waa")

    assert travel.km.tolist() == [[0, 120, 120], [120, 0, 0], [120, 0, 0]]


def test_it_agrees_with_the_paths_that_vehicles_take() -> None:
    legs = roads(ab=3, bc=1, cd=2, da=5, ac=2)
    names = "abcd"
    travel = between(legs, names)
    paths = [
        [legs.path(node(legs.network, one), node(legs.network, other)) for other in names]
        for one in names
    ]

    assert travel.hours.tolist() == [
        [path.hours if path else None for path in row] for row in paths
    ]
