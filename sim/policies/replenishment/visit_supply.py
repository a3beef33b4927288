"""Visit supply: the shelf gets what the next visit of an itinerant doctor is expected to need."""

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from sim.policies.replenishment.base import Pieces, ReplenishmentPolicy, StockView


class VisitSupply(ReplenishmentPolicy):
    """Before a visit, order up to what its doctor is expected to prescribe.

    It goes with a review of the kind `before_visits`, for products that those doctors prescribe.

    Reviews other than before visits find nothing to order.
    """

    kind: Literal["visit_supply"] = "visit_supply"

    cover: Annotated[float, Field(gt=0)] = 1.3
    """What to order up to, as a multiple of the expected prescriptions."""

    def order(self, stock: StockView, rng: np.random.Generator) -> Pieces:  # noqa: ARG002 - the common signature
        """Return what lifts the position to the visits' needs.

        max(0, ⌈cover × expected prescriptions⌉ − position). Stock for the unit's own patients
        counts as there, so that both programmes should not supply one product.
        """
        if stock.visit_use is None:
            return np.zeros_like(stock.on_hand)
        return stock.up_to_pieces(np.ceil(self.cover * stock.visit_use))
