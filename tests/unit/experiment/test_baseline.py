"""Tests of the figures of a comparison in a small file."""

import json
from pathlib import Path

import pytest

from sim.errors import SimError
from sim.experiment.baseline import Baseline, baseline_of, read_baseline, write_baseline
from sim.experiment.compare import play
from sim.scenario.loader import load_plan
from tests.fake_stages import MadeUp
from tests.tiny_scenario import write_tiny


@pytest.fixture(scope="module")
def baseline(tmp_path_factory: pytest.TempPathFactory) -> Baseline:
    folder = tmp_path_factory.mktemp("played")
    play(load_plan(write_tiny(folder)), folder=folder / "results", stage=MadeUp)
    return baseline_of(folder / "results")


def test_it_is_read_as_it_was_written(baseline: Baseline, tmp_path: Path) -> None:
    file = write_baseline(baseline, tmp_path / "new" / "one.json")

    assert read_baseline(file) == baseline


def test_each_figure_has_a_line_of_its_own(baseline: Baseline, tmp_path: Path) -> None:
    text = write_baseline(baseline, tmp_path / "one.json").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "filled_within_7_days" in line]

    assert len(lines) == len(baseline.chance)
    assert json.loads(text)["scenario"] == "tiny"


def test_strategies_of_one_replication_met_the_same_chance(baseline: Baseline) -> None:
    measured = baseline.measured()

    assert len(measured["pull"].chance) == 3
    assert len(measured["pull"].values["fill_rate"]) == 3


def test_seven_digits_are_kept(baseline: Baseline) -> None:
    values = [value for value in baseline.figures["kit"]["fill_rate"] if value is not None]

    assert all(float(f"{value:.7g}") == value for value in values)


@pytest.mark.parametrize("text", ["", "{}", '{"abasto_baseline": 2}', "kpi,mean\n"])
def test_other_files_are_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "other.json"
    file.write_text(text)

    with pytest.raises(SimError, match="expected a file that 'abasto baseline save' wrote"):
        read_baseline(file)
