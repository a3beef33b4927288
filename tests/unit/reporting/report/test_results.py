"""Tests of the headline figures of the report."""

from typing import Any

import pytest

from sim.metrics.catalogue import KPIS
from sim.reporting.report.material import Material
from sim.reporting.report.results import RESULTS
from sim.reporting.terminal import SURE_MARK
from tests.builders import outcome
from tests.materials import material


def told(known: Material) -> dict[str, Any]:
    context = RESULTS.context(known)
    assert context is not None
    return dict(context)


def test_headline_figures_come_in_their_order_then_the_cost_of_one_more() -> None:
    known = material(language="en")
    names = [row[0] for row in told(known)["rows"]]

    assert names[:-1] == [KPIS[kpi].label.en for kpi in known.comparison.headline]
    assert names[-1] == "Cost per additional prescription"


def test_strategy_alone_has_no_cost_of_one_more() -> None:
    known = material(outcome(("pull",)))

    assert len(told(known)["rows"]) == len(known.comparison.headline)


def test_money_is_in_the_currency_of_the_scenario() -> None:
    rows = told(material(language="en"))["rows"]

    assert rows[-1][1] == "MXN"


def test_additional_cost_of_the_baseline_is_not_known() -> None:
    costs = told(material())["rows"][-1][2]

    assert (costs[0].value, costs[0].difference) == ("–", "")


@pytest.mark.parametrize("replications", [1, 2, 4])
def test_no_cell_says_nan(replications: int) -> None:
    rows = told(material(outcome(replications=replications)))["rows"]

    assert not any("nan" in part for _, _, cells in rows for cell in cells for part in cell)


def test_one_replication_marks_nothing_as_sure() -> None:
    rows = told(material(outcome(replications=1)))["rows"]

    assert not any(SURE_MARK in cell.difference for _, _, cells in rows for cell in cells)
    assert not any(cell.tone for _, _, cells in rows for cell in cells)


@pytest.mark.parametrize(("language", "part"), [("es", "4 réplicas"), ("en", "4 replications")])
def test_note_says_how_many_replications(language: str, part: str) -> None:
    assert part in told(material(language=language))["note"]
