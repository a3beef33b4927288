"""What chance leaves of an expectation: met, not met, or not decided."""

from collections.abc import Callable, Collection, Mapping, Sequence
from math import isnan
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from sim.metrics.comparison import bonferroni
from sim.metrics.expectation import Expectation
from sim.metrics.interval import Interval, mean_interval

Decision = Literal["met", "not met", "not decided", "not played"]
"""`not played`: its strategies were left out of the run."""
Figures = Callable[[str, str], Sequence[float]]
"""Returns the values of a figure (its id, second) under a strategy (first), one a replication."""

_MOST = 100_000


class Check(NamedTuple):
    """An expectation under one strategy, at one point."""

    strategy: str
    """The strategy."""

    point: str
    """The point of the sweep; empty in a comparison."""

    interval: Interval
    """The figure, or the paired difference."""

    values: int
    """How many values it is the mean of."""

    decision: Decision
    """Met where the whole interval lies on the right side of the bound, not met on the wrong."""

    margin: float
    """From the bound to the mean, positive on the right side. In the unit of the figure."""

    needed: int | None
    """About how many values would decide; None where it is decided or no number can be named. Were
    mean and spread to stay as they are; above 100,000 no number is named."""


class Judgement(NamedTuple):
    """An expectation, checked."""

    expectation: Expectation
    """What was expected."""

    checks: tuple[Check, ...]
    """Under each strategy at each point; none where its strategies were not played."""

    @property
    def decision(self) -> Decision:
        """Of all checks together.

        Everywhere: not met if any check is not; anywhere: met if any is.
        """
        found = {check.decision for check in self.checks}
        order: tuple[Decision, ...] = ("not met", "not decided", "met")
        if not self.expectation.everywhere:
            order = ("met", "not decided", "not met")
        return next((each for each in order if each in found), "not played")

    @property
    def telling(self) -> Check | None:
        """Of the checks that decide, the worst where all have to be met, else the best.

        It is the one that a message shows.
        """
        decisive = [check for check in self.checks if check.decision == self.decision]
        known = [check for check in decisive if not isnan(check.margin)] or decisive
        pick = min if self.expectation.everywhere else max
        return pick(known, key=lambda check: check.margin, default=None)

    @property
    def alike(self) -> int:
        """How many checks came out like the whole."""
        return sum(check.decision == self.decision for check in self.checks)


def judge(
    expectation: Expectation,
    played: Collection[str],
    points: Mapping[str, Figures],
    *,
    controls: NDArray[np.float64] | None = None,
) -> Judgement:
    """Return whether *expectation* is met, as far as chance lets it be said.

    Parameters
    ----------
    expectation
        What is expected.
    played
        The strategies that were played.
    points
        The figures at each point; a comparison has one point without a name.
    controls
        Replications × controls that means are adjusted for; none where they are not.

    Notes
    -----
    The intervals of one expectation hold together at its level (Bonferroni over strategies and
    points), and expectations are judged each for itself.

    References
    ----------
    Law (2015), *Simulation Modeling and Analysis*, 5th ed., section 10.2.1 (paired t), section
    9.4.1 (fixed-sample-size intervals).
    """
    there = [name for name in expectation.strategies if name in played]
    if expectation.minus and expectation.minus not in played:
        there = []
    level = bonferroni(expectation.level, len(there) * len(points))
    return Judgement(
        expectation,
        tuple(
            _check(expectation, strategy, point, figures=figures, level=level, controls=controls)
            for point, figures in points.items()
            for strategy in there
        ),
    )


def _check(
    expectation: Expectation,
    strategy: str,
    point: str,
    *,
    figures: Figures,
    level: float,
    controls: NDArray[np.float64] | None,
) -> Check:
    """Return what one strategy at one point says of the expectation."""
    values = figures(strategy, expectation.kpi.id)
    if expectation.minus:
        base = figures(expectation.minus, expectation.kpi.id)
        values = [one - other for one, other in zip(values, base, strict=True)]
    interval = mean_interval(values, level, controls)
    sample = np.array([value for value in values if not isnan(value)], dtype=float)
    decision = _decision(expectation, interval)
    upwards = expectation.sign in (">=", ">")
    return Check(
        strategy=strategy,
        point=point,
        interval=interval,
        values=sample.size,
        decision=decision,
        margin=(interval.mean - expectation.bound) * (1 if upwards else -1),
        needed=_needed(_deviation(interval, sample.size), interval.mean - expectation.bound, level)
        if decision == "not decided" and sample.size > 1
        else None,
    )


def _deviation(interval: Interval, count: int) -> float:
    """Return the standard deviation of values whose mean has this *interval*."""
    quantile = float(stdtrit(count - 1, (1 + interval.level) / 2))
    return interval.half_width * float(count**0.5) / quantile


def _decision(expectation: Expectation, interval: Interval) -> Decision:
    """Return whether the whole interval lies on one side of the bound; nan lies on none."""
    low, high, bound = interval.low, interval.high, expectation.bound
    is_met, is_not = {
        ">=": (low >= bound, high < bound),
        ">": (low > bound, high <= bound),
        "<=": (high <= bound, low > bound),
        "<": (high < bound, low >= bound),
    }[expectation.sign]
    if is_met:
        return "met"
    return "not met" if is_not else "not decided"


def _needed(deviation: float, distance: float, level: float) -> int | None:
    """Return how many values would have an interval that leaves out the bound, if they go on so."""
    if distance == 0:
        return None
    count = 2
    while float(stdtrit(count - 1, (1 + level) / 2)) * deviation > abs(distance) * count**0.5:
        # steps of two per cent: an "about" that is found quickly
        count += max(1, count // 50)
        if count > _MOST:
            return None
    return count
