"""What every allocation rule sees and answers."""

from abc import abstractmethod
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sim.policies.allocation.whole_pieces import whole_pieces
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

    remoteness_hours: NDArray[np.float64]
    """Free travel time from the store to who asks, one entry a request."""

    def of_products(self, products: NDArray[np.int64]) -> "Requests":
        """Return the same for some products alone."""
        return Requests(
            pieces=self.pieces[:, products],
            position=self.position[:, products],
            monthly_consumption=self.monthly_consumption[:, products],
            remoteness_hours=self.remoteness_hours,
        )

    def asking(self, pieces: NDArray[np.int64]) -> "Requests":
        """Return the same who ask for other *pieces*."""
        return replace(self, pieces=pieces)

    def after(self, given: NDArray[np.int64]) -> "Requests":
        """Return what is still asked for when *given* has been given."""
        return replace(self, pieces=self.pieces - given, position=self.position + given)

    def with_consumption(self, monthly_consumption: NDArray[np.float64]) -> "Requests":
        """Return the same who count as using so much a month."""
        return replace(self, monthly_consumption=monthly_consumption)


class AllocationRule(Section):
    """Base of the rules by which a store shares what it has."""

    @abstractmethod
    def share(self, requests: Requests, stock: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return what each request gets, requests × products.

        It is called for the products that are short only: their requests exceed *stock* (one
        number a product), and every piece of it is given.
        """

    def picked(
        self,
        wanted: NDArray[np.int64],
        *,
        at_most: int,
        ven_rank: NDArray[np.int64],  # noqa: ARG002 - for the rules that look at it
    ) -> NDArray[np.int64]:
        """Return how many pieces of each product are picked where a day's work has a limit.

        All products are cut by the same share.
        """
        total = int(wanted.sum())
        if total <= at_most:
            return wanted
        cut = np.asarray(wanted[:, None] * (at_most / total), dtype=np.float64)
        return whole_pieces(cut, wanted[:, None], np.array([at_most]))[:, 0]
