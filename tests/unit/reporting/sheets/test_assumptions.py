"""Tests of the sheet of parameters with their sources."""

from dataclasses import replace

import pytest

from sim.reporting.report.material import Material
from sim.reporting.sheets.assumptions import assumptions
from sim.scenario.plan import Assumption
from tests.materials import HOSTILE, material


def assuming(*known: Assumption, language: str = "es") -> Material:
    usual = material(language=language)
    plan = replace(usual.plan, assumptions=known)
    return replace(usual, outcome=replace(usual.outcome, plan=plan))


@pytest.mark.parametrize("source", HOSTILE)
def test_source_stays_as_its_author_wrote_it(source: str) -> None:
    (row,) = assumptions(assuming(Assumption("a", "1", source, "stated"))).rows

    assert row[-1] == source


def test_scenario_without_sources_has_an_empty_sheet() -> None:
    assert assumptions(assuming()).rows == []
