"""Division that leaves a figure undefined where there is nothing to divide by.

nan is "not defined" in all figures: intervals leave it out, tables show a dash. It is never 0.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def ratio(part: float | np.number[Any], whole: float | np.number[Any]) -> float:
    """Return *part* ÷ *whole*, nan where the whole is 0.

    A part that is not defined leaves the ratio so.
    """
    return float(part) / float(whole) if whole else float("nan")


def ratios(part: ArrayLike, whole: ArrayLike) -> NDArray[np.float64]:
    """Return *part* ÷ *whole* element by element, nan where the whole is 0.

    Both may be of any shapes that broadcast.
    """
    divisor = np.asarray(whole, dtype=float)
    return np.asarray(part, dtype=float) / np.where(divisor == 0, np.nan, divisor)
