"""Log-normal durations, told by their median and 95th percentile."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

_NORMAL_P95 = 1.6448536269514722


def lognormal(median: float, p95: float, deviations: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the durations that belong to standard normal *deviations*, in the unit of *median*."""
    sigma = np.log(max(p95, median) / median) / _NORMAL_P95
    return np.asarray(median * np.exp(sigma * deviations))


def share_below(duration: float, median: float, p95: float) -> float:
    """Return the share of durations that are shorter than *duration*, in the unit of *median*."""
    if duration <= 0:
        return 0.0
    spread = np.log(p95 / median)
    if spread == 0:
        return float(duration > median)
    return float(ndtr(_NORMAL_P95 * np.log(duration / median) / spread))
