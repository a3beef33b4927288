"""Kit push: the same kit every cycle, whatever is on the shelf."""

from typing import Annotated, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from sim.policies.replenishment.base import Pieces, Rate, ReplenishmentPolicy, StockView
from sim.quantities import Months


class KitPush(ReplenishmentPolicy):
    """Every cycle each facility is sent a fixed kit, whatever it holds.

    A kit has the composition of the average month of its kind of facility, at least one piece of
    each key, or the one that `contents` gives. Nobody looks at the shelf, unless lines are skipped
    or trimmed by the months of stock on hand and on the way.

    It corrects nothing: what a unit uses less of grows on its shelf by the same number every month
    until it expires, and what it uses more of is short every month.
    """

    facility_decides: ClassVar[bool] = False

    kind: Literal["kit_push"] = "kit_push"

    sized_for: Literal["facility", "kind", "country"] = "kind"
    """Whose month a kit covers: each facility's own, the average of its kind, or one size for all
    of a kind in the country (`pieces_per_kit`), of which a facility gets as many as it needs."""

    size: Annotated[float, Field(gt=0)] = 1.0
    """Months of expected use in the kits of one cycle."""

    pieces_per_kit: Annotated[float, Field(gt=0)] = 1650.0
    """Pieces in the one national kit; only with `sized_for: country`."""

    contents: dict[str, dict[str, Annotated[int, Field(ge=0)]]] = Field(default_factory=dict)
    """Pieces in a kit by kind of facility and product, instead of those of its average month. With
    `sized_for: kind` each facility gets one such kit; with `country` as many as it needs."""

    skip_above: Months | None = None
    """A line is left out where the facility holds more months of stock of it; never by default."""

    trim_to: Months | None = None
    """A line is cut so that the facility does not hold more months of stock; never by default."""

    @model_validator(mode="after")
    def _contents_by_kind(self) -> Self:
        """Refuse one kit for a kind where each facility has its own."""
        if self.contents and self.sized_for == "facility":
            raise ValueError(
                "contents describe one kit a kind, but sized_for: facility makes one for each;"
                " expected sized_for: kind or country"
            )
        return self

    def order(self, stock: StockView, rng: np.random.Generator) -> Pieces:  # noqa: ARG002 - the common signature
        """Return the kits of this cycle.

        Whole kits before `skip_above` and `trim_to`; the latter two look at position and AMC, so
        that a kit with them is no blind push any more.
        """
        return self._without_excess(self._kits(stock), stock)

    def _kits(self, stock: StockView) -> Pieces:
        """Return the kits of all facilities as they are packed, whatever is on the shelves."""
        months = self.size * stock.expected_month
        match self.sized_for:
            case "facility":
                return _packed(months)
            case "kind":
                return self._declared(_packed(_mean_of_kind(months, stock.kinds)), stock)
            case "country":
                return self._national(months, stock)

    def _declared(self, kits: Pieces, stock: StockView) -> Pieces:
        """Return the kits with the contents that are given for their kind, where any are."""
        kits = kits.copy()
        for row, kind in enumerate(stock.kinds):
            if kind in self.contents:
                kits[row] = stock.pieces_of(self.contents[kind])
        return kits

    def _without_excess(self, kits: Pieces, stock: StockView) -> Pieces:
        """Return *kits* without the lines of which there is enough."""
        if self.skip_above is not None:
            # position and not the shelf: a kit on its way is enough already
            held_enough = stock.position > self.skip_above * stock.monthly_consumption
            kits = np.where(held_enough, 0, kits)
        if self.trim_to is not None:
            kits = np.minimum(kits, stock.up_to(self.trim_to))
        return kits

    def _national(self, months: Rate, stock: StockView) -> Pieces:
        """Return as many national kits as each facility needs, at least a whole one."""
        average = _mean_of_kind(months, stock.kinds)
        total = np.maximum(average.sum(axis=1, keepdims=True), 1e-300)
        kit = self._declared(_packed(average / total * self.pieces_per_kit), stock)
        declared = np.array([kind in self.contents for kind in stock.kinds])[:, None]
        size = np.where(
            declared, np.maximum(kit.sum(axis=1, keepdims=True), 1), self.pieces_per_kit
        )
        # by pieces of the month, whatever they are: the composition is national
        kits = np.ceil(months.sum(axis=1, keepdims=True) / size)
        return np.asarray(kit * kits.astype(np.int64))


def _packed(pieces: Rate) -> Pieces:
    """Round to whole pieces; a key that is in the kit at all comes with at least one."""
    return np.where(pieces > 0, np.maximum(np.rint(pieces), 1), 0).astype(np.int64)


def _mean_of_kind(months: Rate, kinds: tuple[str, ...]) -> Rate:
    """Return the mean month of the facilities of a kind, at each of them, facilities × products."""
    _, kind = np.unique(kinds, return_inverse=True)
    totals = np.zeros((kind.max() + 1, months.shape[1]))
    np.add.at(totals, kind, months)
    return (totals / np.bincount(kind)[:, None])[kind]
