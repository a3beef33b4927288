"""Log-normal durations, told by their median and 95th percentile.

Median and 95th percentile are what people can say of a duration; σ of the log follows: ln(p95 ÷
median) ÷ 1.645.
"""

from math import erf, log, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

_NORMAL_P95 = 1.6448536269514722
"""Φ⁻¹(0.95)."""


def lognormal(median: float, p95: float, deviations: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the durations that belong to standard normal *deviations*, in the unit of *median*.

    A *p95* below the median counts as the median: all durations are alike.

    Parameters
    ----------
    median
        Above 0.
    p95
        Of the same unit.
    deviations
        Of any shape.
    """
    sigma = np.log(max(p95, median) / median) / _NORMAL_P95
    return np.asarray(median * np.exp(sigma * deviations))


def share_below(duration: float, median: float, p95: float) -> float:
    """Return the share of durations that are shorter than *duration*, in the unit of *median*.

    Φ(ln(duration ÷ median) ÷ σ); a step at the median where there is no spread.
    """
    if duration <= 0:
        return 0.0
    # no spread: half of the durations would be shorter, which is all or none
    if p95 <= median:
        return float(duration > median)
    deviation = _NORMAL_P95 * log(duration / median) / log(p95 / median)
    return (1 + erf(deviation / sqrt(2))) / 2


def mean_below(limit: NDArray[np.int64], median: float, p95: float) -> NDArray[np.float64]:
    """Return the mean of the durations, each counted up to *limit* only, in the unit of *median*.

    References
    ----------
    Klugman, Panjer & Willmot (2012), *Loss Models*, 4th ed., appendix A.4.1 (limited expected value
    of the log-normal law).
    """
    if p95 <= median:
        return np.minimum(limit, median).astype(np.float64)
    sigma = np.log(p95 / median) / _NORMAL_P95
    with np.errstate(divide="ignore"):  # of a limit of 0: nothing is below
        deviation = np.log(limit / median) / sigma
    below = median * np.exp(sigma**2 / 2) * ndtr(deviation - sigma)
    return np.asarray(below + limit * ndtr(-deviation))
