"""Base stock: whatever was used is ordered again."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from sim.policies.replenishment.base import Pieces, ReplenishmentPolicy, StockView
from sim.quantities import Months

_Level = Annotated[int, Field(ge=0)]


class BaseStock(ReplenishmentPolicy):
    """At every review order up to a level S that stands in pieces or in months.

    With a level in months it is forced ordering; a level in pieces does not move with use.

    With Poisson demand, lost sales and a review at every moment it is Erlang's loss system, which
    `docs/validation.md` plays.

    References
    ----------
    Snyder & Shen (2019), *Fundamentals of Supply Chain Theory*, section 4.4.
    """

    kind: Literal["base_stock"] = "base_stock"

    months: Months | None = None
    """S in months of stock; this or `pieces`."""

    pieces: _Level | dict[str, _Level] | None = None
    """S in pieces at each facility: one number, or one by product (0 where none is named)."""

    @model_validator(mode="after")
    def _one_level(self) -> Self:
        """Refuse no level, and two of them."""
        if (self.months is None) == (self.pieces is None):
            raise ValueError("expected either months or pieces: the level to order up to")
        return self

    def order(self, stock: StockView, rng: np.random.Generator) -> Pieces:  # noqa: ARG002 - the common signature
        """Return what lifts the position of every product to its level.

        With `pieces` by product, products that are not named are ordered up to 0, which is never.
        """
        if self.months is not None:
            return stock.up_to(self.months)
        if isinstance(self.pieces, Mapping):
            return stock.up_to_pieces(stock.pieces_of(self.pieces))
        return stock.up_to_pieces(np.array(self.pieces))
