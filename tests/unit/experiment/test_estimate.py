"""Tests of what a sweep will take."""

from pathlib import Path

import pytest

from sim.experiment.estimate import Estimate, estimate
from sim.experiment.prepared_sweep import PreparedSweep, prepare
from sim.experiment.sweep import play_sweep
from sim.experiment.sweep_file import read_sweep
from sim.scenario.loader import load_plan
from tests.fake_stages import MadeUp
from tests.tiny_scenario import GRID, write_sweep


@pytest.fixture
def prepared(tmp_path: Path) -> PreparedSweep:
    file = write_sweep(tmp_path, GRID)
    return prepare(read_sweep(file).sweep, load_plan(file.with_name("scenario.yaml")))


def of(prepared: PreparedSweep, folder: Path, workers: int = 1) -> Estimate:
    return estimate(prepared, folder, workers=workers, stage=MadeUp)


def test_runs_are_counted_before_anything_is_played(
    prepared: PreparedSweep, tmp_path: Path
) -> None:
    known = of(prepared, tmp_path / "r")

    assert (known.points, known.strategies, known.replications) == (12, 2, 2)
    assert (known.rows, known.different, known.left) == (48, 32, 32)
    assert not (tmp_path / "r").exists()


def test_time_and_disk_are_measured(prepared: PreparedSweep, tmp_path: Path) -> None:
    known = of(prepared, tmp_path / "r")

    assert known.seconds > 0
    assert known.free_bytes > known.disk_bytes


def test_disk_is_about_what_it_takes_then(prepared: PreparedSweep, tmp_path: Path) -> None:
    known = of(prepared, tmp_path / "r")
    play_sweep(prepared, folder=tmp_path / "r", stage=MadeUp)
    taken = sum(file.stat().st_size for file in (tmp_path / "r").iterdir())

    assert 0.5 < known.disk_bytes / taken < 2


def test_nothing_is_left_of_a_finished_sweep(prepared: PreparedSweep, tmp_path: Path) -> None:
    play_sweep(prepared, folder=tmp_path, stage=MadeUp)
    known = of(prepared, tmp_path)

    assert (known.left, known.seconds) == (0, 0)
