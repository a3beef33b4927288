"""A sweep made ready: its points, each checked as a scenario, and the keys of its runs.

All of its points are read here once, before anything is played, so that a mistake in the last one
is not found after hours.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sim.errors import Mark, Problem, ScenarioError
from sim.experiment.compare import chosen_strategies
from sim.experiment.design import points_of
from sim.experiment.key import strategy_key
from sim.experiment.ledger import RunId
from sim.experiment.point import Point, Setting
from sim.experiment.sweep_file import Sweep
from sim.experiment.swept_plans import SweptPlans, swept_plans
from sim.experiment.versions import versions
from sim.experiment.work import Progress, Task, in_silence
from sim.metrics.expectation import Expectation, expectations
from sim.scenario.expect import expected
from sim.scenario.loader import read_plan
from sim.scenario.names import listed
from sim.scenario.plan import Plan
from sim.scenario.tree import Path, Tree


@dataclass(frozen=True)
class PreparedSweep:
    """A sweep all of whose points can be played."""

    sweep: Sweep
    """What its file says."""

    plan: Plan
    """The scenario as it is, with the strategies that are compared."""

    points: tuple[Point, ...]
    """What is played, in the order of the file."""

    plans: SweptPlans
    """The scenario at each point."""

    keys: Mapping[str, Mapping[str, str]]
    """Keys of the ledger by point and strategy; equal keys are one run."""

    base_keys: Mapping[str, str]
    """Keys of the scenario as it is, by strategy."""

    expectations: tuple[Expectation, ...] = ()
    """What has to come out."""

    @property
    def strategies(self) -> tuple[str, ...]:
        """What is compared."""
        return tuple(self.plan.strategies)

    def is_base(self, point: Point) -> bool:
        """Return whether *point* is the scenario as it is: no strategy differs from that."""
        return self.keys[point.name] == self.base_keys

    def tasks(self) -> tuple[Task, ...]:
        """Return all that is to be played, each run once however many points share it.

        Tasks are in the order of the points, and of replications within one; a run is played at the
        first point that has it.
        """
        claimed: set[RunId] = set()
        tasks = []
        for point in self.points:
            for replication in range(self.sweep.replications):
                runs = self.runs(point, replication)
                lacking = tuple(run.strategy for run in runs if run not in claimed)
                claimed.update(runs)
                if lacking:
                    tasks.append(Task(point.name, replication, lacking))
        return tuple(tasks)

    def runs(self, point: Point, replication: int) -> tuple[RunId, ...]:
        """Return the runs of one replication at *point*, one a strategy."""
        keys = self.keys[point.name]
        return tuple(RunId(key, strategy, replication) for strategy, key in keys.items())

    def wanted(self) -> frozenset[RunId]:
        """Return every run that the tables need.

        Fewer than points × strategies where some are shared.
        """
        numbers = range(self.sweep.replications)
        return frozenset(
            run for point in self.points for n in numbers for run in self.runs(point, n)
        )

    def content(self) -> dict[str, Any]:
        """Return what the manifest says of it, ready for JSON.

        Enough to prepare the sweep again.
        """
        return {
            "scenario": self.plan.name,
            "seed": self.plan.base.run.seed,
            "versions": versions(),
            "sweep": self.sweep.model_dump(mode="json", by_alias=True),
            "keys": {point: dict(keys) for point, keys in self.keys.items()},
            "plan": dict(self.plans.raw),
        }


def prepare(
    sweep: Sweep, plan: Plan, tree: Tree | None = None, progress: Progress = in_silence
) -> PreparedSweep:
    """Return *sweep* of *plan* made ready to be played.

    Parameters
    ----------
    sweep
        What is varied.
    plan
        The scenario as it is.
    tree
        Where the sweep file says what.
    progress
        Told how many points are checked, and how many there are.

    Raises
    ------
    SimError
        When a strategy is unknown; or with everything that the scenario cannot have at some point.
    """
    chosen_strategies(plan, sweep.strategies)
    strategies = sweep.strategies or tuple(plan.strategies)
    tree = tree or Tree("sweep")
    checked = _Checked(sweep, tree)
    checked.check_strategies(strategies)
    points = points_of(sweep)
    plans = swept_plans(sweep, plan, points)
    keys: dict[str, dict[str, str]] = {}
    for done, point in enumerate(points):
        progress(done, len(points))
        keys[point.name] = checked.keys(plans, point)
    progress(len(points), len(points))
    checked.raise_problems()
    base = read_plan(plans.raw, plan.name)
    wanted = _expectations(sweep, base, tree)
    return PreparedSweep(sweep, base, points, plans, keys, keys_of(base), wanted)


def _expectations(sweep: Sweep, plan: Plan, tree: Tree) -> tuple[Expectation, ...]:
    """Return what the sweep expects, each with whether it has to hold at all combinations."""
    return tuple(
        each._replace(everywhere=sweep.expect[each.id].at == "all")
        for each in expectations(expected(sweep.expect, tree), plan, kpi=sweep.kpi)
    )


def keys_of(plan: Plan) -> dict[str, str]:
    """Return the key of each strategy of *plan*, in its order."""
    return {strategy: strategy_key(plan, strategy) for strategy in plan.strategies}


class _Checked:
    """Reads the plan of each point, and says what is wrong where the sweep file causes it.

    A problem of one value appears at every point that has it, thousands of times in a large sweep:
    it is noted once, at the value.
    """

    def __init__(self, sweep: Sweep, tree: Tree) -> None:
        self._sweep = sweep
        self._tree = tree
        self._problems: dict[tuple[Mark, str], Problem] = {}

    def check_strategies(self, strategies: tuple[str, ...]) -> None:
        """Refuse settings of a strategy that is not compared: they would change nothing."""
        for name, varied in self._sweep.varied.items():
            if varied.strategy not in ("", *strategies):
                message = (
                    f"{varied.strategy!r} is not compared; expected one of {listed(strategies)}"
                )
                self._note((*self._place(name), "strategy"), message, message)
        self.raise_problems()

    def keys(self, plans: SweptPlans, point: Point) -> dict[str, str]:
        """Return the keys at *point*; none where it has problems."""
        try:
            return keys_of(plans.plan(point.name))
        except ScenarioError as error:
            for problem in error.problems:
                for setting in _causes(self._sweep, point, problem):
                    self._note_setting(setting, problem)
            return {}

    def raise_problems(self) -> None:
        """Raise all problems that were noted so far, at once; none: nothing."""
        if self._problems:
            raise ScenarioError(list(self._problems.values()))

    def _note_setting(self, setting: Setting, problem: Problem) -> None:
        """Note *problem* at the value in the file; at its lever where that has a range."""
        name, value = setting
        place: Path = self._place(name)
        lever = {**self._sweep.vary, **self._sweep.levers}.get(name)
        if lever is not None and value in lever.values:
            place = (*place, "values", lever.values.index(value))
        message = f"value {value!r}: {problem.path}: {problem.message}"
        self._note(place, message, f"{problem.path}: {problem.message}")

    def _note(self, place: Path, message: str, cause: str) -> None:
        """Note what many points say once at each place."""
        mark = self._tree.mark(place)
        path = ".".join(map(str, place[:2]))
        # one value is wrong at each of the points that have it
        self._problems.setdefault((mark, cause), Problem(mark, path, message))

    def _place(self, name: str) -> Path:
        """Return where the sweep file says what is called *name*."""
        sections = ("vary", "levers", "uncertainties")
        return next((each, name) for each in sections if name in getattr(self._sweep, each))


def _causes(sweep: Sweep, point: Point, problem: Problem) -> Iterator[Setting]:
    """Yield the settings that *problem* speaks of; all of the point where it names none of them."""
    # a place in a strategy's change is the same place as in the base
    where = problem.path.replace(".change.", ".")
    named = [
        setting for setting in point.settings if _speaks_of(where, sweep.varied[setting.lever].path)
    ]
    yield from named or point.settings


def _speaks_of(where: str, path: str) -> bool:
    """Return whether a place lies at, above or below *path*, in the base or in a strategy."""
    if where.startswith("strategies."):
        where = where.split(".", 2)[-1]
    return f"{where}.".startswith(f"{path}.") or f"{path}.".startswith(f"{where}.")
