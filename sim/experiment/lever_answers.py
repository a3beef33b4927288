"""What a sweep says of each combination of its levers, over all samples of what is not known.

It decides what is best and how sure that is; the table `levers.csv` and the charts show it.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from sim.experiment.answers import Answers
from sim.experiment.point import Point, Setting
from sim.metrics.catalogue import KPIS
from sim.metrics.comparison import bonferroni
from sim.metrics.interval import Interval, mean_interval, paired_difference


class LeverAnswer(NamedTuple):
    """The figure of the sweep at one combination of levers."""

    levers: tuple[Setting, ...]
    """What is chosen."""

    means: Mapping[str, Interval]
    """By strategy; over samples where there are some, else over replications."""

    differences: Mapping[str, Interval]
    """Paired difference to the baseline, for the other strategies."""

    best: str
    """The strategy with the best mean; empty where neither way is better, or no run is there. Of
    equal ones it is the first."""

    is_sure: bool
    """Whether its intervals against all others, taken together at 95 %, leave out zero. A strategy
    that never finished does not count as another."""


def lever_answers(answers: Answers) -> Iterator[LeverAnswer]:
    """Yield the answer at each combination of the levers, in the order of the sweep.

    A sample counts once, with the mean of its replications: the interval is over what is not known.
    """
    prepared = answers.prepared
    same: dict[tuple[Setting, ...], list[Point]] = {}
    for point in prepared.points:
        same.setdefault(point.levers, []).append(point)
    for levers, points in same.items():
        values = {name: _values(answers, points, name) for name in prepared.strategies}
        baseline = prepared.plan.baseline
        best = _best(values, KPIS[prepared.sweep.kpi].better)
        yield LeverAnswer(
            levers=levers,
            means={name: mean_interval(each) for name, each in values.items()},
            differences={
                name: paired_difference(values[baseline], each)
                for name, each in values.items()
                if name != baseline
            },
            best=best,
            is_sure=bool(best) and _is_sure(values, best),
        )


def _values(answers: Answers, points: Sequence[Point], strategy: str) -> tuple[float, ...]:
    """Return one value a sample, or one a replication where nothing is sampled."""
    if points[0].sample is None:
        return answers.of(points[0], strategy)
    return tuple(mean_interval(answers.of(point, strategy)).mean for point in points)


def _best(values: Mapping[str, Sequence[float]], better: str) -> str:
    """Return the strategy with the best mean of those that have one; empty where none has."""
    means = {name: mean_interval(each).mean for name, each in values.items()}
    known = {name: mean for name, mean in means.items() if not math.isnan(mean)}
    if better == "neither" or not known:
        return ""
    return (max if better == "higher" else min)(known, key=lambda name: known[name])


def _is_sure(values: Mapping[str, Sequence[float]], best: str) -> bool:
    """Return whether *best* differs from each other one, all of it together at 95 %."""
    level = bonferroni(0.95, len(values) - 1)
    return all(
        paired_difference(values[best], each, level).excludes_zero
        for name, each in values.items()
        # one that never finished would keep every answer from being sure
        if name != best and not np.isnan(each).all()
    )
