"""Can the sweeps beside the shipped scenarios be started? Playing them takes hours."""

from functools import cache
from pathlib import Path

import pytest

from sim.experiment.key import strategy_key
from sim.experiment.sensitivity import plan_at, settings_of
from sim.experiment.sweep_file import load_sweep
from sim.scenario.loader import load_plan
from sim.scenario.plan import Plan

SWEEPS = sorted(Path(__file__).parents[3].glob("scenarios/*/sensitivity.yaml"))
NAMES = [file.parent.name for file in SWEEPS]


@cache
def plans_of(file: Path) -> tuple[tuple[str, Plan], ...]:
    """Return the lever and the plan of every setting of a sweep."""
    sweep = load_sweep(file)
    plan = load_plan(file.parent / sweep.scenario)
    return tuple((each.lever, plan_at(sweep, plan, each)) for each in settings_of(sweep))


@pytest.mark.parametrize("file", SWEEPS, ids=NAMES)
def test_the_scenario_can_have_every_value_of_a_sweep(file: Path) -> None:
    assert all(len(plan.strategies) == 2 for _, plan in plans_of(file))


@pytest.mark.parametrize("file", SWEEPS, ids=NAMES)
def test_no_two_values_of_a_lever_are_the_same(file: Path) -> None:
    played = [
        (lever, *(strategy_key(plan, name) for name in plan.strategies))
        for lever, plan in plans_of(file)
    ]

    assert len(set(played)) == len(played)
