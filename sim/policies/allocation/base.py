"""What every allocation rule sees and answers."""

from abc import abstractmethod
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.quantities import Section


@dataclass(frozen=True)
class Requests:
    """The requests that a store allocates at once, one row each, the oldest first."""

    pieces: NDArray[np.int64]
    """Asked for, requests × products."""

    position: NDArray[np.int64]
    """Stock on hand and on the way at who asks, this request aside, requests × products."""

    monthly_consumption: NDArray[np.float64]
    """Average monthly consumption of who asks, requests × products."""


class AllocationRule(Section):
    """Base of the rules by which a store shares what it has."""

    @abstractmethod
    def share(self, requests: Requests, stock: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return what each request gets, requests × products.

        It is called for the products that are short only: their requests exceed *stock* (one
        number a product), and every piece of it is given.
        """
