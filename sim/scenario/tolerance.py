"""How far apart two figures may be: `±0.5 points` of a share, `±2000` of another figure."""

import re
from typing import NamedTuple

_PERCENT = 100
_WRITTEN = re.compile(r"\s*±?\s*(\d+\.?\d*|\.\d+)\s*(points)?\s*")


class Tolerance(NamedTuple):
    """A distance between two values of one figure."""

    size: float
    """In the unit of the figure; of a share, as a share. Above 0."""

    in_points: bool
    """Whether it is of a share."""


def read_tolerance(text: str) -> Tolerance:
    """Return what *text* says.

    The sign ± may be left out. Points are hundredths of a share.

    Raises
    ------
    ValueError
        When it is no number above 0, with `points` behind it or nothing.
    """
    match = _WRITTEN.fullmatch(text)
    if match is None or not float(match[1]):
        raise ValueError(
            "expected a number above 0, such as '±0.5 points' of a share or '±2000' of another"
            f" figure, got {text!r}"
        )
    in_points = bool(match[2])
    return Tolerance(float(match[1]) / (_PERCENT if in_points else 1), in_points)
