"""First come, first served."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sim.policies.allocation.base import AllocationRule, Requests


class FirstCome(AllocationRule):
    """The oldest request takes what it asks for, and so on until nothing is left.

    Facilities whose requests take longer to arrive, the remote ones, find what is left. Of requests
    of one day the order of the scenario decides.
    """

    kind: Literal["first_come"] = "first_come"

    def share(self, requests: Requests, stock: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return what each request gets, requests × products.

        One request at most gets a part of what it asked for; those before it all, those after it
        nothing.
        """
        before = np.cumsum(requests.pieces, axis=0) - requests.pieces
        return np.clip(stock - before, 0, requests.pieces)
