"""Gauss-Newton steps over a simulation, within bounds and from few looks.

All is in shares of ranges and in tolerances of targets, so that parameters and figures of any unit
weigh alike.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import lsq_linear

from sim.experiment.calibration.space import Point
from sim.metrics.interval import Interval, mean_interval

Samples = NDArray[np.float64]
"""What was measured at one point, replications × targets."""

Measure = Callable[[Sequence[Point]], Sequence[Samples]]
"""Plays each point with the same chance and returns what was measured."""

_REACH_OF_LOOK = 0.2
_FIRST_REACH = 0.5
_LEAST_REACH = 0.01
_CLOSE_ENOUGH = 0.1
_PULL_HOME = 0.05


class Aim(NamedTuple):
    """What is to come out."""

    values: NDArray[np.float64]
    """The figures, by target."""

    tolerances: NDArray[np.float64]
    """What counts as one unit of missing them."""

    @classmethod
    def of(cls, targets: Sequence[tuple[float, float]]) -> "Aim":
        """Return the aim of figures, each with its tolerance."""
        return cls(*np.array(targets, dtype=float).T)

    def misses(self, samples: Samples) -> NDArray[np.float64]:
        """Return how far the means lie from the figures, in tolerances; above zero: too much."""
        return np.asarray((samples.mean(axis=0) - self.values) / self.tolerances)


class Look(NamedTuple):
    """The simulation around a point."""

    point: Point
    """The point."""

    effects: list[list[Interval]]
    """What crossing its range does to each target, parameters × targets."""

    def is_seen(self) -> NDArray[np.bool_]:
        """Return which parameters move some target for sure.

        An effect that is not known is not seen.
        """
        return np.array([any(one.excludes_zero for one in row) for row in self.effects])

    def slopes(self) -> NDArray[np.float64]:
        """Return the effects, targets × parameters; 0 for parameters that are not seen."""
        means = np.array([[one.mean for one in row] for row in self.effects])
        return np.where(self.is_seen()[:, np.newaxis], means, 0.0).T


def look_around(
    measure: Measure, point: Point, snapped: Callable[[Point], Point], *, level: float
) -> Look:
    """Measure each parameter a fifth of its range to either side of *point*.

    The differences are paired by replication. Their intervals hold together at *level*.
    """
    points, widths = [], []
    for index in range(point.size):
        below, above = _beside(point, index, snapped)
        points += [below, above]
        widths.append(above[index] - below[index])
    samples = measure(points)
    each = 1 - (1 - level) / (len(widths) * samples[0].shape[1])
    effects = [
        [mean_interval(slope, each) for slope in ((above - below) / width).T]
        for below, above, width in zip(samples[::2], samples[1::2], widths, strict=True)
    ]
    return Look(point, effects)


def _beside(point: Point, index: int, snapped: Callable[[Point], Point]) -> tuple[Point, Point]:
    """Return both points beside *point*; a count that is too coarse for them has its ends."""
    for reach in (_REACH_OF_LOOK, 1):
        below, above = point.copy(), point.copy()
        below[index], above[index] = max(point[index] - reach, 0), min(point[index] + reach, 1)
        below, above = snapped(below), snapped(above)
        if below[index] < above[index]:
            break
    return below, above


def approach(
    measure: Measure,
    look: Look,
    *,
    start: Point,
    aim: Aim,
    rounds: int,
    snapped: Callable[[Point], Point],
) -> Point:
    """Return the best point found by steps towards *aim*.

    It ends when every target is met closely, or no step helps any more. A step solves the linear
    least-squares problem within the bounds and a reach, which grows after a step that helped and
    shrinks after one that did not; effects are corrected by Broyden's rule after each. Of equally
    good points the nearest to the start is taken, so that nothing is moved that need not be.

    Parameters
    ----------
    measure
        Plays points.
    look
        Where to begin and what moves the targets there.
    start
        Where the scenario stands.
    aim
        What is to come out.
    rounds
        Steps at most.
    snapped
        Returns the point of values that can be written nearest to a point.

    References
    ----------
    Nocedal & Wright (2006), *Numerical Optimization*, 2nd ed., chapters 4, 10 and 11.
    """
    point, reach = look.point, _FIRST_REACH
    misses = aim.misses(measure([point])[0])
    slopes = look.slopes() / aim.tolerances[:, np.newaxis]
    for _round in range(rounds):
        if np.abs(misses).max() <= _CLOSE_ENOUGH or reach < _LEAST_REACH:
            break
        trial = snapped(point + _step(slopes, misses, point, start=start, reach=reach))
        moved = trial - point
        if not moved.any():
            break
        (samples,) = measure([trial])
        there = aim.misses(samples)
        # Broyden's rule: the least change of the slopes that explains what the step did
        slopes = slopes + np.outer(there - misses - slopes @ moved, moved) / (moved @ moved)
        if there @ there < misses @ misses:
            point, misses, reach = trial, there, min(2 * reach, _FIRST_REACH)
        else:
            reach = float(np.abs(moved).max()) / 2
    return point


def _step(
    slopes: NDArray[np.float64],
    misses: NDArray[np.float64],
    point: Point,
    *,
    start: Point,
    reach: float,
) -> Point:
    """Return the step that brings the linear model nearest to the aim, within bounds and *reach*.

    A weak pull towards *start* decides where targets leave a direction open.
    """
    home = _PULL_HOME * np.eye(point.size)
    matrix = np.vstack([slopes, home])
    goal = np.concatenate([-misses, _PULL_HOME * (start - point)])
    lowest, highest = np.maximum(-point, -reach), np.minimum(1 - point, reach)
    return np.asarray(lsq_linear(matrix, goal, bounds=(lowest, highest)).x)
