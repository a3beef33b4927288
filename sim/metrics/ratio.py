"""Division that leaves a figure undefined where there is nothing to divide by."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def ratio(part: float | np.number[Any], whole: float | np.number[Any]) -> float:
    """Return *part* ÷ *whole*, nan where the whole is 0."""
    return float(part) / float(whole) if whole else float("nan")


def ratios(part: ArrayLike, whole: ArrayLike) -> NDArray[np.float64]:
    """Return *part* ÷ *whole* element by element, nan where the whole is 0."""
    divisor = np.asarray(whole, dtype=float)
    return np.asarray(part, dtype=float) / np.where(divisor == 0, np.nan, divisor)
