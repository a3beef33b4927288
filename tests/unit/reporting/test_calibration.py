"""Tests of a calibration as tables, sentences and a chart."""

from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from sim.metrics.calibrated import Calibrated, ParameterFit, TargetFit, TradeOff
from sim.metrics.interval import Interval
from sim.reporting.calibration_terminal import print_calibration
from sim.reporting.calibration_text import CalibrationText
from sim.reporting.charts.calibration import calibration_chart
from sim.scenario.text import Language, Text

TITLES = {"pull": "Pull by exception"}
TARGET = TargetFit(
    kpi="prescriptions_filled",
    strategy="pull",
    value=0.9,
    tolerance=0.01,
    before=Interval(0.8, 0.02, 0.95),
    after=Interval(0.901, 0.02, 0.95),
)


def parameter(name: str = "threshold", **changes: Any) -> ParameterFit:  # noqa: ANN401 - any field
    one = ParameterFit(
        name=name,
        place=f"policy.{name}",
        label=Text(es=f"El {name}", en=f"The {name}"),
        unit="months",
        low=1.0,
        high=3.0,
        before=2.0,
        after=2.412,
        fits_from=2.2,
        fits_to=2.6,
        effects=(Interval(0.2, 0.05, 0.95),),
        knowledge="determined",
    )
    return replace(one, **changes)


def outcome(*parameters: ParameterFit, target: TargetFit = TARGET) -> Calibrated:
    return Calibrated(parameters or (parameter(),), (target,), (), replications=10, level=0.95)


def text_of(found: Calibrated, language: Language = "en") -> CalibrationText:
    return CalibrationText(found, language, "MXN")


def printed(found: Calibrated, language: Language = "en") -> str:
    console = Console(file=StringIO(), width=100)
    print_calibration(text_of(found, language), TITLES, console)
    assert isinstance(console.file, StringIO)
    return " ".join(console.file.getvalue().split())


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        pytest.param("en", ["90.0 ± 1.0", "80.0 ± 2.0", "90.1 ± 2.0", "yes"], id="target"),
        pytest.param("en", ["(months)", "1-3", "2.41", "2.2-2.6", "+20.0 ± 5.0*"], id="parameter"),
        pytest.param("es", ["(meses)", "El threshold", "Observado", "sí"], id="Spanish"),
    ],
)
def test_tables_show_what_was_moved_to_meet_what(language: Language, shown: list[str]) -> None:
    table = printed(outcome(), language)

    assert [part for part in shown if part not in table] == []


def test_missed_target_says_how_near_it_came_and_what_stopped_it() -> None:
    missed = TARGET._replace(after=Interval(0.85, 0.01, 0.95))
    (sentence,) = text_of(outcome(parameter(after=3.0), target=missed)).sentences()

    assert sentence == (
        "“Prescriptions filled completely” does not come out as observed: the nearest is 85.0% of"
        " 90.0%; at the end of its range: The threshold."
    )


def test_trade_off_is_said_in_units_of_its_parameters() -> None:
    share = parameter("share", unit="", low=0.0, high=1.0)
    found = replace(
        outcome(parameter(), share), trade_offs=(TradeOff({"threshold": 0.2, "share": -0.1}),)
    )

    assert list(text_of(found).sentences()) == [
        "No figure notices if these change together: The threshold +0.2 months; The share −0.1."
    ]


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [(1, "es", "1 mes"), (1, "en", "1 month"), (1.5, "es", "1.5 meses"), (0.5, "en", "0.5 months")],
)
def test_one_month_is_no_plural(value: float, language: Language, written: str) -> None:
    assert text_of(outcome(), language).amount(parameter(), value) == written


def test_parameter_without_effect_is_named() -> None:
    found = outcome(parameter(), parameter("returns", knowledge="unseen"))

    assert list(text_of(found).sentences()) == [
        "Without an effect told apart from zero, and so not moved: The returns."
    ]


@pytest.mark.parametrize(
    ("after", "verdict"),
    [
        pytest.param(0.905, "met", id="within its tolerance"),
        pytest.param(0.925, "undecided", id="only chance may keep it out"),
        pytest.param(0.95, "missed", id="outside for sure"),
    ],
)
def test_verdict_weighs_the_tolerance_and_chance(after: float, verdict: str) -> None:
    assert TARGET._replace(after=Interval(after, 0.02, 0.95)).verdict == verdict


@pytest.mark.parametrize("language", ["es", "en"])
def test_chart_has_a_row_a_target_and_one_for_all_parameters(language: Language) -> None:
    found = outcome(parameter(), parameter("returns"))
    figure = calibration_chart(text_of(found, language), TITLES, title="Tiny")
    names = [tick.get_text() for tick in figure.axes[1].get_yticklabels()]

    assert len(figure.axes) == 2
    assert names[0].endswith("returns")
