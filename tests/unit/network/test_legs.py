import numpy as np
import pytest

from sim.network.legs import Legs, Path
from tests.unit.network.worlds import edge, node, roads


def way(legs: Legs, ends: str, *, without: tuple[str, ...] = ()) -> tuple[str, float] | None:
    network = legs.network
    closed = frozenset(edge(network, name) for name in without)
    path = legs.path(node(network, ends[0]), node(network, ends[1]), closed)
    return path and ("".join(network.nodes[each] for each in path.nodes), path.hours)


def test_the_path_is_the_fastest_not_the_one_with_fewest_roads() -> None:
    assert way(roads(wa=5, wb=1, ba=2), "wa") == ("wba", 3)


def test_roads_are_driven_both_ways() -> None:
    assert way(roads(wa=5, wb=1, ba=2), "aw") == ("abw", 3)


def test_a_path_names_its_nodes_and_edges() -> None:
    legs = roads(wa=2, ab=1)

    path = legs.path(node(legs.network, "w"), node(legs.network, "b"))

    assert path == Path(nodes=(2, 0, 1), edges=(0, 1), hours=3)


def test_the_path_from_a_node_to_itself_takes_no_time() -> None:
    assert way(roads(wa=2), "ww") == ("w", 0)


@pytest.mark.parametrize(
    ("without", "expected"),
    [
        pytest.param((), ("wab", 2), id="nothing_closed"),
        pytest.param(("wc",), ("wab", 2), id="closed_elsewhere"),
        pytest.param(("ab",), ("wcb", 4), id="closed_on_the_way"),
        pytest.param(("ab", "wc"), None, id="no_way_round"),
    ],
)
def test_a_detour_is_taken_only_where_a_closure_touches_the_path(
    without: tuple[str, ...], expected: tuple[str, float] | None
) -> None:
    assert way(roads(wa=1, ab=1, wc=2, cb=2), "wb", without=without) == expected


def test_closed_edges_open_again_for_the_next_question() -> None:
    legs = roads(wa=1, wb=2, ba=2)
    way(legs, "wa", without=("wa",))

    assert way(legs, "wa") == ("wa", 1)


@pytest.mark.parametrize(
    ("without", "expected_hours", "expected_edge"),
    [((), 1, "wa_short"), (("wa_short",), 3, "wa_long"), (("wa_long",), 1, "wa_short")],
)
def test_of_parallel_roads_the_fastest_open_one_is_driven(
    without: tuple[str, ...], expected_hours: float, expected_edge: str
) -> None:
    legs = roads(wa_long=3, wa_short=1)
    closed = frozenset(edge(legs.network, name) for name in without)

    path = legs.path(1, 0, closed)

    assert path == Path((1, 0), (edge(legs.network, expected_edge),), expected_hours)


def test_an_edge_that_takes_for_ever_is_no_way() -> None:
    network = roads(wa=1, ab=1).network

    assert way(Legs(network, np.array([1, np.inf])), "wb") is None


def test_free_hours_lead_to_every_node() -> None:
    legs = roads(wa=2, ab=1, xy=1)

    assert legs.hours_from(node(legs.network, "w")).tolist() == [2, 3, 0, np.inf, np.inf]


def test_detours_are_searched_once() -> None:
    legs = roads(wa=1, wb=2, ba=2)
    closed = frozenset({edge(legs.network, "wa")})

    assert legs.path(2, 0, closed) is legs.path(2, 0, closed)


def test_a_long_sweep_does_not_keep_every_detour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.network.legs._DETOURS_KEPT", 1)
    legs = roads(wa=1, wb=2, ba=2)
    way(legs, "wa", without=("wa",))
    way(legs, "wb", without=("wb",))

    assert len(legs._detours) == 1
