"""Kit push: the same kit every cycle, whatever is on the shelf."""

from typing import Annotated, ClassVar, Literal

import numpy as np
from pydantic import Field

from sim.policies.replenishment.base import Pieces, Rate, ReplenishmentPolicy, StockView


class KitPush(ReplenishmentPolicy):
    """Every cycle each facility is sent a fixed kit, whatever it holds.

    A kit has the composition of the average month of its kind of facility, at least one piece of
    each key; nobody looks at the shelf.
    """

    kind: Literal["kit_push"] = "kit_push"

    facility_decides: ClassVar[bool] = False

    sized_for: Literal["facility", "kind", "country"] = "kind"
    """Whose month a kit covers: each facility's own, the average of its kind, or one size for all
    of a kind in the country (`pieces_per_kit`), of which a facility gets as many as it needs."""

    size: Annotated[float, Field(gt=0)] = 1.0
    """Months of expected use in the kits of one cycle."""

    pieces_per_kit: Annotated[float, Field(gt=0)] = 1650.0
    """Pieces in the one national kit; only with `sized_for: country`."""

    def order(self, stock: StockView, rng: np.random.Generator) -> Pieces:  # noqa: ARG002 - the common signature
        """Return the kits of this cycle."""
        months = self.size * stock.expected_month
        match self.sized_for:
            case "facility":
                return _packed(months)
            case "kind":
                return _packed(_mean_of_kind(months, stock.kinds))
            case "country":
                return self._national(months, stock.kinds)

    def _national(self, months: Rate, kinds: tuple[str, ...]) -> Pieces:
        average = _mean_of_kind(months, kinds)
        total = np.maximum(average.sum(axis=1, keepdims=True), 1e-300)
        kit = _packed(average / total * self.pieces_per_kit)
        kits = np.ceil(months.sum(axis=1, keepdims=True) / self.pieces_per_kit)
        return np.asarray(kit * kits.astype(np.int64))


def _packed(pieces: Rate) -> Pieces:
    """Round to whole pieces; a key that is in the kit at all comes with at least one."""
    return np.where(pieces > 0, np.maximum(np.rint(pieces), 1), 0).astype(np.int64)


def _mean_of_kind(months: Rate, kinds: tuple[str, ...]) -> Rate:
    _, kind = np.unique(kinds, return_inverse=True)
    totals = np.zeros((kind.max() + 1, months.shape[1]))
    np.add.at(totals, kind, months)
    return (totals / np.bincount(kind)[:, None])[kind]
