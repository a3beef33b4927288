"""Tests of what a scenario says of precision."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from sim.errors import ScenarioError
from sim.scenario.loader import load_plan
from sim.scenario.precision import Precision
from sim.scenario.run import Run
from tests.tiny_scenario import write_tiny


def test_half_width_of_a_share_is_a_share() -> None:
    assert Precision(until="±0.5 points").half_width == pytest.approx(0.005)


def test_what_is_no_half_width_is_refused() -> None:
    with pytest.raises(ValidationError, match="expected a number above 0, such as"):
        Precision(until="narrow")


def test_it_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValidationError, match="'at_most' to be 'at_least'"):
        Precision(until="±1", at_most=12)


def test_run_takes_a_number_or_a_precision() -> None:
    forms = [Run.model_validate({"replications": form}) for form in (7, {"until": "±1 points"})]

    assert [run.replications for run in forms] == [7, Precision(until="±1 points")]


def test_number_on_the_command_line_takes_its_place(tmp_path: Path) -> None:
    file = write_tiny(tmp_path)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("replications: 3", "replications: {until: ±1 points}"), "utf-8")

    assert load_plan(file, ["run.replications=7"]).base.run.replications == 7


def test_unknown_key_is_named_where_it_stands(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"run\.replications\.untill: unknown key 'untill'"):
        load_plan(write_tiny(tmp_path), ["run.replications={until: ±1, untill: 2}"])
