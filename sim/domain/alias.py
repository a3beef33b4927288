"""Alias tables: draw from many discrete distributions at once in constant time a draw."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class AliasTables:
    """One alias table a row, all of the same width."""

    keep: NDArray[np.float64]
    """Chance that a column keeps its own draw, rows × columns."""

    alias: NDArray[np.int32]
    """Column that is drawn instead, rows × columns."""

    def draw(
        self, rows: NDArray[np.int32] | NDArray[np.int64], uniforms: NDArray[np.float64]
    ) -> NDArray[np.int32]:
        """Return a column for each of *rows*, from one uniform number in [0, 1) each."""
        width = self.keep.shape[1]
        scaled = uniforms * width
        column = scaled.astype(np.int32)
        scaled -= column
        cell = rows * width + column
        kept = scaled < self.keep.ravel()[cell]
        return np.asarray(np.where(kept, column, self.alias.ravel()[cell]))


def alias_tables(weights: NDArray[np.float64]) -> AliasTables:
    """Build the tables of *weights* (rows × columns, not negative); a row of zeros is uniform.

    All rows advance together: each step settles one column of every row that still has one.

    References
    ----------
    Vose (1991), *A linear algorithm for generating random numbers with a given distribution*.
    """
    n_rows, width = weights.shape
    totals = weights.sum(axis=1, keepdims=True)
    share = np.where(totals > 0, weights / np.where(totals > 0, totals, 1), 1 / width) * width
    keep = np.ones((n_rows, width))
    alias = np.tile(np.arange(width, dtype=np.int32), (n_rows, 1))
    order = np.argsort(share, axis=1, kind="stable")
    row = np.arange(n_rows)
    small, large = np.zeros(n_rows, dtype=np.int64), np.full(n_rows, width - 1)
    lowered = np.full(n_rows, -1)  # a large column that has fallen below 1 is the next small one
    for _ in range(width - 1):
        going = small < large + (lowered >= 0)
        at, giver = row[going], order[going, large[going]]
        taker = np.where(lowered[going] >= 0, lowered[going], order[going, small[going]])
        needy = share[at, taker] < 1
        at, giver, taker = at[needy], giver[needy], taker[needy]
        keep[at, taker], alias[at, taker] = share[at, taker], giver
        share[at, giver] -= 1 - share[at, taker]
        small[at] += lowered[at] < 0
        fallen = share[at, giver] < 1
        lowered[at] = np.where(fallen, giver, -1)
        large[at] -= fallen
    return AliasTables(keep, alias)
