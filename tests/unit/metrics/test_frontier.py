from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from sim.metrics.comparison import Comparison, StrategyComparison
from sim.metrics.frontier import (
    COST,
    FILLED,
    defined,
    efficient_in,
    frontier_chances,
    on_frontier,
)
from sim.metrics.interval import Interval
from sim.metrics.outcome import Outcome
from tests.builders import outcome


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


def played(**values: list[tuple[float, float]]) -> Outcome:
    """Return strategies by what they fill and cost in each replication."""
    made = outcome(tuple(values))
    return replace(
        made,
        strategies={
            name: replace(
                each, kpis=[dict(zip((FILLED, COST), pair, strict=True)) for pair in values[name]]
            )
            for name, each in made.strategies.items()
        },
    )


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


def test_frontier_of_other_criteria_has_the_best_by_the_last_first() -> None:
    found = on_frontier(
        comparison(a=(0.8, 5), b=(0.9, 7), c=(0.7, 6)), ["transport_cost", "prescriptions_filled"]
    )

    assert found == ["b", "a"]


def test_more_criteria_let_more_strategies_stand() -> None:
    scores = np.array([[[3.0, 3, 1]], [[2, 2, 2]], [[1, 1, 1]]])

    assert efficient_in(scores[:, :, :2])[:, 0].tolist() == [True, False, False]
    assert efficient_in(scores)[:, 0].tolist() == [True, True, False]


def test_chance_is_one_where_no_resample_beats_a_strategy() -> None:
    made = played(pull=[(0.9, 5.0)] * 4, kit=[(0.8, 6.0)] * 4)

    assert frontier_chances(made, [FILLED, COST]) == {"pull": 1.0, "kit": 0.0}


def test_replications_stay_paired() -> None:
    swings = [(0.1 * n, 5.0) for n in range(8)]
    made = played(pull=[(a + 0.001, b) for a, b in swings], kit=swings)

    assert frontier_chances(made, [FILLED, COST])["kit"] == 0


def test_chance_lies_between_where_chance_decides() -> None:
    made = played(pull=[(0.8, 5.0)] * 6, kit=[(0.8 + 0.1 * (-1) ** n, 5.0) for n in range(6)])
    chances = frontier_chances(made, [FILLED, COST])

    assert 0.3 < chances["kit"] < 0.9
    assert 0.3 < chances["pull"] < 0.9


def test_strategy_without_a_figure_takes_no_part() -> None:
    made = played(pull=[(0.9, 5.0)] * 4, kit=[(float("nan"), 4.0)] * 4)
    chances = frontier_chances(made, [FILLED, COST])

    assert chances["pull"] == 1
    assert np.isnan(chances["kit"])


def test_criterion_that_nobody_has_is_left_out() -> None:
    nobody = comparison(a=(0.8, float("nan")), b=(0.9, float("nan")))

    assert defined(nobody, [FILLED, COST]) == (FILLED,)
