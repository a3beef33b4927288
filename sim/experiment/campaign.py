"""Tasks played and kept: what a comparison and a sweep have in common."""

from collections.abc import Mapping, Sequence
from contextlib import closing

from sim.engine.model_version import MODEL_VERSION
from sim.experiment.ledger import Ledger, Row
from sim.experiment.versions import versions
from sim.experiment.work import Done, Progress, Task, Work
from sim.experiment.workers import finished
from sim.scenario.plan import Plan


def play_tasks(
    work: Work,
    tasks: Sequence[Task],
    *,
    keys: Mapping[str, Mapping[str, str]],
    ledger: Ledger,
    workers: int,
    progress: Progress,
    total: int,
) -> None:
    """Do all *tasks* and keep each in the ledger as it is finished.

    Parameters
    ----------
    work
        What the tasks are about.
    tasks
        What the ledger does not have yet.
    keys
        Keys of the ledger by plan and strategy.
    ledger
        Where results are kept.
    workers
        Processes that play at the same time.
    progress
        Told after each task how many are done, with those that were there before.
    total
        How many there are, with those that were there before.
    """
    done = total - len(tasks)
    progress(done, total)
    with closing(finished(work, tasks, workers)) as results:
        for result in results:
            ledger.add(_rows(result, work.plans[result.task.point], keys[result.task.point]))
            done += 1
            progress(done, total)


def _rows(done: Done, plan: Plan, keys: Mapping[str, str]) -> list[Row]:
    return [
        Row(
            key=keys[run.strategy],
            strategy=run.strategy,
            replication=done.task.replication,
            seed=plan.base.run.seed,
            model_version=MODEL_VERSION,
            kpis=run.kpis,
            demand_checksum=run.demand_checksum,
            weather_checksum=run.weather_checksum,
            versions=versions(),
        )
        for run in done.runs
    ]
