"""Tests of the chart of a calibration: its rows, one by one."""

from dataclasses import replace

import pytest
from matplotlib.axes import Axes

from sim.metrics.calibrated import Calibrated, ParameterFit, TargetFit
from sim.metrics.interval import Interval
from sim.reporting.calibration_text import CalibrationText
from sim.reporting.charts.calibration import parameter_rows, target_row
from sim.reporting.style import new_figure
from sim.scenario.text import Language, Text

SHARE = TargetFit(
    kpi="prescriptions_filled",
    strategy="pull",
    value=0.9,
    tolerance=0.01,
    before=Interval(0.8, 0.02, 0.95),
    after=Interval(0.88, 0.02, 0.95),
)
COST = SHARE._replace(
    kpi="transport_cost",
    value=12_000.0,
    tolerance=500.0,
    before=Interval(9000.0, 50.0, 0.95),
    after=Interval(11_900.0, 50.0, 0.95),
)
WAIT = ParameterFit(
    name="wait",
    place="supply.wait",
    label=Text(es="Espera", en="Wait"),
    unit="weeks",
    low=2.0,
    high=6.0,
    before=3.0,
    after=4.0,
    fits_from=2.0,
    fits_to=5.0,
    effects=(),
    knowledge="determined",
)


def text_of(*parameters: ParameterFit, language: Language = "en") -> CalibrationText:
    return CalibrationText(Calibrated(parameters, (), (), 10, 0.95), language, "MXN")


def row(target: TargetFit, language: Language = "en") -> Axes:
    return target_row(text_of(language=language), target, "Pull", ax=new_figure().add_subplot())


def rows(*parameters: ParameterFit, language: Language = "en") -> Axes:
    return parameter_rows(text_of(*parameters, language=language), ax=new_figure().add_subplot())


@pytest.mark.parametrize(("target", "band"), [(SHARE, (89.0, 91.0)), (COST, (11_500.0, 12_500.0))])
def test_band_is_what_was_observed_with_its_tolerance(
    target: TargetFit, band: tuple[float, float]
) -> None:
    patch = row(target).patches[0]

    assert (patch.get_x(), patch.get_x() + patch.get_width()) == pytest.approx(band)


def test_calibrated_value_stands_below_that_of_the_scenario() -> None:
    ax = row(SHARE)

    assert [label.get_text() for label in ax.get_yticklabels()] == ["After", "Before"]
    assert [bar[0].get_xdata()[0] for bar in ax.containers] == pytest.approx([88, 80])


@pytest.mark.parametrize(
    ("language", "title"), [("en", "observed 90.0%"), ("es", "observado 90.0\N{NO-BREAK SPACE}%")]
)
def test_row_is_titled_by_what_was_observed(language: Language, title: str) -> None:
    assert row(SHARE, language).get_title(loc="left").endswith(title)


def test_parameter_is_drawn_in_its_range() -> None:
    _, fits, before, after = rows(WAIT).lines

    assert list(fits.get_xdata()) == [0, 0.75]
    assert (before.get_xdata()[0], after.get_xdata()[0]) == (0.25, 0.5)


def test_first_parameter_stands_on_top() -> None:
    names = [
        label.get_text()
        for label in rows(WAIT, replace(WAIT, label=Text(es="B", en="B"))).get_yticklabels()
    ]

    assert names == ["B", "Wait"]


def test_ends_of_the_range_carry_their_unit() -> None:
    shown = [text.get_text() for text in rows(WAIT, language="es").texts]

    assert shown == ["2 semanas", "6 semanas", "4 semanas"]
