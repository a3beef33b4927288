"""VEN first: where a store cannot pick all, vital products come before the others."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sim.policies.allocation.base import AllocationRule, Requests
from sim.policies.allocation.equal_months import EqualMonths
from sim.policies.allocation.single_rules import SingleRule


class VenFirst(AllocationRule):
    """Pick vital products first, then essential, then the others; share each by another rule.

    Products compete only for what they have in common, the pieces that a store can pick on a day
    (`sharing.picking_pieces_at_most`). Without that limit it is the other rule alone.
    """

    kind: Literal["ven_first"] = "ven_first"

    then: SingleRule = EqualMonths()
    """Who gets what of a product."""

    def share(self, requests: Requests, stock: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return what each request gets, requests × products."""
        return self.then.share(requests, stock)

    def picked(
        self, wanted: NDArray[np.int64], *, at_most: int, ven_rank: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Return how many pieces of each product are picked, the vital ones first.

        A class is cut alike within itself once it is its turn; what is left of the work goes to the
        next class.
        """
        picked = np.zeros_like(wanted)
        for rank in np.unique(ven_rank):
            of_class = np.where(ven_rank == rank, wanted, 0)
            # the work left for this class and those after it
            room = at_most - int(picked.sum())
            picked += super().picked(of_class, at_most=room, ven_rank=ven_rank)
        return picked
