"""The service kernel: a day's prescription lines against the shelves, first come, first served.

It is the only place where pieces are handed out to patients, and the one that is run most often: no
loop over lines, units or products.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.domain.runs import lengths_of_runs, starts_of_runs


class Service(NamedTuple):
    """What one day of service gave.

    What everybody else got is what they asked for.
    """

    short: NDArray[np.int64]
    """Indices of the lines that did not get everything, ascending."""

    given: NDArray[np.int64]
    """Pieces that these lines got. 0 where nothing was left."""


def serve(
    cell: NDArray[np.int64], quantity: NDArray[np.int64], on_hand: NDArray[np.int64]
) -> Service:
    """Serve the lines in the order given, and take what they get from *on_hand*.

    Most cells have enough for all: there nothing is sorted. A cell never falls below 0, and a line
    that gets a part takes all that is left.

    Parameters
    ----------
    cell
        Facility × product of each line, as an index into *on_hand*.
    quantity
        Pieces asked for by each line.
    on_hand
        Stock by cell; lowered in place.

    Notes
    -----
    Only lines of cells that cannot serve all are ranked: with the lines of a cell in order, a line
    gets ``clip(on_hand - asked before it, 0, quantity)``, which is first come, first served.

    A property test holds it against a loop over patients.
    """
    # of the type of the stock: several times faster
    quantity = quantity.astype(np.int64, copy=False)
    np.subtract.at(on_hand, cell, quantity)
    # first take all from all, then look where it was too much, and give that back
    contested = np.flatnonzero(on_hand.take(cell) < 0)
    contested_cell, wanted = cell[contested], quantity[contested]
    np.add.at(on_hand, contested_cell, wanted)
    given = _in_turn(contested_cell, wanted, on_hand)
    np.subtract.at(on_hand, contested_cell, given)
    short = given < wanted
    return Service(contested[short], given[short])


def _in_turn(
    cell: NDArray[np.int64], quantity: NDArray[np.int64], on_hand: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return what each line gets when those of a cell are served one after the other."""
    order = np.argsort(cell, kind="stable")
    by_cell, wanted = cell[order], quantity[order]
    running = np.cumsum(wanted) - wanted
    starts = starts_of_runs(by_cell)
    before = running - np.repeat(running[starts], lengths_of_runs(starts, by_cell.size))
    given = np.empty_like(wanted)
    given[order] = np.minimum(np.maximum(on_hand[by_cell] - before, 0), wanted)
    return given
