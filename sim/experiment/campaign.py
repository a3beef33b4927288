"""Tasks played and kept: what a comparison, a sweep, a selection and a calibration have in common.

It knows nothing of why tasks are played: who calls it says which are lacking, and reads what came
out from the ledger.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing

from sim.engine.model_version import MODEL_VERSION
from sim.experiment.failures import FailedRunsError
from sim.experiment.how import How
from sim.experiment.ledger import FailedRun, Ledger, Row
from sim.experiment.totals import run_file, write_packed
from sim.experiment.versions import versions
from sim.experiment.work import Done, Task, Work
from sim.experiment.workers import finished

Keys = Mapping[str, Mapping[str, str]]
"""Keys of the ledger by point and strategy; two points may share one, and then share their run."""


def play_tasks(
    work: Work,
    tasks: Sequence[Task],
    *,
    keys: Keys,
    ledger: Ledger,
    how: How,
    total: int,
) -> None:
    """Do all *tasks* and keep each in the ledger as it is finished, or as it fails.

    Tasks come back in no particular order; nothing that is kept depends on it. The crew is
    dismissed on leaving, also after Ctrl-C, and what it had in hand then is dropped.

    Parameters
    ----------
    work
        What the tasks are about.
    tasks
        What the ledger does not have yet.
    keys
        Keys of the ledger by point and strategy.
    ledger
        Where results are kept; it is open, and nobody else writes into it.
    how
        By whom, and whether all are played when one fails.
    total
        How many there are, with those that were there before: what progress counts up to.

    Raises
    ------
    FailedRunsError
        When a run fails, unless all others are to be played; the failed run and what was finished
        with it are kept first.
    SimError
        When workers keep dying, or those of a cluster are lost.
    """
    done = total - len(tasks)
    how.progress(done, total)
    # a generator that is only dropped would dismiss its crew whenever it is collected
    with closing(finished(work, tasks, how.crew)) as results:
        for result in results:
            known = keys[result.task.point]
            failed = tuple(_failed(result, known))
            _keep_sent(work, result)
            ledger.add(_rows(result, known), failed)
            if failed and not how.keep_going:
                raise FailedRunsError(failed, ledger.file)
            done += 1
            how.progress(done, total)


def _keep_sent(work: Work, done: Done) -> None:
    """Keep records that came from another machine."""
    for run in done.runs:
        if work.folder is not None and run.records:
            write_packed(run.records, run_file(work.folder, run.strategy, done.task.replication))


def _rows(done: Done, keys: Mapping[str, str]) -> Iterator[Row]:
    """Yield what the ledger keeps of the runs of a task.

    Versions are those of this process: workers of other versions are refused before they play.
    """
    for run in done.runs:
        yield Row(
            key=keys[run.strategy],
            strategy=run.strategy,
            replication=done.task.replication,
            seed=done.seed,
            model_version=MODEL_VERSION,
            kpis=run.kpis,
            demand_checksum=run.demand_checksum,
            weather_checksum=run.weather_checksum,
            versions=versions(),
        )


def _failed(done: Done, keys: Mapping[str, str]) -> Iterator[FailedRun]:
    """Yield what the ledger keeps of strategies that failed, with the point that met it."""
    for one in done.failures:
        yield FailedRun(
            key=keys[one.strategy],
            strategy=one.strategy,
            replication=done.task.replication,
            point=done.task.point,
            error=one.error,
            trace=one.trace,
        )
