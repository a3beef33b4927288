"""A comparison: strategies of one plan, played against the same patients and storms.

Its folder holds the manifest, the ledger, and records and labels of every run; all that reports
show can be read from it again without playing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sim.engine.replication import Stage
from sim.errors import SimError
from sim.experiment.campaign import play_tasks
from sim.experiment.controls import controls_data, controls_of
from sim.experiment.crew import staying
from sim.experiment.failures import FailedRunsError
from sim.experiment.how import AS_USUAL, How
from sim.experiment.how_many import HowMany
from sim.experiment.key import strategy_key
from sim.experiment.ledger import FailedRun, Ledger
from sim.experiment.manifest import manifest
from sim.experiment.opened import opened
from sim.experiment.results import Played, missing, outcome_of
from sim.experiment.totals import labels_file, write_labels
from sim.experiment.versions import versions
from sim.experiment.work import Playable, ReadPlans, Task, Work
from sim.metrics.outcome import Outcome
from sim.scenario.names import suggestion
from sim.scenario.plan import Plan

_POINT = ""
"""The one plan of a comparison."""


def play(
    plan: Plan,
    *,
    folder: Path,
    strategies: Sequence[str] = (),
    verify: bool = False,
    how: How = AS_USUAL,
    stage: Callable[[Plan], Playable] = Stage,
) -> Outcome:
    """Play every replication that *folder* does not have yet, and return what came out.

    What is finished is kept at once, so that a second start goes on where the first one ended;
    the outcome does not depend on that, nor on the number of workers.

    Parameters
    ----------
    plan
        What to play; its base says from which seed and how often.
    folder
        Results folder of this plan, made if it is not there.
    strategies
        Which strategies; all where none is named.
    verify
        Whether conservation is checked after every event.
    how
        By whom, and whether all others are played when a run fails.
    stage
        Makes the plan ready to be played.

    Raises
    ------
    SimError
        When a strategy is unknown, another process plays into *folder*, or the disk is full.
    FailedRunsError
        When a run failed.
    """
    chosen = chosen_strategies(plan, strategies)
    how_many = HowMany(plan, chosen)
    how_many.check()
    keys = {strategy: strategy_key(plan, strategy) for strategy in plan.strategies}
    rounds = tuple(how_many.rounds())
    played = Played(plan, keys, versions(), rounds[0])
    work = Work(ReadPlans({_POINT: plan}), stage, folder=folder, verify=verify)
    with opened(folder) as ledger:
        # labels first: records without them could not be read after an interruption
        _keep_labels(stage(plan), chosen, folder)
        with manifest(folder, played.content()) as said, staying(how.crew) as crew:
            with_crew = replace(how, crew=crew)
            for replications in rounds:
                played = replace(played, replications=replications)
                _play_round(work, played, chosen, ledger=ledger, folder=folder, how=with_crew)
                controls = controls_of(plan, folder, chosen, replications=replications)
                stop = how_many.stop(ledger, keys, replications=replications, controls=controls)
                if stop:
                    played = replace(played, stop=stop)
                    break
            outcome = outcome_of(folder, played, chosen, ledger)
            said.update(played.enough() | {"controls": controls_data(outcome)})
        return outcome


def chosen_strategies(plan: Plan, wanted: Sequence[str]) -> tuple[str, ...]:
    """Return the strategies in the order of the plan; all where none is wanted.

    The order asked for makes no difference, and a strategy that is named twice is played once.

    Raises
    ------
    SimError
        When the plan has no such strategy; it says which it may be.
    """
    for strategy in wanted:
        if strategy not in plan.strategies:
            hint = suggestion(strategy, plan.strategies)
            raise SimError(f"{plan.name}: no strategy is called {strategy!r}{hint}")
    return tuple(strategy for strategy in plan.strategies if not wanted or strategy in wanted)


def _play_round(
    work: Work, played: Played, chosen: Sequence[str], *, ledger: Ledger, folder: Path, how: How
) -> None:
    """Play what the ledger lacks of the replications of *played*.

    Raises
    ------
    FailedRunsError
        When a run fails now, or failed before and still does: a mean over the others would be of
        another sample.
    """
    play_tasks(
        work,
        _tasks(folder, played, chosen, ledger),
        keys={_POINT: played.keys},
        ledger=ledger,
        how=how,
        total=played.replications,
    )
    failed = _failed(ledger, played.keys, chosen)
    if failed:
        raise FailedRunsError(failed, ledger.file)


def _keep_labels(stage: Playable, chosen: Sequence[str], folder: Path) -> None:
    """Keep what facilities and products are, once a strategy: records have numbers only."""
    for strategy in chosen:
        write_labels(stage.labels(strategy), labels_file(folder, strategy))


def _tasks(folder: Path, played: Played, chosen: Sequence[str], ledger: Ledger) -> list[Task]:
    """Return what is lacking, one task a replication, so that its chance is drawn once for all."""
    lacking = {strategy: set(missing(folder, played, strategy, ledger)) for strategy in chosen}
    tasks = (
        Task(_POINT, replication, tuple(name for name in chosen if replication in lacking[name]))
        for replication in range(played.replications)
    )
    return [task for task in tasks if task.strategies]


def _failed(
    ledger: Ledger, keys: Mapping[str, str], chosen: Sequence[str]
) -> tuple[FailedRun, ...]:
    wanted = {(keys[name], name) for name in chosen}
    return tuple(one for one in ledger.failures() if (one.key, one.strategy) in wanted)
