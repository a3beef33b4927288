"""What a sweep will take: runs, time and disk, from one replication that is played to measure.

It is what ``--dry-run`` tells. Time is that of this machine, with nothing else to do.
"""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from time import perf_counter

from sim.engine.replication import Stage
from sim.experiment.ledger import Ledger
from sim.experiment.prepared_sweep import PreparedSweep
from sim.experiment.results import ledger_file
from sim.experiment.sweep import lacking
from sim.experiment.work import Done, Playable, Task, Work, Worker
from sim.experiment.workers import chunks
from sim.metrics.catalogue import KPIS
from sim.scenario.plan import Plan

_CELL_BYTES = 19
"""Of a number in a table."""

_ROW_BYTES = 700
"""Of a run in the ledger beside its figures, with its index."""

_SUMMARY_ROW_BYTES = 130


@dataclass(frozen=True)
class Estimate:
    """What is to be played, and what it takes."""

    points: int
    """Points of the sweep."""

    strategies: int
    """What is compared at each."""

    replications: int
    """How often each is played."""

    different: int
    """Runs that differ: what a setting leaves as it was is played once."""

    left: int
    """Runs that are not there yet."""

    seconds: float
    """How long they take with the workers asked for."""

    disk_bytes: int
    """What the ledger and the tables will take."""

    free_bytes: int
    """What the disk has left."""

    @property
    def rows(self) -> int:
        """Runs in the tables."""
        return self.points * self.strategies * self.replications


def estimate(
    prepared: PreparedSweep,
    folder: Path,
    *,
    workers: int,
    stage: Callable[[Plan], Playable] = Stage,
) -> Estimate:
    """Return what *prepared* will take in *folder*; one replication is played and thrown away.

    Parameters
    ----------
    prepared
        The sweep.
    folder
        Its results folder, which need not be there; runs that it has already are not counted as
        left.
    workers
        How many play at a time; each is taken to be as quick as this process alone.
    stage
        Makes a plan ready to be played.
    """
    known = set()
    if ledger_file(folder).exists():
        with Ledger(ledger_file(folder)) as ledger:
            known = ledger.runs()
    tasks = lacking(prepared.tasks(), prepared, known)
    wanted = prepared.wanted()
    # the folder itself is not made to ask about its disk
    there = next(parent for parent in folder.absolute().parents if parent.exists())
    probe = _Probe(prepared, stage)
    return Estimate(
        points=len(prepared.points),
        strategies=len(prepared.strategies),
        replications=prepared.sweep.replications,
        different=len(wanted),
        left=len(wanted - known),
        seconds=probe.seconds(tasks, workers) if tasks else 0.0,
        disk_bytes=probe.bytes(),
        free_bytes=shutil.disk_usage(there).free,
    )


class _Probe:
    """The first task, played to see what one takes."""

    def __init__(self, prepared: PreparedSweep, stage: Callable[[Plan], Playable]) -> None:
        self._prepared = prepared
        self._work = Work(prepared.plans, stage)
        self._task = prepared.tasks()[0]
        self._warm = Worker(self._work).do(self._task)

    def seconds(self, tasks: tuple[Task, ...], workers: int) -> float:
        """Return how long *tasks* take: a plan is made ready for each chunk, then played."""
        worker = Worker(self._work)
        # a new worker makes the plan ready first: the two times tell that apart from playing
        first, again = (_timed(worker, self._task) for _time in range(2))
        runs = sum(len(task.strategies) for task in tasks)
        playing = runs * again / len(self._task.strategies)
        making_ready = max(first - again, 0.0) * len(list(chunks(tasks, 2 * workers)))
        return (playing + making_ready) / min(workers, len(tasks))

    def bytes(self) -> int:
        """Return what the ledger and the tables will take, by the size of what the probe gave."""
        prepared = self._prepared
        pairs = len(prepared.points) * len(prepared.strategies)
        return ceil(
            len(prepared.wanted()) * (_ROW_BYTES + _figures_bytes(self._warm))
            + pairs * prepared.sweep.replications * _CELL_BYTES * len(KPIS)
            + pairs * len(KPIS) * _SUMMARY_ROW_BYTES
        )


def _figures_bytes(done: Done) -> float:
    """Return how many bytes the figures of a run take as JSON; 0 where the probe failed."""
    written = [len(json.dumps(dict(run.kpis))) for run in done.runs]
    return sum(written) / max(len(written), 1)


def _timed(worker: Worker, task: Task) -> float:
    """Return the seconds that *task* takes, as the clock on the wall has them."""
    start = perf_counter()
    worker.do(task)
    return perf_counter() - start
