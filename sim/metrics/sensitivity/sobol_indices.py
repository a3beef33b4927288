"""Sobol indices: whose uncertainty makes how much of the variance of a figure."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.rng import Streams

Matrix = NDArray[np.float64]
RESAMPLES = 1000
LEVEL = 0.95


class Estimate(NamedTuple):
    """An estimate with its interval."""

    value: float
    """The estimate; nan where the figure never changes."""

    low: float
    """Lower end of the interval."""

    high: float
    """Upper end."""


class Indices(NamedTuple):
    """The part of one uncertain setting in the variance."""

    first: Estimate
    """What would go away on average if it alone were known."""

    total: Estimate
    """What would stay on average if all others were known: with what it does together with them."""


class Variance(NamedTuple):
    """What the variance of a figure is made of."""

    settings: tuple[Indices, ...]
    """One a setting, in their order."""

    noise_share: float
    """Part of the variance between samples that is the chance of the replications."""


class Played(NamedTuple):
    """The figure at the samples of the design of Saltelli, each with the same chance."""

    first: Matrix
    """A: samples × replications."""

    second: Matrix
    """B: the same."""

    mixed: Matrix
    """A with one column of B: settings × samples × replications."""

    @property
    def whole(self) -> "Played":
        """The same without the samples of which a value is missing (nan)."""
        missing = np.isnan(self.first).any(axis=1) | np.isnan(self.second).any(axis=1)
        missing |= np.isnan(self.mixed).any(axis=(0, 2))
        return Played(self.first[~missing], self.second[~missing], self.mixed[:, ~missing])


def sobol_indices(played: Played, *, seed: int) -> Variance:
    """Return first and total indices, with intervals by bootstrap.

    A resample draws samples and replications anew, so the interval is about both. The estimators
    are those of `scipy.stats.sobol_indices`, whose own bootstrap takes no seed: tables must not
    change from one start to the next.

    References
    ----------
    Saltelli et al. (2010), Computer Physics Communications 181: table 2, (b) for first indices;
    Jansen (1999), *Analysis of variance designs for model output*, Computer Physics
    Communications 117, (f) of that table, for total ones. Archer, Saltelli & Sobol (1997),
    *Sensitivity measures, ANOVA-like techniques and the use of bootstrap*, Journal of Statistical
    Computation and Simulation 58: percentile intervals.
    """
    whole = played.whole
    values = _indices(whole.first.mean(axis=1), whole.second.mean(axis=1), whole.mixed.mean(axis=2))
    resampled = np.stack(list(_resampled(whole, seed)))
    ends = np.quantile(resampled, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
    first, total = (
        [Estimate(*map(float, each)) for each in zip(values[kind], *ends[:, kind], strict=True)]
        for kind in (0, 1)
    )
    return Variance(tuple(map(Indices, first, total)), _noise_share(whole))


def _indices(first: Matrix, second: Matrix, mixed: Matrix) -> Matrix:
    """Return first and total indices, 2 × settings, of the means at each sample."""
    both = np.concatenate([first, second])
    variance = both.var()
    if not variance > 0:
        return np.full((2, len(mixed)), np.nan)
    centre = both.mean()  # no index changes with it; the first are far less noisy around zero
    return np.stack(
        [
            ((second - centre) * (mixed - first)).mean(axis=1) / variance,
            ((first - mixed) ** 2).mean(axis=1) / 2 / variance,
        ]
    )


def _resampled(played: Played, seed: int) -> Iterator[Matrix]:
    rng = Streams(seed, 0).get("bootstrap", "sobol")
    samples, replications = played.first.shape
    for _ in range(RESAMPLES):
        rows = rng.integers(samples, size=samples)
        weights = rng.multinomial(replications, np.full(replications, 1 / replications))
        weights = weights / replications
        yield _indices(
            played.first[rows] @ weights,
            played.second[rows] @ weights,
            played.mixed[:, rows] @ weights,
        )


def _noise_share(played: Played) -> float:
    """Return the share that is left when what a replication does to all samples is taken off."""
    both = np.concatenate([played.first, played.second])
    rows, replications = both.shape
    variance = float(both.mean(axis=1).var())
    if replications < 2 or not variance > 0:  # noqa: PLR2004 - one value has no variance
        return float("nan")
    common = both.mean(axis=0) - both.mean()
    rest = both - both.mean(axis=1, keepdims=True) - common
    freedom = (rows - 1) * (replications - 1)
    return float(np.square(rest).sum() / (freedom * replications * variance))
