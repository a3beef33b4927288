"""Tests of the difference of two strategies, one setting at a time."""

import csv
from pathlib import Path

import pytest

from sim.experiment.prepared_sweep import prepare
from sim.experiment.sensitivity import Response, responses_of
from sim.experiment.sensitivity_table import write_responses
from sim.experiment.sweep import play_sweep
from sim.experiment.sweep_file import Sweep, read_sweep
from sim.scenario.loader import load_plan
from tests.fake_stages import MadeUp
from tests.tiny_scenario import write_sweep, write_tiny


@pytest.fixture
def sweep(tmp_path: Path) -> Sweep:
    return read_sweep(write_sweep(tmp_path)).sweep


def responses(sweep: Sweep, folder: Path) -> tuple[Response, ...]:
    prepared = prepare(sweep, load_plan(write_tiny(folder)))
    return responses_of(play_sweep(prepared, folder=folder, stage=MadeUp).answers)


def test_value_of_the_scenario_itself_is_marked(sweep: Sweep, tmp_path: Path) -> None:
    assert [one.is_base for one in responses(sweep, tmp_path)] == [True, False, True, False]


def test_difference_is_that_of_the_two_strategies(sweep: Sweep, tmp_path: Path) -> None:
    first = responses(sweep, tmp_path)[0]

    assert first.difference.mean == pytest.approx(first.alternative.mean - first.baseline.mean)


def test_table_has_one_row_a_setting(sweep: Sweep, tmp_path: Path) -> None:
    played = responses(sweep, tmp_path)
    with write_responses(sweep, played, tmp_path).open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))

    assert [row["value"] for row in rows] == ["1 months", "2 months", "0.05", "0.5"]
    assert float(rows[0]["difference"]) == played[0].difference.mean
