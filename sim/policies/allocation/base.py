"""What every allocation rule sees and answers.

A rule is its parameters: it keeps nothing between calls, and the same requests always give the same
shares.
"""

from abc import abstractmethod
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sim.policies.allocation.whole_pieces import whole_pieces
from sim.quantities import Section


@dataclass(frozen=True)
class Requests:
    """The requests that a store allocates at once, one row each, the oldest first.

    Rows stand in the order in which requests came, which rules use to break ties. Nothing here is
    changed in place; rules make new ones.
    """

    pieces: NDArray[np.int64]
    """Asked for, requests × products. Several requests of one facility are rows of their own."""

    position: NDArray[np.int64]
    """Stock on hand and on the way at who asks, this request aside, requests × products. It may be
    negative where backorders count."""

    monthly_consumption: NDArray[np.float64]
    """Average monthly consumption of who asks, requests × products. 0 where a facility has used
    nothing."""

    remoteness_hours: NDArray[np.float64]
    """Free travel time from the store to who asks, one entry a request. 0 beside the store; it does
    not count closures."""

    def of_products(self, products: NDArray[np.int64]) -> "Requests":
        """Return the same for some products alone.

        Parameters
        ----------
        products
            Indices of columns, in the order that is wanted.
        """
        return Requests(
            pieces=self.pieces[:, products],
            position=self.position[:, products],
            monthly_consumption=self.monthly_consumption[:, products],
            remoteness_hours=self.remoteness_hours,
        )

    def asking(self, pieces: NDArray[np.int64]) -> "Requests":
        """Return the same who ask for other *pieces*.

        What they hold and use stays; *pieces* has the shape of the old ones.
        """
        return replace(self, pieces=pieces)

    def after(self, given: NDArray[np.int64]) -> "Requests":
        """Return what is still asked for when *given* has been given.

        What was given counts as on its way, so that a rule can be followed by another.

        Parameters
        ----------
        given
            Requests × products, at most what was asked for.
        """
        return replace(self, pieces=self.pieces - given, position=self.position + given)

    def with_consumption(self, monthly_consumption: NDArray[np.float64]) -> "Requests":
        """Return the same who count as using so much a month.

        Weighting a rule that lifts months of stock is done in this way.
        """
        return replace(self, monthly_consumption=monthly_consumption)


class AllocationRule(Section):
    """Base of the rules by which a store shares what it has.

    To write one: return whole pieces of the shape of the requests, at most what was asked, whose
    columns add up to *stock*. `tests/property/test_allocation.py` holds every rule to that.
    """

    @abstractmethod
    def share(self, requests: Requests, stock: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return what each request gets, requests × products.

        It is called for the products that are short only: their requests exceed *stock* (one
        number a product), and every piece of it is given.

        Parameters
        ----------
        requests
            Of the short products alone.
        stock
            Pieces by product, in the order of the columns; it may be 0.
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

        Where picking has a limit, products compete for the work as requests do for the pieces.

        Parameters
        ----------
        wanted
            Pieces by product that would be given without the limit.
        at_most
            Pieces that can be picked, 0 or more.
        ven_rank
            0 for vital products, 1 for essential, 2 for the others.
        """
        # products are the rows here, and the work of the day is the one thing that is short
        total = int(wanted.sum())
        if total <= at_most:
            return wanted
        cut = np.asarray(wanted[:, None] * (at_most / total), dtype=np.float64)
        return whole_pieces(cut, wanted[:, None], np.array([at_most]))[:, 0]
