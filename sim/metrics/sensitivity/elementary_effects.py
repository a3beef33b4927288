"""Elementary effects: how far a figure moves when one uncertain setting does, and how evenly."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.metrics.interval import Interval, mean_interval

Matrix = NDArray[np.float64]


class Effects(NamedTuple):
    """What one uncertain setting does, in the unit of the figure over the setting's whole range."""

    mean_size: Interval
    """µ*, the mean size of its effects, with the interval over trajectories."""

    mean: float
    """µ, their mean: far below µ* where the sign differs from place to place."""

    deviation: float
    """σ, their standard deviation: large where it depends on other settings, or is curved."""

    noise: float
    """What µ* would be if nothing but the chance of the replications moved the figure."""


def elementary_effects(before: Matrix, after: Matrix, distances: Sequence[float]) -> Effects:
    """Return the effects of one setting.

    Parameters
    ----------
    before, after
        The figure before and after each step, steps × replications with the same chance; a step
        with a value missing (nan) is left out.
    distances
        How far the setting moves at each step, as a share of its distribution.

    References
    ----------
    Morris (1991), Technometrics 33: section 2. Campolongo, Cariboni & Saltelli (2007), *An
    effective screening design for sensitivity analysis of large models*, Environmental Modelling
    & Software 22: equation 3 (µ*).
    """
    each = (after - before) / np.asarray(distances)[:, np.newaxis]
    each = each[~np.isnan(each).any(axis=1)]
    effects = each.mean(axis=1)
    if not effects.size:
        return Effects(mean_interval([]), math.nan, math.nan, math.nan)
    return Effects(
        mean_size=mean_interval(np.abs(effects).tolist()),
        mean=float(effects.mean()),
        deviation=float(effects.std(ddof=1)) if effects.size > 1 else math.nan,
        noise=_noise(each),
    )


def _noise(effects: Matrix) -> float:
    """Return the mean size of a normal number whose variance is that of a mean of replications."""
    replications = effects.shape[1]
    if replications < 2:  # noqa: PLR2004 - one value has no variance
        return math.nan
    variance = float(effects.var(axis=1, ddof=1).mean()) / replications
    return math.sqrt(2 / math.pi * variance)
