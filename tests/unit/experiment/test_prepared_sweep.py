"""Tests of a sweep made ready: what each point sets, and what the scenario cannot have."""

from pathlib import Path
from typing import Any

import pytest

from sim.errors import ScenarioError, SimError
from sim.experiment.prepared_sweep import PreparedSweep, prepare
from sim.experiment.sweep_file import Sweep, read_sweep
from sim.scenario.loader import load_plan
from sim.scenario.plan import Plan
from tests.tiny_scenario import GRID, write_sweep, write_tiny

THRESHOLD = "replenishment.units.policy.threshold"
LABEL = {"es": "Palanca", "en": "Lever"}


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return load_plan(write_tiny(tmp_path))


def of_one(path: str, value: object, strategy: str = "", **sets: dict[str, Any]) -> Sweep:
    """Return a sweep of one lever with one value."""
    lever = {"path": path, "strategy": strategy, "label": LABEL, "values": [value], "sets": sets}
    data: dict[str, Any] = {"scenario": "s", "strategies": ["pull", "kit"], "levers": {"x": lever}}
    return Sweep.model_validate(data)


def at_one(plan: Plan, sweep: Sweep) -> Plan:
    prepared = prepare(sweep, plan)
    return prepared.plans.plan(prepared.points[0].name)


def from_file(folder: Path, text: str) -> PreparedSweep:
    sweep, tree = read_sweep(write_sweep(folder, text))
    return prepare(sweep, load_plan(write_tiny(folder)), tree)


def test_each_point_that_is_checked_is_told(tmp_path: Path, plan: Plan) -> None:
    told: list[tuple[int, int]] = []
    sweep, tree = read_sweep(write_sweep(tmp_path))
    prepare(sweep, plan, tree, lambda *counts: told.append(counts))

    assert told == [(done, 4) for done in range(5)]


def test_lever_of_no_strategy_is_set_in_the_base_and_in_all(plan: Plan) -> None:
    changed = at_one(plan, of_one("demand.dispersion", 0.5))
    scenarios = [changed.base, *(one.scenario for one in changed.strategies.values())]

    assert [one.demand.dispersion for one in scenarios] == [0.5, 0.5, 0.5]


def test_lever_of_one_strategy_leaves_the_other_and_the_base(plan: Plan) -> None:
    changed = at_one(plan, of_one("patients.acute.returns", 0.5, strategy="kit"))
    scenarios = [changed.base, *(one.scenario for one in changed.strategies.values())]

    assert [one.patients.acute.returns for one in scenarios] == [0.4, 0.4, 0.5]


def test_a_word_may_stand_for_several_settings(plan: Plan) -> None:
    sweep = of_one("patients.acute", "stay_away", stay_away={"returns": 0.1, "buys": 0.2})
    acute = at_one(plan, sweep).base.patients.acute

    assert (acute.returns, acute.buys) == (0.1, 0.2)


def test_strategies_that_are_named_are_compared_with_the_first(plan: Plan) -> None:
    sweep = of_one("demand.dispersion", 0.5).model_copy(update={"strategies": ("kit", "pull")})
    prepared = prepare(sweep, plan)

    assert (prepared.strategies, prepared.plan.baseline) == (("kit", "pull"), "kit")


def test_all_strategies_are_compared_where_none_is_named(plan: Plan) -> None:
    prepared = prepare(of_one("demand.dispersion", 0.5).model_copy(update={"strategies": ()}), plan)

    assert (prepared.strategies, prepared.plan.baseline) == (("pull", "kit"), "pull")


@pytest.mark.parametrize(
    ("sweep", "message"),
    [
        pytest.param(of_one("demand.spread", 1), "unknown key 'spread'", id="unknown path"),
        pytest.param(of_one(THRESHOLD, "2", "pull"), "number with a unit", id="no unit"),
        pytest.param(of_one(THRESHOLD, "2 d", "kti"), "'kti' is not compared", id="strategy"),
    ],
)
def test_setting_that_the_scenario_cannot_have_is_named(
    plan: Plan, sweep: Sweep, message: str
) -> None:
    with pytest.raises(SimError, match=rf"(?s)levers\.x.*{message}"):
        prepare(sweep, plan)


def test_unknown_strategy_is_named(plan: Plan) -> None:
    unknown = of_one("demand.dispersion", 1).model_copy(update={"strategies": ("pull", "push")})

    with pytest.raises(SimError, match="no strategy is called 'push'"):
        prepare(unknown, plan)


def test_all_problems_of_all_points_are_named_once_where_they_stand(tmp_path: Path) -> None:
    broken = GRID.replace("[1, 2]", "[1, -2]").replace("demand.dispersion", "demand.spread")
    with pytest.raises(ScenarioError) as raised:
        from_file(tmp_path, broken)
    lines = {problem.mark.line: problem.path for problem in raised.value.problems}

    assert lines == {5: "levers.trucks", 12: "uncertainties.spread"}
    assert "value -2" in str(raised.value)
    assert "unknown key 'spread'" in str(raised.value)


def test_every_combination_of_levers_meets_the_same_samples(tmp_path: Path) -> None:
    points = from_file(tmp_path, GRID).points
    samples = {point.levers: [] for point in points}
    for point in points:
        samples[point.levers].append(point.uncertainties)

    assert len(points) == 2 * 3 * 2
    assert len(samples) == 2 * 3
    assert all(each == next(iter(samples.values())) for each in samples.values())


def test_point_is_named_after_its_levers_and_sample(tmp_path: Path) -> None:
    assert from_file(tmp_path, GRID).points[0].name == "trucks=1, threshold=1 months, #1"


def test_setting_of_one_strategy_plays_the_other_once(tmp_path: Path) -> None:
    prepared = from_file(tmp_path, GRID)
    tasks = prepared.tasks()
    of_kit = [task for task in tasks if "kit" in task.strategies]

    assert sum(len(task.strategies) for task in tasks) == len(prepared.wanted())
    assert (len(tasks), len(of_kit)) == (2 * 3 * 2 * 2, 2 * 2 * 2)
