"""The same strategy in two results: how much it changed, and how sure that is.

For two versions of a scenario, of the model, or of the tables; `moves` asks the same of releases.
"""

from collections.abc import Mapping
from typing import NamedTuple

from sim.metrics.catalogue import KPIS
from sim.metrics.comparison import kpi_values
from sim.metrics.interval import Interval, mean_interval, paired_difference, unpaired_difference
from sim.metrics.outcome import Outcome, StrategyOutcome

_LEVEL = 0.95


class Change(NamedTuple):
    """One strategy in both results."""

    strategy: str
    """Its name in the scenario."""

    is_paired: bool
    """Whether both met the same patients and storms, replication by replication."""

    before: Mapping[str, Interval]
    """Means of the first results by KPI."""

    after: Mapping[str, Interval]
    """Means of the second ones."""

    differences: Mapping[str, Interval]
    """Second minus first: paired where that is possible, else by Welch. At 95 % each, not
    together."""


def side_by_side(one: Outcome, other: Outcome) -> list[Change]:
    """Return what became of every strategy that both results have, in the order of the first.

    Strategies go by their names; what they do may have changed, which is the question.
    """
    return [
        _change(one.strategies[name], other.strategies[name], is_same_seed=one.seed == other.seed)
        for name in one.strategies
        if name in other.strategies
    ]


def _change(one: StrategyOutcome, other: StrategyOutcome, *, is_same_seed: bool) -> Change:
    """Pair where all replications met the same chance, else take two samples."""
    is_paired = is_same_seed and _same_chance(one, other)
    difference = paired_difference if is_paired else unpaired_difference
    return Change(
        strategy=one.id,
        is_paired=is_paired,
        before=_means(one),
        after=_means(other),
        differences={
            kpi: difference(kpi_values(one, kpi), kpi_values(other, kpi), _LEVEL) for kpi in KPIS
        },
    )


def _means(played: StrategyOutcome) -> dict[str, Interval]:
    return {kpi: mean_interval(kpi_values(played, kpi), _LEVEL) for kpi in KPIS}


def _same_chance(one: StrategyOutcome, other: StrategyOutcome) -> bool:
    """Whether each replication of one met the patients and storms of the same one of the other."""
    return len(one.records) == len(other.records) and all(
        first.demand_checksum == second.demand_checksum
        and first.weather_checksum == second.weather_checksum
        for first, second in zip(one.records, other.records, strict=True)
    )
