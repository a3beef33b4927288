"""Tests of the charts of what a figure depends on."""

from math import nan

import pytest
from matplotlib.axes import Axes

from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval
from sim.metrics.sensitivity.decision_changes import DecisionChanges
from sim.metrics.sensitivity.elementary_effects import Effects
from sim.metrics.sensitivity.sobol_indices import Estimate, Indices
from sim.reporting.charts.decision_changes import decision_changes
from sim.reporting.charts.elementary_effects import elementary_effects
from sim.reporting.charts.sobol_indices import sobol_indices
from sim.reporting.kpi_text import KpiText

TEXT = KpiText(KPIS["prescriptions_filled"], "en", "MXN")


def texts(ax: Axes) -> list[str]:
    return [text.get_text().replace("\n", " ") for text in (*ax.texts, *ax.figure.texts)]


def effects(size: float, half_width: float = 0.01) -> Effects:
    return Effects(Interval(size, half_width, 0.95), size, 0.02, noise=0.004)


def test_only_the_largest_effects_are_named() -> None:
    data = {f"Setting {number}": effects(0.2 - 0.01 * number) for number in range(12)}
    named = [text for text in texts(elementary_effects(data, TEXT, what="?")) if "Setting" in text]

    assert named == [f"Setting {number}" for number in range(8)]


def test_effect_within_noise_has_no_name() -> None:
    data = {"Rain": effects(0.1), "Trucks": effects(0.003)}

    assert "Trucks" not in texts(elementary_effects(data, TEXT, what="?"))


def test_band_is_as_wide_as_the_noise_of_the_replications() -> None:
    band = elementary_effects({"Rain": effects(0.1)}, TEXT, what="?").patches[0]

    assert band.get_extents().width > 0
    assert band.get_xy()[0] + band.get_width() == pytest.approx(0.4)  # in points


def test_effect_of_one_trajectory_has_no_interval() -> None:
    ax = elementary_effects({"Rain": effects(0.1, half_width=nan)}, TEXT, what="?")
    (low, high), *_ = (bar.get_segments()[0][:, 0] for bar in ax.containers[0][2])

    assert low == high == pytest.approx(10)


def test_indices_stand_by_their_total_the_largest_on_top() -> None:
    few, much = (Estimate(value, value - 0.1, value + 0.1) for value in (0.2, 0.7))
    data = {"Rain": Indices(few, few), "Trucks": Indices(few, much)}
    ax = sobol_indices(data, "en", what="?", noise_share=0.03)

    assert [label.get_text() for label in ax.get_yticklabels()] == ["Rain", "Trucks"]
    assert [bar.get_width() for bar in ax.containers[1]] == pytest.approx([20, 70])
    assert any("3% of the variance" in text for text in texts(ax))


def test_estimates_are_ranked_and_those_beyond_fifteen_are_counted() -> None:
    data = {
        f"Setting {number}": DecisionChanges(20, 18 - number, 5, 0.0, 1.0) for number in range(18)
    }
    ax = decision_changes(data, "en")

    assert next(label.get_text() for label in ax.get_yticklabels()) == "Setting 0"
    assert any("15 of 18 estimates" in text for text in texts(ax))
