"""Tests of which chart a sweep leaves on disk."""

from dataclasses import replace
from pathlib import Path

import pytest

from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval
from sim.reporting.charts.lever_line import LeverAxis
from sim.reporting.kpi_text import KpiText
from sim.reporting.write_sweep import SweptCell, SweptLevers, why_no_chart, write_sweep

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
        (3, "prescriptions_filled", ["sweep.svg", "sweep.png"]),
        (4, "prescriptions_filled", ["sweep.svg", "sweep.png"]),
        (3, "months_of_stock", []),
    ],
)
def test_levers_have_a_chart_where_one_can_be_the_best(
    tmp_path: Path, levers: int, kpi: str, files: list[str]
) -> None:
    written = write_sweep(swept(levers), KpiText(KPIS[kpi], "es", "MXN"), tmp_path)

    assert [file.name for file in written] == files


@pytest.mark.parametrize(
    ("counts", "kpi", "reason"),
    [
        ((), "prescriptions_filled", "no lever is swept"),
        ((2, 2), "months_of_stock", "'months_of_stock' is no gain or loss"),
        ((2, 2, 5, 3), "prescriptions_filled", "have 15 combinations, and more than 12"),
        ((13, 2, 2), "prescriptions_filled", "the first lever has 13 values"),
        ((13, 2), "prescriptions_filled", ""),
        ((2, 2, 12), "prescriptions_filled", ""),
    ],
)
def test_what_has_no_chart_says_why(counts: tuple[int, ...], kpi: str, reason: str) -> None:
    levers = [LeverAxis("Lever", ["1"] * count) for count in counts]
    why = why_no_chart(replace(swept(1), levers=levers), KpiText(KPIS[kpi], "es", "MXN"))

    assert (reason in why, bool(why)) == (True, bool(reason))
