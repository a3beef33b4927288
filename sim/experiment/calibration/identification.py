"""What observed figures say of parameters, and what they leave open.

It is about the neighbourhood of one point: a linear model of the targets, with their errors.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import qr

_QUANTILE = 1.959963984540054
_FLAT = 12.0**0.5
"""1 ÷ the standard deviation of a parameter of which only its range is known."""

_SHOWN = 0.02
_LARGEST_MOVE = 0.1


class Knowledge(NamedTuple):
    """What a linear model of the targets says of the parameters, each in units of its range."""

    margins: NDArray[np.float64]
    """Half of the 95 % interval of each, with its range as all that was known before."""

    exchanges: tuple[Mapping[int, float], ...]
    """Moves of several parameters, by their positions, that no target notices."""


def knowledge(slopes: NDArray[np.float64], errors: NDArray[np.float64]) -> Knowledge:
    """Weigh what targets say against what the ranges said before.

    Information J'J of the targets, each by its error, is added to that of a flat range, 12 a
    squared range; directions in which the targets say less than the range did are open.

    Parameters
    ----------
    slopes
        Effects J of crossing a range, targets × parameters; 0 where none is told apart.
    errors
        Half of the 95 % interval of each target.

    References
    ----------
    Brun, Reichert & Künsch (2001), *Practical identifiability analysis of large environmental
    simulation models*, Water Resources Research 37(4).
    """
    weighed = _QUANTILE * slopes / errors[:, np.newaxis]
    information = weighed.T @ weighed + _FLAT**2 * np.eye(slopes.shape[1])
    margins = _QUANTILE * np.sqrt(np.diag(np.linalg.inv(information)))
    return Knowledge(margins, tuple(_exchanges(weighed)))


def _exchanges(weighed: NDArray[np.float64]) -> Iterator[dict[int, float]]:
    """Give each direction that is open, as one parameter and those that make up for it.

    Singular values say how many directions are known; pivoting picks as many parameters that
    carry them, and each of the others is made up for by these.
    """
    seen = np.flatnonzero(np.abs(weighed).max(axis=0) > 0)
    if seen.size == 0:
        return
    known = int(np.sum(np.linalg.svd(weighed[:, seen], compute_uv=False) > _FLAT))
    if known == 0:
        return
    order = seen[qr(weighed[:, seen], mode="r", pivoting=True)[1]]
    carriers, free = order[:known], order[known:]
    for index in sorted(free.tolist()):
        made_up = -np.linalg.lstsq(weighed[:, carriers], weighed[:, index], rcond=None)[0]
        moves = {index: 1.0, **dict(zip(carriers.tolist(), made_up.tolist(), strict=True))}
        largest = max(map(abs, moves.values()))
        shown = {part: move / largest * _LARGEST_MOVE for part, move in sorted(moves.items())}
        yield {part: move for part, move in shown.items() if abs(move) > _SHOWN * _LARGEST_MOVE}
