"""What fits on a vehicle: vital products first, and the rest stays behind.

One shipment may so arrive in two parts: the vital half today, the rest with the next trip.
"""

import numpy as np
from numpy.typing import NDArray

_SLACK = 1 + 1e-9
"""What fits to the last gram fits, however its sum is rounded."""


def load(
    wanted: NDArray[np.int64],
    *,
    size: NDArray[np.float64],
    capacity: NDArray[np.float64],
    rank: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Return what is loaded, stops × products.

    Within a class the first stops of the trip are loaded first; of one stop all products are cut by
    the same share, those alone that need the room that is short.

    Parameters
    ----------
    wanted
        Pieces packed for each stop, stops × products, in the order of the stops.
    size
        Weight and volume of a piece, and its volume if cold, 2 or 3 × products.
    capacity
        Payload and room of the vehicle, as many numbers in the units of *size*.
    rank
        0 for vital products, 1 for essential, 2 for the others.
    """
    if (size @ wanted.sum(axis=0) <= capacity).all():
        return wanted
    loaded = np.zeros_like(wanted)
    room = capacity.astype(float)
    # classes before stops: a vital product of the last stop comes before any other of the first
    for level in np.unique(rank):
        for stop in range(wanted.shape[0]):
            pieces = np.where(rank == level, wanted[stop], 0)
            taken = _that_fits(pieces, size, room)
            loaded[stop] += taken
            room = np.maximum(room - size @ taken, 0)
    return loaded


def _that_fits(
    pieces: NDArray[np.int64], size: NDArray[np.float64], room: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Return all of *pieces*, or the same share as fits of all products that take the room.

    A product that takes no cold room is not cut where only cold room is short.
    """
    need, room = size @ pieces, room * _SLACK
    tight = need > room
    if not tight.any():
        return pieces
    shares = (room[tight] / need[tight])[:, None]
    # of payload, volume and cold room that counts which leaves least
    share = np.where(size[tight] > 0, shares, 1.0).min(axis=0)
    return np.asarray(np.floor(pieces * share), dtype=np.int64)
