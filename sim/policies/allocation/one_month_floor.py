"""One month floor: everybody up to a month of stock first, then by another rule."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sim.policies.allocation.base import AllocationRule, Requests
from sim.policies.allocation.equal_months import EqualMonths
from sim.policies.allocation.proportional import Proportional
from sim.policies.allocation.single_rules import SingleRule
from sim.quantities import Months


class OneMonthFloor(AllocationRule):
    """Lift all who ask to the floor, and share what is left by another rule.

    Where the floor cannot be reached by all, it is equal months of stock.

    Who holds the floor already takes part in the second round alone.
    """

    kind: Literal["one_month_floor"] = "one_month_floor"

    floor: Months = 1.0
    """Months of stock that come first."""

    then: SingleRule = Proportional()
    """Who gets what is left."""

    def share(self, requests: Requests, stock: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return what each request gets, requests × products.

        The floor is rounded up to whole pieces, so that who uses little is not left with none.
        """
        level = np.ceil(self.floor * requests.monthly_consumption).astype(np.int64)
        given = np.clip(level - requests.position, 0, requests.pieces)
        # two kinds of product: not even the floor can be reached, or something is left after it
        short = np.flatnonzero(given.sum(axis=0) > stock)
        if short.size:
            floors = requests.of_products(short).asking(given[:, short])
            given[:, short] = EqualMonths().share(floors, stock[short])
        left = np.flatnonzero(given.sum(axis=0) < stock)
        if left.size:
            rest = requests.of_products(left).after(given[:, left])
            given[:, left] += self.then.share(rest, (stock - given.sum(axis=0))[left])
        return np.asarray(given)
