"""Log-normal durations, told by their median and 95th percentile."""

import numpy as np
from numpy.typing import NDArray

_NORMAL_P95 = 1.6448536269514722


def lognormal(median: float, p95: float, deviations: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the durations that belong to standard normal *deviations*, in the unit of *median*."""
    sigma = np.log(max(p95, median) / median) / _NORMAL_P95
    return np.asarray(median * np.exp(sigma * deviations))
