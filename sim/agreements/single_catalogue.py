"""Institutions that use the same key for the same need."""

from datetime import date
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from sim.quantities import Days, Section, Share


class SingleCatalogue(Section):
    """For a share of the needs the parties use one key; for the others each has its own.

    Only what has one key can be pooled in a store of several institutions, or lent. Institutions
    that are no parties have keys of their own for every need.

    A key of one's own is a shelf of one's own: the same pieces, held apart, run out sooner.
    """

    kind: Literal["single_catalogue"] = "single_catalogue"

    parties: Annotated[tuple[str, ...], Field(min_length=2)] | None = None
    """Institutions that agree on keys; all where none is given."""

    harmonisation: Share = 1.0
    """Share of the needs whose key is the same for all parties. Which ones is drawn once, in an
    order that is the same under every strategy: more of it only adds to them."""

    joins: dict[str, date] = Field(default_factory=dict)
    """Day on which an institution joins, by institution; the others have joined from the start.
    Before it all its keys are its own."""

    supplier_before: str = ""
    """Supplier from outside who, until an institution joins, sends its facilities what stores of
    other institutions send them from then on. Where none is given these send it from the start, and
    keep its keys apart until it joins."""

    notice: Days = 0.0
    """With `supplier_before`: how long before its day the stores that will supply an institution
    count on its use, and buy for it."""

    def shared(self, institution: str, order: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return of which products an institution uses the common key, once it has joined.

        By product, in the order of the scenario. At half a product more or less it is rounded, to
        the even number.

        Parameters
        ----------
        institution
            Who asks.
        order
            Products in the order in which they are agreed on.
        """
        is_shared = np.zeros(order.size, dtype=np.bool_)
        if self.parties is None or institution in self.parties:
            is_shared[order[: round(self.harmonisation * order.size)]] = True
        return is_shared
