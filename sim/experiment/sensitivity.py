"""Sensitivity: how the difference of two strategies changes with one setting at a time."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sim.engine.replication import Stage
from sim.errors import ScenarioError, SimError
from sim.experiment.campaign import play_tasks
from sim.experiment.compare import chosen_strategies
from sim.experiment.key import experiment_key, strategy_key
from sim.experiment.ledger import Ledger, RunId
from sim.experiment.lock import locked
from sim.experiment.manifest import manifest
from sim.experiment.results import ledger_file
from sim.experiment.sweep_file import Sweep, Value
from sim.experiment.versions import versions
from sim.experiment.work import Playable, Progress, Task, Work
from sim.metrics.interval import Interval, mean_interval, paired_difference
from sim.scenario.loader import read_plan
from sim.scenario.names import listed
from sim.scenario.plan import Plan


class Setting(NamedTuple):
    """One lever at one value."""

    lever: str
    """Its name in the sweep."""

    value: Value
    """As the scenario would write it."""

    def __str__(self) -> str:
        return f"{self.lever}={self.value}"


class Response(NamedTuple):
    """What came out at one setting."""

    setting: Setting
    """The lever and its value."""

    is_base: bool
    """Whether this is the value of the scenario itself."""

    baseline: Interval
    """The figure under the baseline."""

    alternative: Interval
    """The figure under the strategy that is compared with it."""

    difference: Interval
    """The paired difference, alternative minus baseline."""


def sweep_folder(plan: Plan, name: str, out: Path) -> Path:
    """Return the results folder below *out* of the sweep file called *name*."""
    return out / f"{plan.name}-{name}-{experiment_key(plan)}"


def play_sweep(
    sweep: Sweep,
    plan: Plan,
    *,
    folder: Path,
    workers: int = 1,
    progress: Progress = lambda _done, _total: None,
    stage: Callable[[Plan], Playable] = Stage,
) -> tuple[Response, ...]:
    """Play both strategies at every setting that *folder* does not have yet.

    A setting that leaves a strategy as it was does not play it again.

    Parameters
    ----------
    sweep
        What is varied.
    plan
        The scenario as it is, with both strategies.
    folder
        Results folder of the sweep, made if it is not there.
    workers
        Processes that play at the same time.
    progress
        Told how many replications of a setting are done and how many there are.
    stage
        Makes a plan ready to be played.
    """
    settings = {str(setting): setting for setting in settings_of(sweep)}
    chosen_strategies(plan, sweep.strategies)
    plans = {name: plan_at(sweep, plan, setting) for name, setting in settings.items()}
    keys = {name: _keys(sweep, changed) for name, changed in plans.items()}
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder), Ledger(ledger_file(folder)) as ledger:
        with manifest(folder, _content(sweep, plan)):
            play_tasks(
                Work(plans, stage),
                _tasks(keys, sweep.replications, ledger.runs()),
                keys=keys,
                ledger=ledger,
                workers=workers,
                progress=progress,
                total=len(_tasks(keys, sweep.replications, set())),
            )
        base = _keys(sweep, plan)
        return tuple(
            _response(sweep, setting, keys[name], base=base, ledger=ledger)
            for name, setting in settings.items()
        )


def settings_of(sweep: Sweep) -> Iterator[Setting]:
    """Return every lever at each of its values, in the order of the file."""
    for name, lever in sweep.vary.items():
        for value in lever.values:
            yield Setting(name, value)


def plan_at(sweep: Sweep, plan: Plan, setting: Setting) -> Plan:
    """Return *plan* with the two strategies of *sweep* at one setting.

    Raises
    ------
    SimError
        When the scenario cannot have this value there.
    """
    lever = sweep.vary[setting.lever]
    if lever.strategy not in ("", *sweep.strategies):
        raise SimError(
            f"vary.{setting.lever}.strategy: {lever.strategy!r} is not compared; expected one of"
            f" {listed(sweep.strategies)}"
        )
    patches = plan.raw["strategies"]
    two = {
        "strategies": {strategy: patches[strategy] for strategy in sweep.strategies},
        "baseline": sweep.strategies[0],
    }
    where = f"strategies.{lever.strategy}.change.{lever.path}" if lever.strategy else lever.path
    try:
        written = json.dumps(lever.content(setting.value), ensure_ascii=False, default=str)
        return read_plan({**plan.raw, **two}, plan.name, [f"{where}={written}"])
    except ScenarioError as error:
        problems = "\n".join(f"  {one.path}: {one.message}" for one in error.problems)
        raise SimError(f"vary.{setting.lever}: value {setting.value!r}:\n{problems}") from None


def _keys(sweep: Sweep, plan: Plan) -> dict[str, str]:
    return {strategy: strategy_key(plan, strategy) for strategy in sweep.strategies}


def _tasks(
    keys: Mapping[str, Mapping[str, str]], replications: int, known: set[RunId]
) -> list[Task]:
    """Return what is not *known*, each run once however many settings share it."""
    tasks = []
    claimed = set(known)
    for point, of_strategy in keys.items():
        for replication in range(replications):
            runs = {name: RunId(key, name, replication) for name, key in of_strategy.items()}
            lacking = tuple(name for name, run in runs.items() if run not in claimed)
            claimed.update(runs.values())
            if lacking:
                tasks.append(Task(point, replication, lacking))
    return tasks


def _response(
    sweep: Sweep,
    setting: Setting,
    keys: Mapping[str, str],
    *,
    base: Mapping[str, str],
    ledger: Ledger,
) -> Response:
    numbers = range(sweep.replications)
    kpis = (ledger.kpis(keys[strategy], strategy) for strategy in sweep.strategies)
    baseline, alternative = ([known[n][sweep.kpi] for n in numbers] for known in kpis)
    return Response(
        setting=setting,
        is_base=keys == base,
        baseline=mean_interval(baseline),
        alternative=mean_interval(alternative),
        difference=paired_difference(baseline, alternative),
    )


def _content(sweep: Sweep, plan: Plan) -> dict[str, Any]:
    return {
        "scenario": plan.name,
        "seed": plan.base.run.seed,
        "versions": versions(),
        "sweep": sweep.model_dump(mode="json"),
        "plan": plan.raw,
    }
