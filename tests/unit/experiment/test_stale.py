"""Tests of results that a sweep cannot use."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sim.experiment.prepared_sweep import PreparedSweep, prepare
from sim.experiment.stale import stale_notes
from sim.experiment.sweep import play_sweep, sweep_folder
from sim.experiment.sweep_file import read_sweep
from sim.scenario.loader import load_plan
from tests.fake_stages import MadeUp
from tests.tiny_scenario import SWEEP, write_sweep


def prepared_of(folder: Path, *settings: str, text: str = SWEEP) -> PreparedSweep:
    file = write_sweep(folder, text)
    return prepare(read_sweep(file).sweep, load_plan(file.with_name("scenario.yaml"), settings))


@pytest.fixture
def played(tmp_path: Path) -> Path:
    """Return the folder of a sweep that was played."""
    prepared = prepared_of(tmp_path)
    folder = sweep_folder(prepared.plan, "levers", tmp_path / "results")
    play_sweep(prepared, folder=folder, stage=MadeUp)
    return folder


def test_nothing_is_said_of_what_the_sweep_uses(played: Path, tmp_path: Path) -> None:
    assert list(stale_notes(prepared_of(tmp_path), played)) == []


def test_nothing_is_said_before_the_first_start(tmp_path: Path) -> None:
    assert list(stale_notes(prepared_of(tmp_path), tmp_path / "none")) == []


def test_settings_that_the_file_no_longer_has_are_told(played: Path, tmp_path: Path) -> None:
    fewer = prepared_of(tmp_path, text=SWEEP.replace("[0.05, 0.5]", "[0.05]"))
    (note,) = stale_notes(fewer, played)

    assert note.startswith(f"4 runs in {played} are of settings that the sweep no longer has")


def test_runs_of_another_version_of_the_model_are_told(played: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(played / "runs.sqlite")) as connection, connection:
        connection.execute("UPDATE runs SET model_version = 0 WHERE strategy = 'kit'")
    (note,) = stale_notes(prepared_of(tmp_path), played)

    assert note.startswith(f"4 runs in {played} are of another version of the model")


@pytest.mark.parametrize("setting", ["run.seed=2", "demand.dispersion=0.3"])
def test_folder_of_an_earlier_state_of_the_scenario_is_told(
    played: Path, tmp_path: Path, setting: str
) -> None:
    changed = prepared_of(tmp_path, setting)
    (note,) = stale_notes(changed, sweep_folder(changed.plan, "levers", tmp_path / "results"))

    assert note.startswith(f"{played} has 10 runs of this sweep under another state")


def test_folder_of_another_sweep_is_not_told(played: Path, tmp_path: Path) -> None:
    played.rename(played.with_name(played.name.replace("levers", "levers-more")))
    changed = prepared_of(tmp_path, "run.seed=2")
    folder = sweep_folder(changed.plan, "levers", tmp_path / "results")

    assert list(stale_notes(changed, folder)) == []
