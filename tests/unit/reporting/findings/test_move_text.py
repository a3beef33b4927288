"""Tests of figures that have moved in words."""

import pytest

from sim.metrics.interval import Interval
from sim.metrics.moves import Move
from sim.reporting.findings.finding import Finding
from sim.reporting.findings.move_text import counted, move_finding
from sim.scenario.text import Language

SPACE = "\N{NO-BREAK SPACE}"


def move(mean: float, half_width: float, *, kpi: str = "prescriptions_filled") -> Move:
    before = 0.9 if kpi == "prescriptions_filled" else 14.0
    difference = Interval(mean, half_width, 0.999)
    return Move("kit", kpi, before, before + mean, difference, is_paired=True)


def told(one: Move, language: Language = "en") -> Finding:
    return move_finding(one, figures=44, language=language, currency="MXN")


def test_line_says_strategy_measure_how_much_and_how_sure() -> None:
    assert told(move(-0.02, 0.004)).line == (
        "moved: kit.prescriptions_filled: kit: Prescriptions filled completely: 90.0% to 88.0%,"
        f" −2.0 ±{SPACE}0.4 points (95% for all 44 figures together, paired)"
    )


def test_figure_keeps_its_unit() -> None:
    line = told(move(1.5, 0.5, kpi="turnaround_days_mean"), "es").line

    assert f"de 14.0 a 15.5 días, +1.5 ±{SPACE}0.5 días (95{SPACE}% para las 44" in line


@pytest.mark.parametrize(("mean", "decision"), [(0.1, "not met"), (0.01, "met")])
def test_only_what_has_moved_fails(mean: float, decision: str) -> None:
    assert told(move(mean, 0.05)).decision == decision


def test_small_move_is_no_zero() -> None:
    assert "-0.0021 ± 0.001 points" in told(move(-0.000021, 0.00001)).line


def test_all_are_counted() -> None:
    text = counted([move(0.1, 0.05), move(0.01, 0.05)], ["2", "3"], language="en")

    assert text.startswith("1 of 2 figures have moved beyond chance")
    assert text.endswith("2 paired by replication; model 2, now 3)")
