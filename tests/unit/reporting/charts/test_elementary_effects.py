"""Tests of the chart of elementary effects."""

from math import nan

import pytest
from matplotlib.axes import Axes

from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval
from sim.metrics.sensitivity.elementary_effects import Effects
from sim.reporting.charts.elementary_effects import elementary_effects
from sim.reporting.kpi_text import KpiText
from sim.reporting.style import new_figure
from sim.scenario.text import Language
from tests.materials import HOSTILE

TEXT = KpiText(KPIS["prescriptions_filled"], "en", "MXN")


def texts(ax: Axes) -> list[str]:
    return [text.get_text().replace("\n", " ") for text in (*ax.texts, *ax.figure.texts)]


def effects(size: float, half_width: float = 0.01, noise: float = 0.004) -> Effects:
    return Effects(Interval(size, half_width, 0.95), size, 0.02, noise=noise)


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


def test_noise_that_is_not_known_has_no_band() -> None:
    ax = elementary_effects({"Rain": effects(0.1, noise=nan)}, TEXT, what="?")

    assert ax.patches[0].get_width() == 0
    assert "Rain" in texts(ax)


def test_effect_of_one_trajectory_has_no_interval() -> None:
    ax = elementary_effects({"Rain": effects(0.1, half_width=nan)}, TEXT, what="?")
    (low, high), *_ = (bar.get_segments()[0][:, 0] for bar in ax.containers[0][2])

    assert low == high == pytest.approx(10)


def test_interval_of_a_size_does_not_reach_below_zero() -> None:
    ax = elementary_effects({"Rain": effects(0.1, half_width=0.3)}, TEXT, what="?")
    (low, high), *_ = (bar.get_segments()[0][:, 0] for bar in ax.containers[0][2])

    assert (low, high) == (pytest.approx(0), pytest.approx(40))


def test_figure_that_is_no_share_is_drawn_in_its_own_unit() -> None:
    text = KpiText(KPIS["transport_cost"], "en", "MXN")
    ax = elementary_effects({"Rain": effects(5000.0)}, text, what="?")

    assert "MXN" in ax.get_xlabel()
    assert ax.containers[0][0].get_xdata()[0] == 5000


@pytest.mark.parametrize(
    ("language", "axis"), [("es", "Tamaño medio del efecto"), ("en", "Mean size of the effect")]
)
def test_axes_are_in_the_language_of_the_reader(language: Language, axis: str) -> None:
    text = KpiText(KPIS["prescriptions_filled"], language, "MXN")

    assert axis in elementary_effects({"Rain": effects(0.1)}, text, what="?").get_xlabel()


@pytest.mark.parametrize("label", HOSTILE[:3])
def test_label_is_drawn_as_it_is(label: str) -> None:
    assert label in texts(elementary_effects({label: effects(0.1)}, TEXT, what="?"))


def test_chart_is_drawn_where_it_is_asked_to_be() -> None:
    ax = new_figure().add_subplot()

    assert elementary_effects({"Rain": effects(0.1)}, TEXT, what="?", ax=ax) is ax
