"""When enough replications have been played for intervals to be as narrow as was asked."""

from collections.abc import Iterator, Sequence
from math import inf, isnan
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.metrics.interval import mean_interval

BATCH = 5
"""Replications between two looks, whoever plays them. A fixed number: were it to follow the
workers, results would too."""

_LOOKS_IN_A_ROW = 2


class Stop(NamedTuple):
    """Why it was enough."""

    replications: int
    """How many are counted."""

    half_width: float
    """Half of the widest interval that had to be narrow. In the unit of the figure."""

    is_narrow: bool
    """Whether that was as narrow as was asked; else there were as many as there may be."""


def looks(at_least: int, at_most: int) -> Iterator[int]:
    """Yield after how many replications intervals are looked at.

    They follow from the two limits alone: neither workers nor interruptions move them.

    Parameters
    ----------
    at_least
        Replications at the first look.
    at_most
        At the last, which comes whatever the step.
    """
    yield from range(at_least, at_most, BATCH)
    yield at_most


def stop_at(
    samples: Sequence[Sequence[float]],
    half_width: float,
    *,
    at_least: int,
    at_most: int,
    level: float = 0.95,
    controls: NDArray[np.float64] | None = None,
) -> Stop | None:
    """Return where *samples* were enough; None where more replications are needed.

    It ends at the second look in a row that finds all intervals narrow enough. Who stops at the
    first one stops too often when the spread looks small by chance, and then the interval is too
    narrow: from two replications on and with a look after each, one of 95 % covers in 88 to 92 %
    of experiments. Here it covers in 94 to 96 % (`tests/statistical/test_stopping.py`).

    Parameters
    ----------
    samples
        Series × replications; their intervals all have to be narrow enough.
    half_width
        What is narrow enough, above 0.
    at_least, at_most
        Replications at the first look and at the last.
    level
        Confidence of each interval.
    controls
        Replications × controls that means are adjusted for; none where they are not.

    References
    ----------
    Chow & Robbins (1965), *On the asymptotic theory of fixed-width sequential confidence intervals
    for the mean*; Law (2015), *Simulation Modeling and Analysis*, section 9.4.1 (why the first
    look must not come early).
    """
    in_a_row = 0
    for number in looks(at_least, at_most):
        if number > min(map(len, samples)):
            return None
        known = None if controls is None else controls[:number]
        widest = _widest([sample[:number] for sample in samples], level, known)
        in_a_row = in_a_row + 1 if widest <= half_width else 0
        if in_a_row == _LOOKS_IN_A_ROW or number == at_most:
            return Stop(number, widest, widest <= half_width)
    return None


def _widest(
    samples: Sequence[Sequence[float]], level: float, controls: NDArray[np.float64] | None
) -> float:
    """Return half of the widest interval, infinite where one is not defined."""
    halves = [mean_interval(sample, level, controls).half_width for sample in samples]
    return max(inf if isnan(half) else half for half in halves)
