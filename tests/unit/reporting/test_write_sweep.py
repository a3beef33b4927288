"""Tests of which chart a sweep leaves on disk."""

from pathlib import Path

import pytest

from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval
from sim.reporting.charts.lever_line import LeverAxis
from sim.reporting.kpi_text import KpiText
from sim.reporting.write_sweep import SweptCell, SweptLevers, write_sweep

MEANS = {"pull": Interval(0.8, 0.01, 0.95), "kit": Interval(0.9, 0.01, 0.95)}


def swept(levers: int) -> SweptLevers:
    return SweptLevers(
        levers=[LeverAxis(f"Lever {number}", ["1"]) for number in range(levers)],
        cells=[SweptCell((0,) * levers, MEANS, "kit", is_sure=True)],
        titles={"pull": "Pull", "kit": "Kit"},
        baseline="pull",
        sampled=False,
    )


@pytest.mark.parametrize(
    ("levers", "kpi", "files"),
    [
        (0, "prescriptions_filled", []),
        (1, "prescriptions_filled", ["sweep.svg", "sweep.png"]),
        (2, "prescriptions_filled", ["sweep.svg", "sweep.png"]),
        (1, "months_of_stock", ["sweep.svg", "sweep.png"]),
        (2, "months_of_stock", []),
        (3, "prescriptions_filled", []),
    ],
)
def test_one_or_two_levers_have_a_chart(
    tmp_path: Path, levers: int, kpi: str, files: list[str]
) -> None:
    written = write_sweep(swept(levers), KpiText(KPIS[kpi], "es", "MXN"), tmp_path)

    assert [file.name for file in written] == files
