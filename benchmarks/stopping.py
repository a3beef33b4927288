"""How often intervals cover the true value: stopped once they are narrow, adjusted for controls.

``python -m benchmarks.stopping`` prints two tables of docs/precision.md; it plays no simulation.
"""

import argparse
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from sim.metrics.interval import mean_interval
from sim.metrics.stopping import stop_at
from sim.rng import Streams

_AT_LEAST, _AT_MOST = 20, 200
_SPREADS = (1.5, 2.2, 3.0, 4.0, 5.0)
_REPLICATIONS = (20, 30, 60)

Law = Callable[[np.random.Generator, tuple[int, int]], NDArray[np.float64]]


def main() -> None:
    """Print coverage and replications, by how wide values spread.

    The true mean is 0 and the half-width wanted 1. Whoever looks often and stops at the first
    narrow interval stops where the spread was underestimated, and covers less than it says.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--experiments", type=int, default=1000)
    experiments = parser.parse_args().experiments
    print("spread ÷ half-width | naive: covers, replications | abasto: covers, replications")
    for spread in _SPREADS:
        cells = [_row(rule, spread, experiments) for rule in (_naive, _ours)]
        print(f"{spread:g} | {' | '.join(cells)}")
    print("replications | adjusted for two controls: covers; of skewed values: covers")
    for replications in _REPLICATIONS:
        shares = [_adjusted(law, replications, experiments) for law in (_normal, _skewed)]
        print(f"{replications} | {' | '.join(f'{100 * share:.1f} %' for share in shares)}")


def _row(rule: Callable[[NDArray[np.float64]], int], spread: float, experiments: int) -> str:
    """Return the coverage of a rule, in per cent, and the replications that it takes."""
    covered, played = 0, 0
    for experiment in range(experiments):
        rng = Streams(7, experiment).get("stopping", int(10 * spread))
        sample = rng.normal(0, spread, _AT_MOST)
        number = rule(sample)
        played += number
        covered += not mean_interval(sample[:number].tolist()).excludes_zero
    return f"{100 * covered / experiments:.1f} %, {played / experiments:.0f}"


def _ours(sample: NDArray[np.float64]) -> int:
    stop = stop_at([sample.tolist()], 1.0, at_least=_AT_LEAST, at_most=_AT_MOST)
    return stop.replications if stop else _AT_MOST


def _naive(sample: NDArray[np.float64]) -> int:
    """Return where the first interval is narrow, looking after each replication from the second."""
    numbers = np.arange(2, _AT_MOST + 1)
    means = np.cumsum(sample)[1:] / numbers
    squares = np.cumsum(sample**2)[1:] - numbers * means**2
    halves = stdtrit(numbers - 1, 0.975) * np.sqrt(squares / (numbers - 1) / numbers)
    narrow = np.flatnonzero(halves <= 1.0)
    return int(numbers[narrow[0]]) if narrow.size else _AT_MOST


def _adjusted(law: Law, replications: int, experiments: int) -> float:
    """Return how often an adjusted interval covers 0; two controls explain half of the variance."""
    covered = 0
    for experiment in range(experiments):
        rng = Streams(7, experiment).get("controls", replications)
        drawn = law(rng, (replications, 4))
        interval = mean_interval(drawn.sum(axis=1).tolist(), controls=drawn[:, :2])
        covered += not interval.excludes_zero
    return covered / experiments


def _normal(rng: np.random.Generator, shape: tuple[int, int]) -> NDArray[np.float64]:
    return rng.standard_normal(shape)


def _skewed(rng: np.random.Generator, shape: tuple[int, int]) -> NDArray[np.float64]:
    """Return exponential numbers less their mean."""
    return rng.standard_exponential(shape) - 1


if __name__ == "__main__":
    main()
