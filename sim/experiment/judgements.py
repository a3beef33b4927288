"""What was expected of a comparison or a sweep, checked against what came out.

It brings expectations to the figures that they are about; what is met is decided in
`sim.metrics.judgement`.
"""

import math
from collections.abc import Sequence

from sim.experiment.ledger import Ledger
from sim.experiment.point import Point, named
from sim.experiment.prepared_sweep import PreparedSweep
from sim.metrics.comparison import kpi_values
from sim.metrics.expectation import expectations
from sim.metrics.interval import mean_interval
from sim.metrics.judgement import Figures, Judgement, judge
from sim.metrics.outcome import Outcome


def judgements_of(outcome: Outcome) -> tuple[Judgement, ...]:
    """Return what the scenario expects, checked.

    Raises
    ------
    ScenarioError
        When it expects something of a figure or a strategy that is not known.
    """
    points: dict[str, Figures] = {
        "": lambda strategy, kpi: kpi_values(outcome.strategies[strategy], kpi)
    }
    return tuple(
        judge(each, outcome.strategies, points, controls=outcome.controls)
        for each in expectations(outcome.plan.expected, outcome.plan)
    )


def judgements_of_sweep(prepared: PreparedSweep, ledger: Ledger) -> tuple[Judgement, ...]:
    """Return what the sweep expects at each combination of its levers, checked.

    A sample counts once, with the mean of its replications: the interval is over what is not known.
    """
    same: dict[str, list[Point]] = {}
    for point in prepared.points:
        same.setdefault(named(point.levers), []).append(point)
    points = {name: _figures(prepared, ledger, each) for name, each in same.items()}
    return tuple(judge(each, prepared.strategies, points) for each in prepared.expectations)


def _figures(prepared: PreparedSweep, ledger: Ledger, points: Sequence[Point]) -> Figures:
    """Return what gives a figure of a strategy at *points*, which are one combination of levers."""
    numbers = range(prepared.sweep.replications)

    def at(point: Point, strategy: str, kpi: str) -> list[float]:
        known = ledger.kpis(prepared.keys[point.name][strategy], strategy)
        return [known.get(number, {}).get(kpi, math.nan) for number in numbers]

    def figures(strategy: str, kpi: str) -> list[float]:
        if points[0].sample is None:
            return at(points[0], strategy, kpi)
        return [mean_interval(at(point, strategy, kpi)).mean for point in points]

    return figures
