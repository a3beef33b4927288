"""Proportional: everybody gets the same share of what was asked for."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sim.policies.allocation.base import AllocationRule, Requests
from sim.policies.allocation.whole_pieces import whole_pieces


class Proportional(AllocationRule):
    """Cut all requests by the same share; whoever asks for more than needed gains by it.

    It looks at no shelf: a facility that is full gets the same share as one that is empty.
    """

    kind: Literal["proportional"] = "proportional"

    def share(self, requests: Requests, stock: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return what each request gets, requests × products.

        Each gets asked × stock ÷ Σ asked, in whole pieces by largest remainders.
        """
        asked = requests.pieces
        # nobody asks: 0 of 1 instead of 0 of 0
        given = asked * (stock / np.maximum(asked.sum(axis=0), 1))
        return whole_pieces(given, asked, stock)
