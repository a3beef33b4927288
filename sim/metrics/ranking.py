"""How sure it is which strategy is the best."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sim.metrics.kpi import Better
from sim.rng import Streams

RESAMPLES = 2000
"""A chance of 50 % is told within two points or so."""


def chance_best(
    values: Sequence[Sequence[float]] | NDArray[np.float64], *, better: Better, seed: int
) -> NDArray[np.float64]:
    """Return the share of bootstrap resamples in which each strategy has the best mean.

    Replications are drawn with replacement, the same ones for all strategies, so that strategies
    stay paired. Strategies that tie share the resample.

    It says how sure the order of the means is, not how large the lead: with many replications a
    lead of nothing is sure.

    Parameters
    ----------
    values
        One KPI, strategies × replications. A strategy without any value takes no part (nan);
        replications in which another one lacks a value are left out.
    better
        Which way is better; `neither` ranks nobody.
    seed
        Seed of the experiment: the same results always give the same chances.

    References
    ----------
    Efron & Tibshirani (1993), *An Introduction to the Bootstrap*, chapter 6.
    """
    sample = np.asarray(values, dtype=float)
    ranked = ~np.isnan(sample).all(axis=1)
    whole = ~np.isnan(sample[ranked]).any(axis=0)
    chances = np.full(len(sample), np.nan)
    if better == "neither" or not ranked.any() or not whole.any():
        return chances
    means = resampled_means(sample[ranked][:, whole], seed)
    chances[ranked] = _shares_of_best(means if better == "higher" else -means)
    return chances


def resampled_means(sample: NDArray[np.float64], seed: int) -> NDArray[np.float64]:
    """Return the mean of each row of *sample*, rows × replications, in each bootstrap resample.

    The same replications are drawn for all rows.

    Shape rows × `RESAMPLES`.
    """
    replications = sample.shape[1]
    rng = Streams(seed, 0).get("bootstrap")
    drawn = rng.integers(replications, size=(RESAMPLES, replications))
    return np.asarray(sample[:, drawn].mean(axis=2))


def _shares_of_best(means: ArrayLike) -> NDArray[np.float64]:
    """Return the share of resamples, columns, that each row wins."""
    scores = np.asarray(means)
    # ties happen: shares of few prescriptions, or strategies that come to the same
    is_best = scores == scores.max(axis=0)
    return np.asarray((is_best / is_best.sum(axis=0)).mean(axis=1))
