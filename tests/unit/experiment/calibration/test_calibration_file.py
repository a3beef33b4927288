"""Tests of calibration files."""

from pathlib import Path

import pytest

from sim.errors import SimError
from sim.experiment.calibration.calibration_file import load_calibration
from tests.tiny_scenario import CALIBRATION, write_calibration


def test_file_says_what_may_be_moved(tmp_path: Path) -> None:
    calibration = load_calibration(write_calibration(tmp_path))

    assert list(calibration.uncertain) == ["threshold", "returns"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param("low: 0.25 months", "low: 2 d", "the same unit", id="units"),
        pytest.param("low: 0.25 months", "low: 4 months", "low has to be below high", id="order"),
        pytest.param("low: 0.25 months", "low: some", "expected a number", id="no number"),
        pytest.param("path:", "pth:", "did you mean|unknown key 'pth'", id="unknown key"),
        pytest.param(
            "replications: 4",
            "targets: [on_tim=1]",
            "targets.*did you mean 'on_time'",
            id="target",
        ),
    ],
)
def test_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    file = write_calibration(tmp_path, CALIBRATION.replace(old, new, 1))

    with pytest.raises(SimError, match=rf"calibration\.yaml:\d+.*({message})"):
        load_calibration(file)


def test_missing_file_says_what_it_is_for(tmp_path: Path) -> None:
    with pytest.raises(SimError, match="no such file; it names the parameters"):
        load_calibration(tmp_path / "calibration.yaml")
