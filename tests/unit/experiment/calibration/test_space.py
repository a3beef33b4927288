"""Tests of the box of uncertain parameters."""

from pathlib import Path

import numpy as np
import pytest

from sim.errors import SimError
from sim.experiment.calibration.calibration_file import load_calibration
from sim.experiment.calibration.space import Space, narrowed
from sim.scenario.loader import load_plan
from tests.tiny_scenario import CALIBRATION, write_calibration


def space_of(folder: Path, old: str = "", new: str = "") -> Space:
    file = write_calibration(folder, CALIBRATION.replace(old, new, 1) if old else CALIBRATION)
    plan = load_plan(file.parent)
    return Space(narrowed(plan, ["pull"]), load_calibration(file).uncertain)


def test_start_is_where_the_scenario_stands(tmp_path: Path) -> None:
    assert space_of(tmp_path).start() == pytest.approx([0.75 / 2.75, 0.5])


def test_point_is_written_as_settings(tmp_path: Path) -> None:
    settings = space_of(tmp_path).settings(np.array([1.0, 0.25]))

    assert settings == {
        "strategies.pull.change.replenishment.units.policy.threshold": "3 months",
        "patients.acute.returns": 0.3,
    }


def test_plan_has_the_values_of_the_point(tmp_path: Path) -> None:
    plan = space_of(tmp_path).plan_at(np.array([1.0, 0.25]))
    policy = plan.strategies["pull"].scenario.replenishment["units"].policy

    assert (policy.model_dump()["threshold"], plan.base.patients.acute.returns) == (3.0, 0.3)


def test_counts_are_whole(tmp_path: Path) -> None:
    space = space_of(
        tmp_path,
        "path: patients.acute.returns",
        "path: transport.fleets.flota.number\n    whole: true",
    )
    space = Space(
        space.plan, {"n": space.uncertain["returns"].model_copy(update={"low": 1, "high": 5})}
    )

    assert space.settings(np.array([0.4])) == {"transport.fleets.flota.number": 3}
    assert space.snapped(np.array([0.4])).tolist() == [0.5]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param("high: 0.6", "high: 1.6", r"uncertain\.returns\.high.*at most 1", id="schema"),
        pytest.param("strategy: pull", "strategy: kit", "no target is about 'kit'", id="strategy"),
        pytest.param("acute.returns", "acute.retuns", "unknown key 'retuns'", id="path"),
    ],
)
def test_range_that_the_scenario_cannot_have_is_named(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    with pytest.raises(SimError, match=f"(?s){message}"):
        space_of(tmp_path, old, new).check()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param("low: 0.2\n", "low: 0.5\n", "0.4, which is not between 0.5 and", id="outside"),
        pytest.param("acute.returns", "acute.visits_at_most", "does not say", id="not written"),
        pytest.param(
            "low: 0.25 months\n    high: 3 months",
            "low: 10 d\n    high: 90 d",
            "the same unit",
            id="unit",
        ),
        pytest.param("acute.returns", "acute", "expected a number", id="no number"),
    ],
)
def test_start_that_is_not_there_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(SimError, match=message):
        space_of(tmp_path, old, new).start()
