"""Tests of a calibration as the command line asks for it."""

from pathlib import Path

import pytest

from sim.errors import SimError
from sim.experiment.calibration.task import CalibrationTask, calibration_task
from sim.scenario.loader import load_plan
from tests.tiny_scenario import CALIBRATION, write_calibration

OWN = 'targets: ["kit:on_time=50%", "prescriptions_filled=0.9"]\n'


def task_of(folder: Path, *targets: str, text: str = CALIBRATION) -> CalibrationTask:
    file = write_calibration(folder, text)
    return calibration_task(load_plan(file.parent), file.with_name("scenario.yaml"), None, targets)


def test_file_beside_the_scenario_is_taken(tmp_path: Path) -> None:
    task = task_of(tmp_path, "prescriptions_filled=0.9")

    assert list(task.calibration.uncertain) == ["threshold", "returns"]


def test_scenario_may_be_named_by_its_folder(tmp_path: Path) -> None:
    file = write_calibration(tmp_path)
    plan = load_plan(file.parent)
    wanted = ["prescriptions_filled=0.9"]

    assert calibration_task(plan, file.parent, None, wanted) == calibration_task(
        plan, file.with_name("scenario.yaml"), None, wanted
    )


def test_another_file_can_be_named(tmp_path: Path) -> None:
    file = write_calibration(tmp_path)
    other = tmp_path / "other.yaml"
    other.write_text(CALIBRATION.replace("replications: 4", "replications: 7"), encoding="utf-8")
    task = calibration_task(load_plan(file.parent), file.parent, other, ["on_time=0.5"])

    assert task.calibration.replications == 7


def test_target_without_a_strategy_is_of_the_baseline(tmp_path: Path) -> None:
    (target,) = task_of(tmp_path, "prescriptions_filled=0.9").targets

    assert target.strategy == "pull"


def test_targets_of_the_file_are_taken_where_none_is_given(tmp_path: Path) -> None:
    targets = task_of(tmp_path, text=CALIBRATION + OWN).targets

    assert [(one.strategy, one.kpi) for one in targets] == [
        ("kit", "on_time"),
        ("pull", "prescriptions_filled"),
    ]


def test_targets_that_are_given_stand_in_place_of_those_of_the_file(tmp_path: Path) -> None:
    targets = task_of(tmp_path, "kit:on_time=0.7", text=CALIBRATION + OWN).targets

    assert [(one.strategy, one.value) for one in targets] == [("kit", 0.7)]


@pytest.mark.parametrize(
    ("targets", "message"),
    [
        pytest.param([], "no target: give --target KPI=VALUE", id="none"),
        pytest.param(["push:on_time=0.5"], "no strategy is called 'push'", id="unknown strategy"),
        pytest.param(["kti:on_time=0.5"], "did you mean 'kit'", id="strategy with a slip"),
        pytest.param(["on_tme=0.5"], "no figure is called 'on_tme'", id="unknown figure"),
        pytest.param(["on_time"], r"expected \[STRATEGY:\]KPI=VALUE", id="no value"),
    ],
)
def test_what_cannot_be_met_is_refused(tmp_path: Path, targets: list[str], message: str) -> None:
    with pytest.raises(SimError, match=message):
        task_of(tmp_path, *targets)


def test_scenario_without_a_calibration_file_is_told_what_to_write(tmp_path: Path) -> None:
    file = write_calibration(tmp_path)
    plan = load_plan(file.parent)
    file.unlink()

    with pytest.raises(SimError, match="names the parameters that may be moved"):
        calibration_task(plan, file.parent, None, ["on_time=0.5"])


def test_calibrations_of_one_scenario_share_a_folder(tmp_path: Path) -> None:
    first, second = (task_of(tmp_path, f"on_time={value}") for value in (0.5, 0.7))

    assert first.folder(tmp_path) == second.folder(tmp_path)
    assert first.folder(tmp_path).name.startswith("tiny-calibration-")


def test_files_for_programs_lie_in_the_folder(tmp_path: Path) -> None:
    files = task_of(tmp_path, "on_time=0.5").files(tmp_path / "r")

    assert [file.name for file in files] == ["calibrated.yaml", "calibration.json"]
    assert {file.parent for file in files} == {tmp_path / "r"}
