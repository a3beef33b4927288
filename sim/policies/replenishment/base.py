"""What every replenishment policy sees and answers."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from sim.policies.forecast.past_use import PastUse
from sim.quantities import Section

Pieces = NDArray[np.int64]
"""Whole pieces, facilities × products."""

Rate = NDArray[np.float64]
"""Pieces a month, facilities × products."""


@dataclass(frozen=True)
class StockView:
    """What those who decide know of the facilities and products that a programme supplies.

    Arrays are facilities × products, of the programme's facilities and products alone, and belong
    to the engine: a policy reads them. What it believes may be late or wrong (`information`); the
    truth is not in here.
    """

    on_hand: Pieces
    """Stock as the decider believes it to be."""

    on_order: Pieces
    """Ordered and neither received nor cancelled. Loans on their way count as well."""

    monthly_consumption: Rate
    """Average monthly consumption (AMC) as estimated from the past."""

    expected_month: Rate
    """Use in an average month as the plan expects it; nobody knows the true one. 0 where a product
    is not kept at a facility."""

    kinds: tuple[str, ...]
    """Kind of each facility, such as ``small_unit``. The level where a facility has no kind."""

    products: tuple[str, ...]
    """Key of each product."""

    month: int
    """Month of the year, January is 1. Of the day of the review, in the calendar of the run."""

    visit_use: Rate | None = None
    """Pieces that itinerant doctors are expected to prescribe on the visits that are reviewed for,
    facilities × products; none at other reviews."""

    past: Callable[[], PastUse] | None = None
    """Returns the use by period of the look-back; none where nothing is known of it."""

    owed: Pieces | None = None
    """What patients and other facilities wait for; none where it is not counted."""

    @cached_property
    def position(self) -> Pieces:
        """Stock on hand and on order, less what is owed where that is counted.

        It is what levels are compared with; stock on hand alone would order again what is on its
        way.
        """
        position = self.on_hand + self.on_order
        return position if self.owed is None else position - self.owed

    @cached_property
    def monthly_deviation(self) -> Rate:
        """Standard deviation of the use of a month; 0 where no past is known.

        As `PastUse.monthly_deviation`, facilities × products.
        """
        if self.past is None:
            return np.zeros_like(self.monthly_consumption)
        return self.past().monthly_deviation

    def up_to(self, months: float) -> Pieces:
        """Return what lifts the position to so many months of stock.

        max(0, ⌈months × AMC⌉ − position): rounded up, so that who uses a part of a piece a month
        has one.
        """
        return self.up_to_pieces(np.ceil(months * self.monthly_consumption))

    def up_to_pieces(self, pieces: Rate) -> Pieces:
        """Return what lifts the position to so many pieces, facilities × products.

        Never below 0: nothing is sent back. *pieces* may be any shape that broadcasts, one number
        for all too.
        """
        return np.asarray(np.maximum(pieces.astype(np.int64) - self.position, 0))

    def pieces_of(self, pieces: Mapping[str, int]) -> Rate:
        """Return pieces by product in the order of the products; 0 where none is named.

        One row for all facilities, as long as there are products.
        """
        return np.array([pieces.get(product, 0) for product in self.products], dtype=np.float64)


class ReplenishmentPolicy(Section):
    """Base of the rules by which facilities are supplied.

    To write one: a file with its parameters as fields and `order`, and a line in the union
    (`CONTRIBUTING.md` walks through it). Levels grow with AMC, so a policy that orders by issues
    orders less after a stockout; the literature calls it the death spiral.
    """

    facility_decides: ClassVar[bool] = True
    """Whether what is sent was ordered by the facility; a shipment is an order only then."""

    sees_shelves: ClassVar[bool] = False
    """Whether whoever decides looks at the shelves: the programme's `information` is not used."""

    @abstractmethod
    def order(self, stock: StockView, rng: np.random.Generator) -> Pieces:
        """Return how much to send or to ask for, facilities × products.

        The generator is the programme's own for this review; a rule without chance leaves it.

        Whole packs, purses and what the store has come later: what is returned is what is wanted.

        Parameters
        ----------
        stock
            What is known on this day, before anything of this review is ordered.
        rng
            Draw for every cell, wanted or not: then the chance of one does not hang on the stock of
            others.
        """
