"""Tests of settings kept in a file."""

from pathlib import Path

import pytest

from sim.errors import ScenarioError
from sim.scenario.loader import load_plan
from sim.scenario.settings_file import with_files
from tests.tiny_scenario import write_tiny

SETTINGS = """\
run.seed: 7
replenishment.units.first_stock: {value: 2 months, source: "[C] calibrated"}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    written = tmp_path / "calibrated.yaml"
    written.write_text(SETTINGS, encoding="utf-8")
    return written


def test_file_stands_for_its_lines_in_its_place(file: Path) -> None:
    settings = with_files(["run.seed=1", f"@{file}", "run.seed=2"])

    assert [one.partition("=")[0] for one in settings] == [
        "run.seed",
        "run.seed",
        "replenishment.units.first_stock",
        "run.seed",
    ]


def test_values_and_their_sources_are_set(tmp_path: Path, file: Path) -> None:
    plan = load_plan(write_tiny(tmp_path), with_files([f"@{file}"]))

    assert (plan.base.run.seed, plan.base.replenishment["units"].first_stock) == (7, 2.0)
    assert {one.source for one in plan.assumptions} == {"[C] calibrated"}


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"none\.yaml"):
        with_files([f"@{tmp_path / 'none.yaml'}"])
