"""What control variates save, and antithetic travel times would: replications, or next to none.

``python -m benchmarks.variance_reduction`` plays pairs of replications; the second of each pair
has patients and storms of its own and the travel times of the first one mirrored: where the first
was quick, it is slow.
"""

import argparse
import gc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sim.engine.draw import Draw
from sim.engine.replication import Stage
from sim.engine.supply_controls import supply_controls
from sim.engine.world import World
from sim.metrics.catalogue import measure
from sim.metrics.control_variates import adjusted_mean
from sim.rng import Streams
from sim.scenario.loader import load_plan

_CHIHUAHUA = Path(__file__).parent.parent / "scenarios" / "chihuahua_ultima_milla"
_FILLED = "prescriptions_filled"


@dataclass(frozen=True)
class MirroredTravel(Streams):
    """The streams of a replication, but travel times are those of the one before, mirrored."""

    def uniform(
        self, purpose: str, numbers: NDArray[np.int64], attempt: NDArray[np.int64] | int
    ) -> NDArray[np.float64]:
        """Return one number in [0, 1) for each of *numbers*, by hash and not by order."""
        if purpose != "travel":
            return super().uniform(purpose, numbers, attempt)
        drawn = Streams(self.seed, self.replication - 1).uniform(purpose, numbers, attempt)
        return np.asarray(1 - drawn)


def main() -> None:
    """Measure both on a scenario and print what they save."""
    options = _options()
    stage = Stage(load_plan(options.scenario, options.settings))
    strategies = options.strategy or list(stage.plan.strategies)[:2]
    runs = [list(_played(stage, strategies, number)) for number in range(2 * options.pairs)]
    filled = np.array([[figures[0] for figures in run] for run in runs]).T
    demand = np.array([[run[0][1]] for run in runs])
    supply = np.array([supply_controls(stage.base, _streams(stage, n)) for n in range(len(runs))])
    print(f"{2 * options.pairs} replications of {options.scenario.name}")
    samples = dict(zip(strategies, filled, strict=True))
    base = strategies[0]
    samples |= {f"{name} − {base}": samples[name] - samples[base] for name in strategies[1:]}
    for name, values in samples.items():
        mirrored = float(np.corrcoef(values[::2], values[1::2])[0, 1])
        print(
            f"{name}: standard deviation {100 * values.std(ddof=1):.2f} points; controls of supply:"
            f" {_saved(_share_explained(values, supply))}; of total demand:"
            f" {_saved(_share_explained(values, demand))}; antithetic travel times:"
            f" {_saved(-mirrored)} (correlation in pairs {mirrored:+.2f} ±"
            f" {2 / options.pairs**0.5:.2f})"
        )


def _played(
    stage: Stage, strategies: Sequence[str], replication: int
) -> Iterator[tuple[float, float]]:
    """Yield share filled and what patients ask for in pieces, by strategy."""
    streams = _streams(stage, replication)
    draw = Draw(stage.base, streams, mixes_people=stage.plan.mixes_people)
    for name in strategies:
        records = World(stage.settings[name], draw, traced=False).run()
        gc.collect()  # worlds and their draw point at each other
        labels = stage.labels(name)
        # a store is asked by units, and what they order is a result of the strategy
        asked = records.asked[labels.serves_patients].sum()
        yield measure(records, labels)[_FILLED], float(asked)


def _streams(stage: Stage, replication: int) -> Streams:
    kind = MirroredTravel if replication % 2 else Streams
    return kind(stage.plan.base.run.seed, replication)


def _share_explained(values: NDArray[np.float64], controls: NDArray[np.float64]) -> float:
    """Return by how much regression on *controls* narrows the variance, what it costs taken off."""
    n, n_controls = controls.shape
    error = adjusted_mean(values, controls - controls.mean(axis=0)).error
    left = error**2 * n * (n - 1 - n_controls) / (n - 1) / values.var(ddof=1)
    return 1 - left * (n - 2) / (n - n_controls - 2)


def _saved(share: float) -> str:
    return f"{100 * share:+.0f} % of the replications saved"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenario", type=Path, default=_CHIHUAHUA)
    parser.add_argument("--strategy", action="append", help="the first two where none is named")
    parser.add_argument("--pairs", type=int, default=30)
    parser.add_argument("--set", action="append", default=[], dest="settings", metavar="KEY=VALUE")
    return parser.parse_args()


if __name__ == "__main__":
    main()
