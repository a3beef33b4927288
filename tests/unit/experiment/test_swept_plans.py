"""Tests of the plans of a sweep, each read when it is needed."""

from pathlib import Path

import pytest

from sim.errors import ScenarioError
from sim.experiment.design import points_of
from sim.experiment.sweep_file import Sweep, read_sweep
from sim.experiment.swept_plans import SweptPlans, swept_plans
from sim.scenario.loader import load_plan
from tests.tiny_scenario import GRID, SWEEP, write_sweep

WORDS = """\
scenario: scenario.yaml
replications: 2
levers:
  policy:
    path: replenishment.units.policy
    strategy: kit
    label: {es: Política, en: Policy}
    values: [pequeño, grande]
    sets:
      pequeño: {kind: kit_push, size: 0.5}
      grande: {kind: kit_push, size: 1.5}
"""


def swept(folder: Path, text: str = SWEEP, **changes: object) -> tuple[Sweep, SweptPlans]:
    file = write_sweep(folder, text)
    sweep = read_sweep(file).sweep.model_copy(update=changes)
    return sweep, swept_plans(sweep, load_plan(file.parent), points_of(sweep))


def threshold(plans: SweptPlans, point: str, strategy: str) -> object:
    units = plans.plan(point).strategies[strategy].scenario.replenishment["units"]
    return units.policy.model_dump().get("threshold")


def test_setting_of_one_strategy_is_a_change_of_it(tmp_path: Path) -> None:
    _, plans = swept(tmp_path)

    assert plans.settings["threshold=2 months"] == (
        'strategies.pull.change.replenishment.units.policy.threshold="2 months"',
    )


def test_setting_of_all_strategies_is_one_of_the_base(tmp_path: Path) -> None:
    _, plans = swept(tmp_path)

    assert plans.settings["dispersion=0.5"] == ("demand.dispersion=0.5",)
    assert plans.plan("dispersion=0.5").base.demand.dispersion == 0.5


def test_point_sets_its_own_values_and_leaves_all_else(tmp_path: Path) -> None:
    _, plans = swept(tmp_path)

    assert threshold(plans, "threshold=2 months", "pull") == 2.0
    assert threshold(plans, "dispersion=0.5", "pull") == 1.0


def test_levers_and_uncertainties_of_a_point_are_set_together(tmp_path: Path) -> None:
    sweep, plans = swept(tmp_path, GRID)
    point = points_of(sweep)[-1]

    assert len(plans.settings[point.name]) == 3
    assert threshold(plans, point.name, "pull") == 2.0


def test_word_of_planners_sets_what_it_stands_for(tmp_path: Path) -> None:
    _, plans = swept(tmp_path, WORDS)
    sizes = [
        plans.plan(point).strategies["kit"].scenario.replenishment["units"].policy.model_dump()
        for point in ("policy=pequeño", "policy=grande")
    ]

    assert [one["size"] for one in sizes] == [0.5, 1.5]


def test_strategies_of_the_sweep_come_first_and_alone(tmp_path: Path) -> None:
    _, plans = swept(tmp_path, strategies=("kit",))

    assert list(plans.raw["strategies"]) == ["kit"]
    assert plans.raw["baseline"] == "kit"


def test_sweep_without_strategies_has_those_of_the_scenario(tmp_path: Path) -> None:
    _, plans = swept(tmp_path, GRID)

    assert list(plans.raw["strategies"]) == ["pull", "kit"]
    assert plans.raw["baseline"] == "pull"


def test_what_the_scenario_expects_is_not_asked_of_every_point(tmp_path: Path) -> None:
    _, plans = swept(tmp_path)

    assert plans.raw["expect"] == {}


def test_setting_that_the_scenario_cannot_have_is_said_when_it_is_read(tmp_path: Path) -> None:
    _, plans = swept(tmp_path, SWEEP.replace("[0.05, 0.5]", "[0.05, -1]"))

    with pytest.raises(ScenarioError, match=r"demand\.dispersion"):
        plans.plan("dispersion=-1")


def test_nothing_is_left_behind_on_the_way_to_workers(tmp_path: Path) -> None:
    _, plans = swept(tmp_path)

    assert plans.without_raw_files() is plans
