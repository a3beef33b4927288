"""How often intervals cover the true value when replications stop once they are narrow.

``python -m benchmarks.stopping`` prints the table of docs/precision.md; it plays no simulation.
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


def main() -> None:
    """Print coverage and replications, by how wide values spread."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--experiments", type=int, default=1000)
    experiments = parser.parse_args().experiments
    print("spread ÷ half-width | naive: covers, replications | abasto: covers, replications")
    for spread in _SPREADS:
        cells = [_row(rule, spread, experiments) for rule in (_naive, _ours)]
        print(f"{spread:g} | {' | '.join(cells)}")


def _row(rule: Callable[[NDArray[np.float64]], int], spread: float, experiments: int) -> str:
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


if __name__ == "__main__":
    main()
