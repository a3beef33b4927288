"""Whole pieces from fractions, so that nothing is lost in rounding.

Every rule ends here, so that all of them break ties alike.
"""

import numpy as np
from numpy.typing import NDArray


def whole_pieces(
    given: NDArray[np.float64], asked: NDArray[np.int64], stock: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Round down, then hand out the pieces left by the largest fraction, the oldest first.

    Ties of equal fractions go to the oldest. A difference below a millionth of a piece is taken for
    rounding, so that the order of a sum decides nothing.

    Parameters
    ----------
    given
        What a rule gives in fractions, requests × products; columns add up to *stock*, or to less.
    asked
        Pieces asked for, of the same shape: nobody is rounded up beyond them.
    stock
        Pieces by product.

    References
    ----------
    Balinski & Young (2001), *Fair Representation*, 2nd ed.: the method of Hamilton, or of largest
    remainders.
    """
    whole = np.floor(given + 1e-6).astype(np.int64)
    left = stock - whole.sum(axis=0)
    # -1 puts who has all behind everybody
    fraction = np.where(whole < asked, np.round(given - whole, 6), -1.0)
    rank = np.argsort(np.argsort(-fraction, axis=0, kind="stable"), axis=0, kind="stable")
    return np.asarray(whole + ((rank < left) & (whole < asked)))
