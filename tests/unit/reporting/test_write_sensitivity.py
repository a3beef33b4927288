"""Tests of the chart of a sweep of settings one at a time, on disk."""

from math import nan
from pathlib import Path

import pytest

from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval
from sim.reporting.charts.sensitivity import Contrast, SensitivityPoint
from sim.reporting.write_sensitivity import write_sensitivity
from sim.scenario.text import Language, Text

CONTRAST = Contrast(KPIS["prescriptions_filled"], "Pedido", "Kit $1 a $2")


def point(difference: Interval) -> SensitivityPoint:
    name = Text(es="Camiones", en="Trucks")
    return SensitivityPoint(name, Text(es="2", en="2"), is_base=True, difference=difference)


@pytest.mark.parametrize("language", ["es", "en"])
def test_chart_is_written_twice(tmp_path: Path, language: Language) -> None:
    points = [point(Interval(0.1, 0.02, 0.95))]
    files = write_sensitivity(points, CONTRAST, tmp_path, language=language)

    assert [file.name for file in files] == ["sensitivity.svg", "sensitivity.png"]
    assert {file.parent for file in files} == {tmp_path / "charts"}


def test_one_replication_is_drawn_without_interval(tmp_path: Path) -> None:
    points = [point(Interval(0.1, nan, 0.95)), point(Interval(-0.1, nan, 0.95))]

    assert write_sensitivity(
        points, CONTRAST, tmp_path, language="es", base=Interval(0.0, nan, 0.95)
    )
