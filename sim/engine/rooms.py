"""What there is room for at a facility, on all its shelves and in its refrigerators."""

import numpy as np
from numpy.typing import NDArray

from sim.domain.loading import load
from sim.engine.goods import Goods
from sim.engine.orders import Pieces
from sim.scenario.facilities import Facility


def that_has_room(delivered: Pieces, house: Facility, *, on_hand: Pieces, goods: Goods) -> Pieces:
    """Return what of *delivered* fits beside what is on hand, vital products first.

    Refrigerators come first: what they have no room for takes no other room either. A shelf that is
    fuller than full (its first stock may be) takes nothing in. *delivered* itself is returned where
    no room is limited.

    Parameters
    ----------
    delivered
        Pieces by product.
    house
        Where they are unloaded.
    on_hand
        Pieces by product on its shelf.
    goods
        Volumes, classes, and what is cold.
    """
    fits, volume_m3 = delivered, goods.size[1]
    if house.cold_storage_m3 is not None:
        needs_m3 = volume_m3 * goods.is_cold
        # below zero where the first stock, or a loan, is more than there is room for
        left_m3 = house.cold_storage_m3 - float(needs_m3 @ on_hand)
        fits = _that_fits(fits, needs_m3, left_m3=left_m3, rank=goods.ven_rank)
    if house.storage_m3 is not None:
        left_m3 = house.storage_m3 - float(volume_m3 @ on_hand)
        fits = _that_fits(fits, volume_m3, left_m3=left_m3, rank=goods.ven_rank)
    return fits


def _that_fits(
    pieces: Pieces, needs_m3: NDArray[np.float64], *, left_m3: float, rank: NDArray[np.int64]
) -> Pieces:
    """Return what fits where each piece needs so much room; what needs none always does."""
    concerned = np.where(needs_m3 > 0, pieces, 0)
    loaded: Pieces = load(
        concerned[None], size=needs_m3[None], capacity=np.array([max(left_m3, 0.0)]), rank=rank
    )[0]
    return pieces - concerned + loaded
