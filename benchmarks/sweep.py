"""What more workers gain, and whether memory stays flat over thousands of runs.

``python -m benchmarks.sweep`` does both; on a machine that does something else, neither says much.
"""

import argparse
import resource
import sys
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from sim.experiment.how import How
from sim.experiment.local_processes import local_workers
from sim.experiment.prepared_sweep import PreparedSweep, prepare
from sim.experiment.sweep import play_sweep
from sim.experiment.sweep_file import Sweep
from sim.scenario.loader import load_plan
from tests.tiny_scenario import write_tiny

_CHIHUAHUA = Path(__file__).parent.parent / "scenarios" / "chihuahua_ultima_milla"
_POINTS = 10
_LIMIT_RATIO = 1.8
_BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024
"""What the system counts memory in."""


def main() -> None:
    """Measure what was asked for and print it."""
    options = _options()
    if options.replications:
        seconds = {workers: _seconds(options, workers) for workers in (1, options.workers)}
        ratio = seconds[1] / seconds[options.workers]
        print(
            f"{options.replications:,} replications of {options.scenario.name}, {options.strategy}:"
            f" {seconds[1]:.0f} s with one worker, {seconds[options.workers]:.0f} s with"
            f" {options.workers}: {ratio:.2f} times as fast (limit of two: {_LIMIT_RATIO})"
        )
    if options.runs:
        print(_memory(options.runs))


def _seconds(options: argparse.Namespace, workers: int) -> float:
    """Return how long one strategy takes with so many workers."""
    prepared = prepare(
        _sweep([0.05], options.strategy, options.replications),
        load_plan(options.scenario, options.set),
    )
    with TemporaryDirectory() as folder:
        start = perf_counter()
        play_sweep(prepared, folder=Path(folder), how=How(local_workers(workers)))
        return perf_counter() - start


def _memory(runs: int) -> str:
    """Return the peak of memory after a tenth of so many small runs, and after all."""
    with TemporaryDirectory() as folder:
        prepared = _many(Path(folder), runs)
        peaks = _Peaks()
        play_sweep(prepared, folder=Path(folder) / "results", how=How(progress=peaks))
        end = _peak_megabytes()
    return (
        f"{runs:,} small runs at {_POINTS} points, played in this process: peak memory"
        f" {peaks.after_a_tenth:.0f} MB after a tenth, {peaks.after_all:.0f} MB after all,"
        f" {end:.0f} MB with the tables; {1000 * peaks.seconds / runs:.0f} ms a run"
    )


def _many(folder: Path, runs: int) -> PreparedSweep:
    values = [0.05 * (number + 1) for number in range(_POINTS)]
    plan = load_plan(write_tiny(folder), ["run.warm_up=0 d", "run.horizon=30 d"])
    return prepare(_sweep(values, "kit", runs // _POINTS), plan)


def _sweep(values: list[float], strategy: str, replications: int) -> Sweep:
    lever = {"path": "demand.dispersion", "label": {"es": "", "en": ""}, "values": values}
    return Sweep.model_validate(
        {
            "scenario": "",
            "strategies": [strategy],
            "replications": replications,
            "levers": {"dispersion": lever},
        }
    )


@dataclass
class _Peaks:
    """Notes the peak of memory while runs are played."""

    after_a_tenth: float = 0.0
    after_all: float = 0.0
    seconds: float = 0.0
    start: float = field(default_factory=perf_counter)

    def __call__(self, done: int, total: int) -> None:
        if done == total // 10:
            self.after_a_tenth = _peak_megabytes()
        if done == total:
            self.after_all = _peak_megabytes()
            self.seconds = perf_counter() - self.start


def _peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _BYTES_PER_UNIT / 1e6


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sweep", description=__doc__)
    parser.add_argument("--scenario", type=Path, default=_CHIHUAHUA, help="folder or file")
    parser.add_argument("--strategy", default="kit_push", help="strategy that is played")
    parser.add_argument("--replications", type=int, default=1000, help="0: leave speed out")
    parser.add_argument("--set", action="append", default=[], help="path=value, as in abasto")
    parser.add_argument("--workers", type=int, default=2, help="compared with one")
    parser.add_argument("--runs", type=int, default=10_000, help="small ones; 0: leave memory out")
    return parser.parse_args()


if __name__ == "__main__":
    main()
