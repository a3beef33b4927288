"""Finding the best of several strategies with a stated probability, by dropping the others."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FIRST_STAGE = 10
"""Replications of all before anything is dropped; they estimate the variances for good. n₀ of the
paper: with fewer, variances are rough and margins wide."""

BATCH = 5
"""Replications of those that are left between two looks."""


class Screening:
    """The procedure KN of Kim & Nelson: fully sequential, and all the quicker the more is shared.

    Where the best is ahead of every other by the indifference zone or more, it is the one that is
    left with at least the confidence, however correlated they are. Values have to be normal, as
    means over many patients nearly are. Looking every few replications instead of each keeps the
    guarantee: fewer looks see fewer false leads.

    References
    ----------
    Kim & Nelson (2001), *A fully sequential procedure for indifference-zone selection in
    simulation*, ACM TOMACS 11(3), 251-273, section 3, with c = 1; Jennison, Johnstone & Turnbull
    (1982) for looks at some replications only; Law (2015), *Simulation Modeling and Analysis*,
    section 10.4.
    """

    def __init__(
        self, first: NDArray[np.float64], *, indifference: float, confidence: float
    ) -> None:
        """Learn variances of differences from *first*: contenders × replications, more is better.

        The indifference zone is above 0, in the unit of the values; the confidence from 0.5 to 1.
        """
        contenders, replications = first.shape
        self._zone = indifference
        self._variances = (first[:, None] - first[None]).var(axis=2, ddof=1)
        # with c = 1 the two is that of η in the paper
        error = 2 * (1 - confidence) / max(contenders - 1, 1)
        eta = (error ** (-2 / (replications - 1)) - 1) / 2
        self._spread = 2 * eta * (replications - 1)

    def dropped(self, samples: NDArray[np.float64], left: Sequence[int]) -> dict[int, int]:
        """Return who of those *left* is out after *samples*, and by the best of whom.

        Contenders that were dropped do not count any more, were they to lead later.

        Parameters
        ----------
        samples
            Contenders × replications, more is better; rows of others are not read.
        left
            Rows of those that were not dropped before.
        """
        rows = np.asarray(left)
        means = samples[rows].mean(axis=1)
        margins = self._margins(rows, samples.shape[1])
        behind = means[None, :] - means[:, None] - margins  # loser × winner
        tied = (behind == 0) & (margins == 0)
        is_out = (behind > 0) | np.tril(tied, -1)  # of equal ones the first stays
        winners = np.where(is_out, means, -np.inf).argmax(axis=1)
        return {
            int(rows[loser]): int(rows[winners[loser]])
            for loser in np.flatnonzero(is_out.any(axis=1))
        }

    def _margins(self, rows: NDArray[np.int64], replications: int) -> NDArray[np.float64]:
        """Return by how much a mean may lie behind another and stay: it shrinks to nothing."""
        needed = self._spread * self._variances[np.ix_(rows, rows)] / self._zone**2
        return np.asarray(np.maximum(0, self._zone / (2 * replications) * (needed - replications)))
