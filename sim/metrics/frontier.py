"""The strategies that no other beats in all that counts: the Pareto set, and how sure it is."""

from collections.abc import Mapping, Sequence
from math import isnan

import numpy as np
from numpy.typing import NDArray

from sim.metrics.catalogue import KPIS
from sim.metrics.comparison import Comparison, kpi_values
from sim.metrics.outcome import Outcome
from sim.metrics.ranking import resampled_means

FILLED, COST = "prescriptions_filled", "transport_cost"
CRITERIA = (FILLED, COST, "expired_share", "worst_decile_filled")
"""What is filled, what it costs, what expires, and how the worst tenth of the units fares."""


def on_frontier(comparison: Comparison, criteria: Sequence[str] = (FILLED, COST)) -> list[str]:
    """Return the efficient strategies by their means, the best in the last criterion first.

    A strategy is left out where another one is at least as good by each of the criteria, and is
    better by one of them. Those without a figure take no part.

    Chance is not looked at: `frontier_chances` says how sure the set is.

    Parameters
    ----------
    comparison
        The strategies.
    criteria
        KPIs, each with a better direction.
    """
    scores = {
        name: [_sign(kpi) * each.means[kpi].mean for kpi in criteria]
        for name, each in comparison.strategies.items()
    }
    known = {name: score for name, score in scores.items() if not any(map(isnan, score))}
    if not known:
        return []
    efficient = efficient_in(np.array([*known.values()])[:, None])[:, 0]
    names = [name for name, is_in in zip(known, efficient, strict=True) if is_in]
    return sorted(names, key=lambda name: known[name][::-1], reverse=True)


def frontier_chances(outcome: Outcome, criteria: Sequence[str] = CRITERIA) -> Mapping[str, float]:
    """Return by strategy the share of bootstrap resamples in which it is efficient.

    Replications are drawn with replacement, the same ones for all strategies and criteria, so that
    they stay paired. A strategy without a figure takes no part (nan); replications in which another
    one lacks a figure are left out.

    Parameters
    ----------
    outcome
        Its strategies have as many replications of one seed.
    criteria
        KPIs, each with a better direction; all have to be defined.

    References
    ----------
    Efron & Tibshirani (1993), *An Introduction to the Bootstrap*, chapter 6.
    """
    samples = np.array(
        [
            [_sign(kpi) * np.asarray(kpi_values(played, kpi)) for kpi in criteria]
            for played in outcome.strategies.values()
        ]
    )  # strategies × criteria × replications
    # a strategy that never has a figure is out; a replication without one is left out for all
    ranked = ~np.isnan(samples).all(axis=2).any(axis=1)
    whole = ~np.isnan(samples[ranked]).any(axis=(0, 1))
    chances = np.full(len(samples), np.nan)
    if ranked.any() and whole.any():
        taken = samples[ranked][:, :, whole]
        means = resampled_means(taken.reshape(-1, taken.shape[2]), outcome.seed)
        by_criterion = means.reshape(*taken.shape[:2], -1).transpose(0, 2, 1)
        chances[ranked] = efficient_in(by_criterion).mean(axis=1)
    return dict(zip(outcome.strategies, chances.tolist(), strict=True))


def defined(comparison: Comparison, criteria: Sequence[str] = CRITERIA) -> tuple[str, ...]:
    """Return those of *criteria* that some strategy has a figure for."""
    means = [each.means for each in comparison.strategies.values()]
    return tuple(kpi for kpi in criteria if any(not isnan(each[kpi].mean) for each in means))


def efficient_in(scores: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which strategies no other beats, strategies × cases.

    Of two that are equal in all, neither beats the other.

    Parameters
    ----------
    scores
        Strategies × cases × criteria, more is better.
    """
    beaten = [
        ((scores >= own).all(axis=2) & (scores > own).any(axis=2)).any(axis=0) for own in scores
    ]
    return ~np.array(beaten)


def _sign(kpi: str) -> int:
    """Return what a KPI is multiplied by for more to be better."""
    return -1 if KPIS[kpi].better == "lower" else 1
