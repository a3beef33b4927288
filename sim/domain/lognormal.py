"""Log-normal durations, told by their median and 95th percentile."""

from math import erf, log, sqrt

import numpy as np
from numpy.typing import NDArray

_NORMAL_P95 = 1.6448536269514722


def lognormal(median: float, p95: float, deviations: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the durations that belong to standard normal *deviations*, in the unit of *median*."""
    sigma = np.log(max(p95, median) / median) / _NORMAL_P95
    return np.asarray(median * np.exp(sigma * deviations))


def share_below(duration: float, median: float, p95: float) -> float:
    """Return the share of durations that are shorter than *duration*, in the unit of *median*."""
    if duration <= 0:
        return 0.0
    if p95 <= median:
        return float(duration > median)
    deviation = _NORMAL_P95 * log(duration / median) / log(p95 / median)
    return (1 + erf(deviation / sqrt(2))) / 2
