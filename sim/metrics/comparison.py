"""Strategies side by side: intervals, paired differences, chances of being the best."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan

from sim.metrics.additional_cost import AdditionalCost, cost_per_additional_prescription
from sim.metrics.catalogue import ALSO_HEADLINE, HEADLINE, KPIS
from sim.metrics.interval import Interval, mean_interval, paired_difference
from sim.metrics.outcome import Outcome, StrategyOutcome
from sim.metrics.ranking import chance_best


@dataclass(frozen=True)
class StrategyComparison:
    """How one strategy fared, each by KPI."""

    means: Mapping[str, Interval]
    """Its mean with its interval. Intervals at the family level, each for itself."""

    differences: Mapping[str, Interval]
    """The paired difference to the baseline; none for the baseline itself. The strategy minus the
    baseline, whichever way is better."""

    additional_cost: AdditionalCost | None
    """Of one prescription filled more than under the baseline; None for the baseline itself."""

    chance_best: Mapping[str, float]
    """Share of bootstrap resamples in which it is the best; KPIs with a better direction only. They
    add up to 1 over the strategies that have a figure."""


@dataclass(frozen=True)
class Comparison:
    """All strategies against the baseline."""

    baseline: str
    """The strategy that the others are compared with."""

    family_level: float
    """Confidence that, for one KPI, all differences are covered at once, and of each mean."""

    difference_level: float
    """Confidence of each difference alone: 1 − (1 − family level) ÷ number of differences."""

    strategies: Mapping[str, StrategyComparison]
    """By strategy, in the order of the scenario."""

    @property
    def headline(self) -> tuple[str, ...]:
        """The few KPIs that are shown first, with those that only some scenarios define."""
        means = [each.means for each in self.strategies.values()]
        return HEADLINE + tuple(
            kpi for kpi in ALSO_HEADLINE if any(not isnan(each[kpi].mean) for each in means)
        )


def compare(outcome: Outcome, level: float = 0.95) -> Comparison:
    """Compare all strategies with the baseline, KPI by KPI.

    Differences are paired by replication. For each KPI their intervals hold together at *level*
    (Bonferroni over the strategies compared, not over the KPIs), so each of them has the higher
    level that `Interval.level` says. Means and differences are adjusted for the controls of the
    outcome, where it has some; ratios of means and chances of being the best are not.

    Strategies are compared with the baseline alone, so k of them need k − 1 differences and not all
    pairs; `verdict` looks at the best two.

    Parameters
    ----------
    outcome
        Its strategies have as many replications of one seed.
    level
        For all differences of one KPI together.

    References
    ----------
    Law (2015), *Simulation Modeling and Analysis*, 5th ed., McGraw-Hill: section 10.2.1
    (paired t), section 10.3.1 (comparisons with a standard, Bonferroni).
    """
    each = bonferroni(level, len(outcome.strategies) - 1)
    chances = _chances(outcome)
    return Comparison(
        baseline=outcome.baseline,
        family_level=level,
        difference_level=each,
        strategies={
            strategy: StrategyComparison(
                means={
                    kpi: mean_interval(kpi_values(played, kpi), level, outcome.controls)
                    for kpi in KPIS
                },
                differences=_differences(outcome, strategy, each),
                additional_cost=_additional_cost(outcome, strategy, each),
                chance_best={kpi: chances[kpi][strategy] for kpi in chances},
            )
            for strategy, played in outcome.strategies.items()
        },
    )


def bonferroni(level: float, comparisons: int) -> float:
    """Return the level of each of some intervals for all of them to hold at *level* at once.

    1 − (1 − level) ÷ comparisons; it holds however they depend on each other, and is wide where
    they are many.

    Parameters
    ----------
    level
        That all of them hold at together.
    comparisons
        How many; none counts as one.
    """
    return 1 - (1 - level) / max(comparisons, 1)


def kpi_values(played: StrategyOutcome, kpi: str) -> list[float]:
    """Return one KPI of each replication, in order.

    nan where it is not defined in that replication.
    """
    return [measured[kpi] for measured in played.kpis]


def _differences(outcome: Outcome, strategy: str, level: float) -> dict[str, Interval]:
    if strategy == outcome.baseline:
        return {}
    base, other = outcome.strategies[outcome.baseline], outcome.strategies[strategy]
    return {
        kpi: paired_difference(
            kpi_values(base, kpi), kpi_values(other, kpi), level, outcome.controls
        )
        for kpi in KPIS
    }


def _additional_cost(outcome: Outcome, strategy: str, level: float) -> AdditionalCost | None:
    if strategy == outcome.baseline:
        return None
    base, other = outcome.strategies[outcome.baseline], outcome.strategies[strategy]
    return cost_per_additional_prescription(base, other, level)


def _chances(outcome: Outcome) -> dict[str, dict[str, float]]:
    chances = {}
    for kpi in KPIS.values():
        if kpi.better != "neither":
            values = [kpi_values(played, kpi.id) for played in outcome.strategies.values()]
            shares = chance_best(values, better=kpi.better, seed=outcome.seed).tolist()
            chances[kpi.id] = dict(zip(outcome.strategies, shares, strict=True))
    return chances
