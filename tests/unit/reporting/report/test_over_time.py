"""Tests of the section of a year as it went by, which has charts alone."""

from dataclasses import replace

import pytest

from sim.reporting.report.material import ReportChart
from sim.reporting.report.over_time import OVER_TIME
from tests.materials import material


@pytest.mark.parametrize("kind", ["shock_recovery", "stock_over_time"])
def test_one_chart_is_enough_for_the_section(kind: str) -> None:
    assert OVER_TIME.context(replace(material(), charts=[ReportChart(kind, "")])) == {}


@pytest.mark.parametrize("kinds", [(), ("network_map",)])
def test_without_its_charts_there_is_no_section(kinds: tuple[str, ...]) -> None:
    charts = [ReportChart(kind, "") for kind in kinds]

    assert OVER_TIME.context(replace(material(), charts=charts)) is None
