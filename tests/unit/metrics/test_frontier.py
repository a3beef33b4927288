from collections.abc import Mapping

import pytest

from sim.metrics.comparison import Comparison, StrategyComparison
from sim.metrics.frontier import on_frontier
from sim.metrics.interval import Interval


def comparison(**places: tuple[float, float]) -> Comparison:
    """Return strategies by what they fill and cost."""

    def one(means: Mapping[str, float]) -> StrategyComparison:
        exact = {kpi: Interval(mean, 0.0, 0.95) for kpi, mean in means.items()}
        return StrategyComparison(exact, {}, None, {})

    strategies = {
        name: one({"prescriptions_filled": filled, "transport_cost": cost})
        for name, (filled, cost) in places.items()
    }
    return Comparison("a", 0.95, 0.95, strategies)


@pytest.mark.parametrize(
    ("places", "efficient"),
    [
        ({"a": (0.8, 5), "b": (0.9, 7)}, ["a", "b"]),
        ({"a": (0.8, 7), "b": (0.9, 5)}, ["b"]),
        ({"a": (0.8, 5), "b": (0.8, 6)}, ["a"]),
        ({"a": (0.8, 5), "b": (0.8, 5)}, ["a", "b"]),
        ({"a": (0.9, 9), "b": (0.8, 5), "c": (0.85, 9)}, ["b", "a"]),
        ({"a": (float("nan"), 1), "b": (0.8, 5)}, ["b"]),
    ],
)
def test_frontier_has_those_that_no_other_beats(
    places: dict[str, tuple[float, float]], efficient: list[str]
) -> None:
    assert on_frontier(comparison(**places)) == efficient


def test_a_frontier_of_other_measures() -> None:
    found = on_frontier(
        comparison(a=(0.8, 5), b=(0.9, 7)), "transport_cost", "prescriptions_filled"
    )

    assert found == ["a", "b"]
