"""Can the sweeps beside the shipped scenarios be started? Playing them takes hours."""

from functools import cache
from pathlib import Path

import pytest

from sim.experiment.prepared_sweep import PreparedSweep, prepare
from sim.experiment.sweep_file import read_sweep
from sim.scenario.loader import load_plan

SWEEPS = sorted(Path(__file__).parents[3].glob("scenarios/*/sensitivity.yaml"))
NAMES = [file.parent.name for file in SWEEPS]


@cache
def prepared(file: Path) -> PreparedSweep:
    """Return a sweep, every point of which has been read as a whole scenario."""
    sweep = read_sweep(file).sweep
    return prepare(sweep, load_plan(file.parent / sweep.scenario))


@pytest.mark.parametrize("file", SWEEPS, ids=NAMES)
def test_the_scenario_can_have_every_value_of_a_sweep(file: Path) -> None:
    assert all(len(keys) == 2 for keys in prepared(file).keys.values())


@pytest.mark.parametrize("file", SWEEPS, ids=NAMES)
def test_no_two_values_of_a_lever_are_the_same(file: Path) -> None:
    sweep = prepared(file)
    played = [(point.levers[0].lever, *sweep.keys[point.name].values()) for point in sweep.points]

    assert len(set(played)) == len(played)
