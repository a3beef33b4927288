"""Equal months of stock: whoever has least is lifted first."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sim.policies.allocation.base import AllocationRule, Requests
from sim.policies.allocation.whole_pieces import whole_pieces

_LEAST_CONSUMPTION = 1e-3
"""Pieces a month; who uses nothing would stand at infinitely many months of stock."""


class EqualMonths(AllocationRule):
    """Lift all who ask to the same months of stock λ, nobody beyond what was asked.

    λ solves Σ min(asked, max(0, λ·AMC - position)) = stock for each product.

    Who stands above λ gets nothing, and nothing is taken away. Because it goes by stock and use,
    nobody gains by asking for more than lifts them to λ.
    """

    kind: Literal["equal_months"] = "equal_months"

    def share(self, requests: Requests, stock: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return what each request gets, requests × products.

        Who uses nothing counts as using a thousandth of a piece a month: it is lifted last, and its
        request is still served where there is enough.
        """
        # a request of a product that nobody has used yet must not divide by zero
        amc = np.maximum(requests.monthly_consumption, _LEAST_CONSUMPTION)
        months = _level(amc, requests, stock)
        given = np.clip(months * amc - requests.position, 0, requests.pieces)
        return whole_pieces(given, requests.pieces, stock)


def _level(
    amc: NDArray[np.float64], requests: Requests, stock: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return λ by product.

    What is given grows piecewise linearly with λ: each request joins at its own months of stock
    and drops out when it has what it asked for. λ lies on the last piece that stock reaches.

    Parameters
    ----------
    amc
        Pieces a month, above 0, requests × products.
    """
    # in months of stock: where a request starts to get something, and where it has all
    joins, full = requests.position / amc, (requests.position + requests.pieces) / amc
    bends = np.concatenate([joins, full])
    order = np.argsort(bends, axis=0, kind="stable")
    bends = np.take_along_axis(bends, order, axis=0)
    slopes = np.cumsum(np.take_along_axis(np.concatenate([amc, -amc]), order, axis=0), axis=0)
    given = np.zeros_like(bends)
    np.cumsum(slopes[:-1] * np.diff(bends, axis=0), axis=0, out=given[1:])
    # a flat piece, where everybody has enough, has no slope: its start is the answer
    piece = np.maximum((given <= stock).sum(axis=0) - 1, 0)[None, :]
    start, slope, already = (
        np.take_along_axis(part, piece, axis=0)[0] for part in (bends, slopes, given)
    )
    return np.asarray(start + (stock - already) / np.maximum(slope, _LEAST_CONSUMPTION))
