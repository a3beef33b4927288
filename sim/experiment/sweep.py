"""A sweep played: every point under every strategy, against the same patients and storms.

A folder belongs to a sweep file and a state of the scenario, not of the file: a file that grew goes
on from what is there.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from sim.engine.replication import Stage
from sim.experiment.answers import Answers, answers_of
from sim.experiment.campaign import play_tasks
from sim.experiment.how import AS_USUAL, How
from sim.experiment.judgements import judgements_of_sweep
from sim.experiment.key import experiment_key
from sim.experiment.ledger import FailedRun, Ledger, RunId
from sim.experiment.manifest import manifest
from sim.experiment.opened import opened
from sim.experiment.prepared_sweep import PreparedSweep
from sim.experiment.shard import Shard
from sim.experiment.sweep_tables import write_tables
from sim.experiment.work import Playable, Task, Work
from sim.metrics.judgement import Judgement
from sim.scenario.plan import Plan


class SweepOutcome(NamedTuple):
    """What a start of a sweep ended with."""

    answers: Answers
    """Its figure at every point."""

    tables: tuple[Path, ...]
    """The tables that were written."""

    failed: tuple[FailedRun, ...]
    """Runs that are not there because they failed."""

    judgements: tuple[Judgement, ...]
    """What was expected, checked; a run that failed counts as not defined."""


def sweep_folder(plan: Plan, name: str, out: Path) -> Path:
    """Return the results folder below *out* of the sweep file called *name*.

    Its name ends in the key of the scenario as it is: a change of the scenario gives another
    folder, a change of the sweep file does not.
    """
    return out / f"{plan.name}-{name}-{experiment_key(plan)}"


def sweep_name(folder: Path, plan: Plan) -> str:
    """Return the name that `sweep_folder` was given for *folder*."""
    return folder.name.removeprefix(f"{plan.name}-").rpartition("-")[0]


def play_sweep(
    prepared: PreparedSweep,
    *,
    folder: Path,
    how: How = AS_USUAL,
    stage: Callable[[Plan], Playable] = Stage,
) -> SweepOutcome:
    """Play every run that *folder* does not have yet, and write the tables.

    What is finished is kept at once; the tables depend neither on that nor on who plays. A setting
    that leaves a strategy as it was does not play it again.

    Parameters
    ----------
    prepared
        What to play.
    folder
        Results folder of the sweep, made if it is not there.
    how
        By whom, and whether all others are played when a run fails.
    stage
        Makes a plan ready to be played.

    Raises
    ------
    SimError
        When another process plays into *folder*, or the disk is full.
    FailedRunsError
        When a run fails and the others are not to be played.
    """
    with opened(folder) as ledger, manifest(folder, prepared.content()):
        _play(prepared, prepared.tasks(), ledger=ledger, how=how, stage=stage)
        return outcome_of_sweep(prepared, ledger, folder)


def play_shard(
    prepared: PreparedSweep,
    shard: Shard,
    *,
    whole: Path,
    how: How = AS_USUAL,
    stage: Callable[[Plan], Playable] = Stage,
) -> tuple[FailedRun, ...]:
    """Play one part of a sweep into a folder of its own, and return what failed.

    Parameters
    ----------
    prepared
        The whole sweep.
    shard
        Which part of it.
    whole
        Results folder of the whole sweep, where `merge` will put it together.
    how
        By whom, and whether all others are played when a run fails.
    stage
        Makes a plan ready to be played.
    """
    folder = shard.folder(whole)
    content = prepared.content() | {"shard": f"{shard.number}/{shard.of}", "whole": whole.name}
    with opened(folder) as ledger, manifest(folder, content):
        tasks = tuple(shard.part(prepared.tasks()))
        _play(prepared, tasks, ledger=ledger, how=how, stage=stage)
        return ledger.failures()


def _play(
    prepared: PreparedSweep,
    tasks: tuple[Task, ...],
    *,
    ledger: Ledger,
    how: How,
    stage: Callable[[Plan], Playable],
) -> None:
    play_tasks(
        Work(prepared.plans, stage),
        lacking(tasks, prepared, ledger.runs()),
        keys=prepared.keys,
        ledger=ledger,
        how=how,
        total=len(tasks),
    )


def lacking(
    tasks: tuple[Task, ...], prepared: PreparedSweep, known: set[RunId]
) -> tuple[Task, ...]:
    """Return what of *tasks* is not *known* yet, with the strategies that are.

    A run that failed is not known, and is played again.
    """
    left = []
    for task in tasks:
        keys = prepared.keys[task.point]
        strategies = tuple(
            name
            for name in task.strategies
            if RunId(keys[name], name, task.replication) not in known
        )
        if strategies:
            left.append(task._replace(strategies=strategies))
    return tuple(left)


def outcome_of_sweep(prepared: PreparedSweep, ledger: Ledger, folder: Path) -> SweepOutcome:
    """Write the tables of what *ledger* has into *folder* and return what they are about.

    Failures of runs that the sweep no longer has are not among those it returns.
    """
    wanted = prepared.wanted()
    failed = tuple(one for one in ledger.failures() if one.run in wanted)
    return SweepOutcome(
        answers_of(prepared, ledger),
        write_tables(prepared, ledger, folder),
        failed,
        judgements_of_sweep(prepared, ledger),
    )
