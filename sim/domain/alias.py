"""Alias tables: draw from many discrete distributions at once in constant time a draw.

A draw costs the same for 2 products as for 2,000, which is what makes a prescription line cheap.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

_BITS = 15
"""Bits of a chance that are looked at first; the rest settle one draw in some 30,000."""
_LOW = (1 << _BITS) - 1
_ALIAS_BITS = 16
"""Room for the number of a column beside them in 32 bits: no more than 65,536 columns."""
_ALIAS = (1 << _ALIAS_BITS) - 1
_ROWS_AT_ONCE = 2048
"""So many rows are built together as stay near the processor."""


@dataclass(frozen=True)
class AliasTables:
    """One alias table a row, all of the same width.

    A column keeps its own draw with the chance `keep`, else its `alias` is drawn: so every row of
    weights becomes columns of equal width with two entries at most.
    """

    keep: NDArray[np.float64]
    """Chance that a column keeps its own draw, rows × columns. From 0 to 1."""

    alias: NDArray[np.int32]
    """Column that is drawn instead, rows × columns."""

    def draw(
        self, rows: NDArray[np.int32] | NDArray[np.int64], uniforms: NDArray[np.float64]
    ) -> NDArray[np.int32]:
        """Return a column for each of *rows*, from one uniform number in [0, 1) each.

        The first bits of a chance settle nearly all draws; where they are equal, all bits do.

        One uniform chooses the column by its whole part and between column and alias by its
        fraction, so that no second one is needed.

        Parameters
        ----------
        rows
            Row of each draw.
        uniforms
            As many; their order decides which draw is whose.
        """
        width = self.keep.shape[1]
        # column and first bits of the chance from one product, in 32 bits: half the memory to walk
        # through
        rough = (uniforms * (width << _BITS)).astype(np.int32)
        column = rough >> _BITS
        rough &= _LOW
        cell = rows * width + column
        drawn: NDArray[np.int32] = self._packed.take(cell)
        keep = drawn >> _ALIAS_BITS
        kept = rough < keep
        equal = np.flatnonzero(rough == keep)
        exact = uniforms[equal] * width - column[equal]
        kept[equal] = exact < self.keep.ravel()[cell[equal]]
        drawn &= _ALIAS
        np.copyto(drawn, column, where=kept)
        return drawn

    @cached_property
    def _packed(self) -> NDArray[np.int32]:
        """The first bits of `keep`, and `alias`, as one number: a draw looks at one place only."""
        keep = np.minimum((self.keep * (1 << _BITS)).astype(np.int32), _LOW)
        packed: NDArray[np.int32] = (keep << _ALIAS_BITS | self.alias).ravel()
        return packed


def alias_tables(weights: NDArray[np.float64]) -> AliasTables:
    """Build the tables of *weights* (rows × columns, not negative); a row of zeros is uniform.

    A weight of 0 is never drawn (but for a row of zeros alone).

    References
    ----------
    Vose (1991), *A linear algorithm for generating random numbers with a given distribution*.
    Walker (1977), *An efficient method for generating discrete random variables with general
    distributions*, ACM TOMS 3(3).
    """
    firsts = range(0, max(len(weights), 1), _ROWS_AT_ONCE)
    parts = [_tables_of(weights[first : first + _ROWS_AT_ONCE]) for first in firsts]
    return AliasTables(
        np.concatenate([part.keep for part in parts]),
        np.concatenate([part.alias for part in parts]),
    )


def _tables_of(weights: NDArray[np.float64]) -> AliasTables:
    """Build tables; all rows advance together.

    Each step settles one column of every row that still has one. Columns are counted through all
    rows: one number instead of two halves the time of looking them up.
    """
    n_rows, width = weights.shape
    totals = weights.sum(axis=1, keepdims=True)
    share = np.where(totals > 0, weights / np.where(totals > 0, totals, 1), 1 / width) * width
    first = np.arange(n_rows) * width
    order = (np.argsort(share, axis=1, kind="stable") + first[:, None]).ravel()
    share = share.ravel()
    keep, alias = np.ones(share.size), np.tile(np.arange(width, dtype=np.int32), n_rows)
    small, large = first, first + width - 1
    lowered = np.full(n_rows, -1)  # a large column that has fallen below 1 is the next small one
    for _ in range(width - 1):
        giver = order.take(large)
        taker = np.where(lowered >= 0, lowered, order.take(small))
        kept = share.take(taker)
        goes_on = (small < large + (lowered >= 0)) & (kept < 1)
        if not goes_on.all():
            rows = first, small, large, lowered, giver, taker, kept
            first, small, large, lowered, giver, taker, kept = (row[goes_on] for row in rows)
        keep[taker], alias[taker] = kept, giver - first
        left = share.take(giver) - (1 - kept)
        share[giver] = left
        small = small + (lowered < 0)
        has_fallen = left < 1
        lowered = np.where(has_fallen, giver, -1)
        large = large - has_fallen
    return AliasTables(keep.reshape(n_rows, width), alias.reshape(n_rows, width))
