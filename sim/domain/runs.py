"""Runs of equal values in an ordered array.

They stand for lists of lists, without making any.
"""

import numpy as np
from numpy.typing import NDArray


def starts_of_runs(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where each run of equal *values* starts.

    Parameters
    ----------
    values
        In an order in which equal ones stand together; none gives none.
    """
    if values.size == 0:
        return np.zeros(0, dtype=np.int64)
    changes = np.empty(values.size, dtype=np.bool_)
    changes[0] = True
    np.not_equal(values[1:], values[:-1], out=changes[1:])
    return np.flatnonzero(changes)


def lengths_of_runs(starts: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """Return how long the runs are that begin at *starts* in an array of *size*.

    They add up to *size*, as every entry is in some run.
    """
    lengths = np.empty_like(starts)
    lengths[:-1] = starts[1:] - starts[:-1]
    lengths[-1:] = size - starts[-1:]
    return lengths


def members_of_runs(first: NDArray[np.int64], chosen: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the indices of all members of the *chosen* runs, run by run.

    A run may be chosen again, or be empty.

    Parameters
    ----------
    first
        Index of the first member of each run, and behind them the number of all members.
    chosen
        Runs, in any order.
    """
    begins = first[chosen]
    lengths = first[chosen + 1] - begins
    before = np.cumsum(lengths) - lengths
    members = np.repeat(begins - before, lengths)
    members += np.arange(members.size)
    return members


def sums_of_runs(values: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the sum of each run, where so long ones follow each other in *values*, or empty ones.

    That of an empty run is 0.

    NumPy's own `add.reduceat` would give an empty run the entry behind it.

    Parameters
    ----------
    values
        One behind the other, as many as the lengths add up to.
    lengths
        Of each run, 0 or more.
    """
    so_far = np.concatenate([[0], np.cumsum(values)])
    return np.diff(so_far[np.cumsum(lengths)], prepend=0)
