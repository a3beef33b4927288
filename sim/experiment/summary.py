"""A comparison as plain data, for programs that read our standard output.

Keys stay as they are from version to version; shares are from 0 to 1, money is in the currency of
the scenario.
"""

import math
from collections.abc import Mapping
from typing import Any

from sim.experiment.controls import controls_data
from sim.experiment.judgements import judgements_of
from sim.metrics.additional_cost import AdditionalCost
from sim.metrics.comparison import compare
from sim.metrics.interval import Interval
from sim.metrics.judgement import Check
from sim.metrics.outcome import Outcome


def summary(outcome: Outcome) -> dict[str, Any]:
    """Return means and paired differences with their intervals, ready for JSON.

    What is not defined is null. Means hold at `level` each, differences of one figure at `level`
    together, for which each has `difference_level`.

    Raises
    ------
    ScenarioError
        When the scenario expects something of a figure or a strategy that is not known.
    """
    comparison = compare(outcome)
    return {
        "scenario": outcome.plan.name,
        "baseline": outcome.baseline,
        "seed": outcome.seed,
        "replications": outcome.replications,
        "stop": outcome.stop._asdict() if outcome.stop else None,
        "controls": controls_data(outcome),
        "versions": dict(outcome.versions),
        "level": comparison.family_level,
        "difference_level": comparison.difference_level,
        "strategies": {
            strategy: {
                "means": _intervals(compared.means),
                "differences": _intervals(compared.differences),
                "cost_per_additional_prescription": _additional(compared.additional_cost),
                "chance_best": {
                    kpi: _number(chance) for kpi, chance in compared.chance_best.items()
                },
            }
            for strategy, compared in comparison.strategies.items()
        },
        "expectations": {
            each.expectation.id: {
                "that": each.expectation.text,
                "decision": each.decision,
                "checks": [_check(check) for check in each.checks],
            }
            for each in judgements_of(outcome)
        },
    }


def interval_data(interval: Interval) -> dict[str, float | None]:
    """Return an interval with its ends, ready for JSON; null where it has none."""
    return {
        "mean": _number(interval.mean),
        "low": _number(interval.low),
        "high": _number(interval.high),
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "strategy": check.strategy,
        "decision": check.decision,
        **interval_data(check.interval),
        "level": check.interval.level,
        "replications_needed": check.needed,
    }


def _additional(cost: AdditionalCost | None) -> dict[str, float | None] | None:
    """Return the cost of one more prescription filled; null for the baseline."""
    if cost is None:
        return None
    return {"value": _number(cost.value), "low": _number(cost.low), "high": _number(cost.high)}


def _intervals(intervals: Mapping[str, Interval]) -> dict[str, dict[str, float | None]]:
    return {kpi: interval_data(interval) for kpi, interval in intervals.items()}


def _number(value: float) -> float | None:
    """Return *value* as JSON has it, of whatever type NumPy gave; null for nan."""
    return None if math.isnan(value) else float(value)
