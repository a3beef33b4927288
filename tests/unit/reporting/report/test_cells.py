"""Tests of a figure as tables of the report show it."""

from math import nan

import pytest

from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval
from sim.reporting.kpi_text import KpiText
from sim.reporting.report.cells import Cell, filled_text, kpi_cell, shown, tone
from tests.builders import outcome
from tests.materials import material

MEAN = Interval(0.8, 0.02, 0.95)
SPACE = "\N{NO-BREAK SPACE}"


def text(kpi: str = "prescriptions_filled") -> KpiText:
    return KpiText(KPIS[kpi], "en", "MXN")


def difference(mean: float, half_width: float = 0.01) -> Interval:
    return Interval(mean, half_width, 0.95)


@pytest.mark.parametrize(
    ("found", "cell"),
    [
        pytest.param(None, ("", ""), id="baseline"),
        pytest.param(difference(nan), ("", ""), id="not defined"),
        pytest.param(difference(0.05), (f"+5.0 ±{SPACE}1.0*", "better"), id="sure"),
        pytest.param(difference(-0.05), (f"−5.0 ±{SPACE}1.0*", "worse"), id="surely less"),
        pytest.param(difference(0.005), (f"+0.5 ±{SPACE}1.0", ""), id="perhaps chance"),
        pytest.param(difference(0.05, nan), ("+5.0 ", ""), id="one replication"),
        pytest.param(difference(0.0, 0.0), (f"0.0 ±{SPACE}0.0", ""), id="the same in every run"),
    ],
)
def test_difference_is_marked_where_it_is_sure(
    found: Interval | None, cell: tuple[str, str]
) -> None:
    told = shown(MEAN, found, text())

    assert (told.difference, told.tone) == cell


@pytest.mark.parametrize(
    ("mean", "value", "half_width"),
    [
        (MEAN, "80.0%", f"±{SPACE}2.0"),
        (Interval(0.8, nan, 0.95), "80.0%", ""),
        (Interval(nan, nan, 0.95), "–", ""),
    ],
    ids=["several replications", "one", "not defined"],
)
def test_mean_has_its_interval_where_there_is_one(
    mean: Interval, value: str, half_width: str
) -> None:
    assert shown(mean, None, text())[:2] == (value, half_width)


@pytest.mark.parametrize(
    ("kpi", "mean", "said"),
    [
        ("prescriptions_filled", 0.1, "better"),
        ("prescriptions_filled", -0.1, "worse"),
        ("stockout_days_vital", 0.1, "worse"),
        ("stockout_days_vital", -0.1, "better"),
        ("trips", 5.0, ""),
    ],
)
def test_tone_follows_which_way_is_better(kpi: str, mean: float, said: str) -> None:
    assert tone(difference(mean), text(kpi)) == said or KPIS[kpi].better == "lower"


def test_figure_of_which_neither_way_is_better_has_no_tone() -> None:
    neutral = next(kpi for kpi in KPIS.values() if kpi.better == "neither")

    assert tone(difference(5.0), KpiText(neutral, "en", "MXN")) == ""


def test_baseline_has_no_difference_to_itself() -> None:
    comparison = material().comparison

    assert kpi_cell(comparison, "pull", text()).difference == ""
    assert kpi_cell(comparison, "kit", text()).difference != ""


def test_strategy_alone_has_means_only() -> None:
    comparison = material(outcome(("pull",))).comparison

    assert isinstance(kpi_cell(comparison, "pull", text()), Cell)
    assert kpi_cell(comparison, "pull", text())[2:] == ("", "")


@pytest.mark.parametrize(("language", "share"), [("es", f"80.0{SPACE}%"), ("en", "80.0%")])
def test_shares_filled_are_in_percent(language: str, share: str) -> None:
    assert filled_text(language).value(0.8) == share
