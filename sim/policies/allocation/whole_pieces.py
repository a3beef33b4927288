"""Whole pieces from fractions, so that nothing is lost in rounding."""

import numpy as np
from numpy.typing import NDArray


def whole_pieces(
    given: NDArray[np.float64], asked: NDArray[np.int64], stock: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Round down, then hand out the pieces left by the largest fraction, the oldest first."""
    whole = np.floor(given + 1e-6).astype(np.int64)
    left = stock - whole.sum(axis=0)
    fraction = np.where(whole < asked, np.round(given - whole, 6), -1.0)
    rank = np.argsort(np.argsort(-fraction, axis=0, kind="stable"), axis=0, kind="stable")
    return np.asarray(whole + ((rank < left) & (whole < asked)))
