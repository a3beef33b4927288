"""A comparison: strategies of one plan, played against the same patients and storms."""

from collections.abc import Callable, Sequence
from pathlib import Path

from sim.engine.replication import Stage
from sim.errors import SimError
from sim.experiment.campaign import play_tasks
from sim.experiment.key import strategy_key
from sim.experiment.ledger import Ledger
from sim.experiment.lock import locked
from sim.experiment.manifest import manifest
from sim.experiment.results import Played, ledger_file, missing, outcome_of
from sim.experiment.totals import labels_file, write_labels
from sim.experiment.versions import versions
from sim.experiment.work import Playable, Progress, Task, Work
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
    workers: int = 1,
    verify: bool = False,
    progress: Progress = lambda _done, _total: None,
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
    workers
        Processes that play at the same time.
    verify
        Whether conservation is checked after every event.
    progress
        Told how many replications are done and how many there are.
    stage
        Makes the plan ready to be played.

    Raises
    ------
    SimError
        When a strategy is unknown, or another process plays into *folder*.
    """
    chosen = chosen_strategies(plan, strategies)
    keys = {strategy: strategy_key(plan, strategy) for strategy in plan.strategies}
    played = Played(plan, keys, versions())
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder), Ledger(ledger_file(folder)) as ledger:
        _keep_labels(stage(plan), chosen, folder)
        tasks = _tasks(folder, played, chosen, ledger)
        with manifest(folder, played.content()):
            play_tasks(
                Work({_POINT: plan}, stage, folder=folder, verify=verify),
                tasks,
                keys={_POINT: keys},
                ledger=ledger,
                workers=workers,
                progress=progress,
                total=played.replications,
            )
        return outcome_of(folder, played, chosen, ledger)


def chosen_strategies(plan: Plan, wanted: Sequence[str]) -> tuple[str, ...]:
    """Return the strategies in the order of the plan; all where none is wanted.

    Raises
    ------
    SimError
        When the plan has no such strategy.
    """
    for strategy in wanted:
        if strategy not in plan.strategies:
            hint = suggestion(strategy, plan.strategies)
            raise SimError(f"{plan.name}: no strategy is called {strategy!r}{hint}")
    return tuple(strategy for strategy in plan.strategies if not wanted or strategy in wanted)


def _keep_labels(stage: Playable, chosen: Sequence[str], folder: Path) -> None:
    for strategy in chosen:
        write_labels(stage.labels(strategy), labels_file(folder, strategy))


def _tasks(folder: Path, played: Played, chosen: Sequence[str], ledger: Ledger) -> list[Task]:
    lacking = {strategy: set(missing(folder, played, strategy, ledger)) for strategy in chosen}
    tasks = (
        Task(_POINT, replication, tuple(name for name in chosen if replication in lacking[name]))
        for replication in range(played.replications)
    )
    return [task for task in tasks if task.strategies]
