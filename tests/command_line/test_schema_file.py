"""Tests of the schema that editors read beside the scenarios."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SCHEMA = "scenario.schema.json"


def test_the_file_is_what_the_command_prints() -> None:
    printed = CliRunner().invoke(app, ["schema"]).stdout
    is_same = (SCENARIOS / SCHEMA).read_text(encoding="utf-8") == printed

    assert is_same, "run 'make schema': the models have changed"


@pytest.mark.parametrize(
    "file", sorted(SCENARIOS.glob("*/scenario.yaml")), ids=lambda file: file.parent.name
)
def test_every_shipped_scenario_names_it_in_its_first_line(file: Path) -> None:
    first_line = file.read_text(encoding="utf-8").splitlines()[0]

    assert first_line == f"# yaml-language-server: $schema=../{SCHEMA}"
