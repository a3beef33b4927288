"""Intervals of adjusted means cover as often as they say."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.metrics.interval import mean_interval
from sim.rng import Streams

pytestmark = pytest.mark.statistical

_EXPERIMENTS = 8000

Chance = Callable[[np.random.Generator, tuple[int, ...]], NDArray[np.float64]]


def normal(rng: np.random.Generator, shape: tuple[int, ...]) -> NDArray[np.float64]:
    return rng.standard_normal(shape)


def skewed(rng: np.random.Generator, shape: tuple[int, ...]) -> NDArray[np.float64]:
    """Return numbers of mean 0 and variance 1 with the skewness of a gamma law of shape 4, 1."""
    return (rng.gamma(4.0, size=shape) - 4) / 2


def covered(chance: Chance, replications: int, controls: int, *, share: float) -> int:
    """Return how often the interval covers the true mean 0.

    *share* is how much of the variance the controls explain; what they leave is of the same law.
    """
    rng = Streams(2026, 0).get("coverage", replications, controls, int(100 * share))
    count = 0
    for _ in range(_EXPERIMENTS):
        known = chance(rng, (replications, controls))
        left = chance(rng, (replications,))
        explained = known.sum(axis=1) * (share / controls) ** 0.5
        values = explained + left * (1 - share) ** 0.5
        count += not mean_interval(values.tolist(), 0.95, known).excludes_zero
    return count


# binomial(8,000, 0.95): outside 93 to 97 % at 8.2 standard deviations; the skewed rows, whose true
# coverage is 94.1 % or more, at 4.2: with another seed once in 50,000 times
@pytest.mark.parametrize("chance", [normal, skewed])
@pytest.mark.parametrize(("replications", "controls"), [(20, 2), (30, 2), (60, 3)])
def test_adjusted_interval_covers_in_93_to_97_of_100_experiments(
    chance: Chance, replications: int, controls: int
) -> None:
    count = covered(chance, replications, controls, share=0.6)

    assert 0.93 <= count / _EXPERIMENTS <= 0.97
