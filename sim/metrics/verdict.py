"""The answer in one sentence, as data: which strategy is best, by how much, how sure."""

from dataclasses import dataclass
from math import isnan

from sim.metrics.catalogue import KPIS
from sim.metrics.comparison import Comparison, bonferroni, kpi_values
from sim.metrics.interval import Interval, paired_difference
from sim.metrics.outcome import Outcome


@dataclass(frozen=True)
class Verdict:
    """Which strategy has the best mean of one KPI, and how sure that is.

    Best of the means is said of every result; whether it can be told apart from the others is said
    beside it.
    """

    kpi: str
    """The KPI that decides."""

    best: str
    """The strategy with the best mean; the baseline can be it."""

    mean: Interval
    """Its mean with its interval."""

    difference: Interval | None
    """Its paired difference to the baseline; nothing where it is the baseline."""

    differs: bool
    """Whether that interval excludes zero."""

    chance_best: float
    """Share of bootstrap resamples in which it is the best."""

    runner_up: str | None
    """The strategy with the second best mean; nothing where there is no other."""

    lead: Interval | None
    """Best minus runner-up, at the level that all pairs of strategies hold together. Positive where
    higher is better, negative where lower is; none without a runner-up."""

    told_apart: bool
    """Whether the interval of the lead excludes zero."""


def verdict(
    outcome: Outcome, comparison: Comparison, kpi: str = "prescriptions_filled"
) -> Verdict | None:
    """Return which strategy is best by *kpi*; nothing where none has a value or none is better.

    The best two are known only from the results; the lead therefore has the level of all pairs.

    Parameters
    ----------
    outcome
        What was played.
    comparison
        The same, compared.
    kpi
        Id of the one that decides.

    References
    ----------
    Law (2015), *Simulation Modeling and Analysis*, 5th ed., section 10.3.2 (all pairwise
    comparisons).
    """
    order = _best_first(comparison, kpi)
    if not order:
        return None
    best, *others = order
    compared = comparison.strategies[best]
    difference = compared.differences.get(kpi)
    # which two are the best is chosen after looking: all pairs could have been
    level = bonferroni(comparison.family_level, len(order) * (len(order) - 1) // 2)
    lead = _lead(outcome, kpi, pair=(best, others[0]), level=level) if others else None
    return Verdict(
        kpi=kpi,
        best=best,
        mean=compared.means[kpi],
        difference=difference,
        differs=difference is not None and difference.excludes_zero,
        chance_best=compared.chance_best[kpi],
        runner_up=others[0] if others else None,
        lead=lead,
        told_apart=lead is not None and lead.excludes_zero,
    )


def _best_first(comparison: Comparison, kpi: str) -> list[str]:
    """Return the strategies that have a mean, the best first; none where no way is better."""
    better = KPIS[kpi].better
    means = {name: one.means[kpi].mean for name, one in comparison.strategies.items()}
    known = [name for name, mean in means.items() if not isnan(mean)]
    if better == "neither":
        return []
    return sorted(known, key=lambda name: means[name], reverse=better == "higher")


def _lead(outcome: Outcome, kpi: str, *, pair: tuple[str, str], level: float) -> Interval:
    """Return the paired difference of the best minus the runner-up."""
    best, runner_up = (kpi_values(outcome.strategies[name], kpi) for name in pair)
    return paired_difference(runner_up, best, level, outcome.controls)
