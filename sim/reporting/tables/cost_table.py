"""What each additional prescription filled costs, as a CSV file."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sim.metrics.comparison import Comparison, kpi_values
from sim.metrics.cost_effect import cost_effect
from sim.metrics.outcome import Outcome, StrategyOutcome
from sim.reporting.digest import Digest
from sim.reporting.tables.csv_file import Cell, write_csv

_COSTS = ("transport_cost", "support_cost")


def write_cost_effects(
    outcome: Outcome, comparison: Comparison, data: Digest, *, folder: Path
) -> Path:
    """Write what each strategy costs and fills more than the baseline, by transport and support."""
    currency = next(iter(outcome.strategies.values())).labels.currency.lower()
    header = (
        "strategy", f"additional_cost_{currency}", "additional_prescriptions_filled",
        f"each_{currency}", "each_low", "each_high", "level",
    )  # fmt: skip
    return write_csv(folder / "cost_effect.csv", header, _rows(outcome, comparison, data))


def _rows(outcome: Outcome, comparison: Comparison, data: Digest) -> Iterator[tuple[Cell, ...]]:
    level, base = comparison.difference_level, outcome.baseline
    for name, played in outcome.strategies.items():
        if name != base:
            cost = _cost(played) - _cost(outcome.strategies[base])
            filled = (data.strategies[name].complete.sum(axis=1)) - (
                data.strategies[base].complete.sum(axis=1)
            )
            yield (name, *cost_effect(cost, filled, seed=outcome.seed, level=level), level)


def _cost(played: StrategyOutcome) -> NDArray[np.float64]:
    """Return what a strategy costs in each replication; support costs nothing where none is."""
    costs = np.array([kpi_values(played, kpi) for kpi in _COSTS])
    return np.asarray(np.nan_to_num(costs).sum(axis=0))
