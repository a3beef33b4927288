"""Tests of what a calibration says to people."""

from pathlib import Path

import pytest

from sim.metrics.calibrated import Calibrated, ParameterFit, TargetFit
from sim.metrics.interval import Interval
from sim.reporting.write_calibration import show_calibration
from sim.scenario.text import Language, Text
from tests.builders import plan

FOUND = Calibrated(
    (
        ParameterFit(
            name="wait",
            place="supply.wait",
            label=Text(es="Espera [E]", en="Wait [E]"),
            unit="weeks",
            low=1.0,
            high=5.0,
            before=2.0,
            after=3.0,
            fits_from=1.0,
            fits_to=4.0,
            effects=(Interval(0.2, 0.05, 0.95),),
            knowledge="determined",
        ),
    ),
    (
        TargetFit(
            kpi="transport_cost",
            strategy="kit",
            value=12_000.0,
            tolerance=500.0,
            before=Interval(9000.0, 50.0, 0.95),
            after=Interval(11_900.0, 50.0, 0.95),
        ),
    ),
    (),
    replications=10,
    level=0.95,
)


@pytest.mark.parametrize(
    ("language", "title", "label"),
    [("es", "Kit mensual fijo", "Espera [E]"), ("en", "Fixed monthly kit", "Wait [E]")],
)
def test_tables_are_printed_and_the_chart_is_written(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    language: Language,
    title: str,
    label: str,
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    files = show_calibration(FOUND, plan(), tmp_path, language=language)
    printed = capsys.readouterr().out

    assert [file.name for file in files] == ["calibration.svg", "calibration.png"]
    assert title in printed
    assert label in printed
    assert "MXN" in printed
