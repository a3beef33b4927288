"""Tests of `baseline save` and `baseline compare`."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from cli import app
from sim.experiment.compare import play
from sim.scenario.loader import load_plan
from tests.fake_stages import MadeUp
from tests.tiny_scenario import TINY, write_tiny

OK, USER_ERROR, NOT_MET = 0, 3, 4


def baseline(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["baseline", *map(str, arguments)])


def played(folder: Path, *, text: str = TINY, name: str = "tiny") -> Path:
    """Return the results of made-up runs of a scenario."""
    file = write_tiny(folder)
    file.write_text(text, encoding="utf-8")
    scenario = file.parent.rename(file.parent.with_name(name))
    play(load_plan(scenario), folder=folder / "results", stage=MadeUp)
    return folder / "results"


@pytest.fixture
def results(tmp_path: Path) -> Path:
    return played(tmp_path)


@pytest.fixture
def saved(results: Path, tmp_path: Path) -> Path:
    baseline("save", results, "--out", tmp_path / "baselines")
    return tmp_path / "baselines" / "tiny.json"


def test_save_names_its_file(results: Path, tmp_path: Path) -> None:
    result = baseline("save", results, "--as", "v1", "--out", tmp_path)

    assert (result.exit_code, result.stderr) == (OK, f"wrote {tmp_path / 'v1.json'}\n")
    assert (tmp_path / "v1.json").stat().st_size < 20_000


def test_same_results_have_not_moved(results: Path, saved: Path) -> None:
    result = baseline("compare", results, saved, "--lang", "en")

    assert result.exit_code == OK
    assert result.stdout.startswith("0 of ")
    assert result.stdout.count("\n") == 1


def test_figure_that_moved_ends_in_exit_code_four_and_is_told(
    results: Path, saved: Path, tmp_path: Path
) -> None:
    data = json.loads(saved.read_text(encoding="utf-8"))
    figures = data["figures"]["pull"]
    figures["prescriptions_filled"] = [one - 0.1 for one in figures["prescriptions_filled"]]
    saved.write_text(json.dumps(data), encoding="utf-8")
    junit = tmp_path / "moved.xml"
    result = baseline("compare", results, saved, "--lang", "en", "--junit", junit)

    assert "not met" in junit.read_text(encoding="utf-8")
    assert "moved: pull.prescriptions_filled: pull: Prescriptions filled" in result.stdout
    assert result.exit_code == NOT_MET


def test_strategy_that_is_new_is_noted(results: Path, saved: Path, tmp_path: Path) -> None:
    text = saved.read_text(encoding="utf-8").replace('"kit": ', '"kitt": ')
    other = tmp_path / "other.json"
    other.write_text(text, encoding="utf-8")

    assert "only one of the two has pull" not in baseline("compare", results, other).stderr
    assert "only one of the two has kitt, kit (2)" in baseline("compare", results, other).stderr


def test_baseline_of_another_scenario_is_refused(saved: Path, tmp_path: Path) -> None:
    result = baseline("compare", played(tmp_path / "b", name="other"), saved)

    assert result.exit_code == USER_ERROR
    assert "is of 'tiny'" in result.stderr


def test_file_of_something_else_is_refused(results: Path, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}")

    assert baseline("compare", results, tmp_path / "x.json").exit_code == USER_ERROR
