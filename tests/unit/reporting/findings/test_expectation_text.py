"""Tests of expectations in words."""

from collections.abc import Sequence
from math import nan

import pytest

from sim.errors import Mark
from sim.metrics.catalogue import KPIS
from sim.metrics.expectation import Expectation
from sim.metrics.judgement import judge
from sim.reporting.findings.expectation_text import expectation_finding
from sim.reporting.findings.finding import Finding
from sim.scenario.expect import Sign
from sim.scenario.text import Language

FILLED = "prescriptions_filled"
KIT, PULL = (0.70, 0.71, 0.72), (0.90, 0.90, 0.93)


def told(
    kpi: str = FILLED,
    sign: Sign = ">=",
    bound: float = 0.9,
    *,
    minus: str = "",
    language: Language = "en",
    kit: Sequence[float] = KIT,
) -> Finding:
    """Return what is told of the kit, or of its difference to pull."""
    mark = Mark("scenario.yaml", 4, 2)
    text = f"… {sign} {bound}"
    expectation = Expectation(
        "much", text, KPIS[kpi], ("kit",), minus, sign, bound, level=0.95, mark=mark
    )
    values = {"kit": kit, "pull": PULL}
    judgement = judge(expectation, tuple(values), {"": lambda strategy, _kpi: values[strategy]})
    return expectation_finding(judgement, language=language, currency="MXN")


def test_line_says_strategy_measure_how_much_and_how_sure() -> None:
    assert told().line == (
        "not met: much: kit: Prescriptions filled completely: 71.0% ±\N{NO-BREAK SPACE}2.5 (95%,"
        " 3 replications); expected “… >= 0.9”: 19.0 points off"
    )


def test_line_of_a_difference_names_both_strategies() -> None:
    line = told(sign="<", bound=-0.1, minus="pull", language="es").line

    assert line == (
        "se cumple: much: kit − pull: Recetas surtidas completas: −20.0 ±\N{NO-BREAK SPACE}2.5"
        " puntos (95\N{NO-BREAK SPACE}%, 3 réplicas); se espera «… < -0.1»: con 10.0 puntos de"
        " margen"
    )


@pytest.mark.parametrize(
    ("kit", "bound", "end"),
    [
        pytest.param(KIT, 0.70, "more replications needed, about 7 would decide", id="near"),
        pytest.param((0.7, 0.9), 0.8, "no number of replications will decide", id="on it"),
        pytest.param((0.7,), 0.8, "at least two replications are needed", id="one"),
        pytest.param((nan, nan), 0.8, "does not define that figure", id="none"),
    ],
)
def test_what_is_not_decided_says_what_would_help(
    kit: tuple[float, ...], bound: float, end: str
) -> None:
    finding = told(bound=bound, kit=kit)

    assert finding.decision == "not decided"
    assert finding.line.endswith(end)


def test_small_distance_is_no_zero() -> None:
    assert told(bound=0.5, kit=(0.50002, 0.50002)).line.endswith("0.002 points to spare")


def test_figure_keeps_its_unit() -> None:
    line = told("turnaround_days_mean", "<", 12, kit=(14, 14.5, 15)).line

    assert "14.5 ±\N{NO-BREAK SPACE}1.2 days" in line
    assert line.endswith("2.5 days off")


def test_each_check_has_a_line_and_the_worst_tells() -> None:
    expectation = Expectation("all", "…", KPIS[FILLED], ("kit", "pull"), "", ">", 0.8, 0.95)
    values = {"kit": KIT, "pull": PULL}
    points = {"trucks=2": lambda strategy, _kpi: values[strategy]}
    finding = expectation_finding(
        judge(expectation, tuple(values), points), language="en", currency="MXN", values="samples"
    )

    assert "kit at trucks=2" in finding.line
    assert finding.line.endswith("95% for all 2 together, 3 samples); expected “…”: 9.0 points"
                                 " off; so 1 of 2")  # fmt: skip
    assert len(finding.details) == 2


def test_what_was_not_played_says_so() -> None:
    expectation = Expectation("all", "…", KPIS[FILLED], ("push",), "", ">", 0.8, 0.95)
    finding = expectation_finding(judge(expectation, ("kit",), {}), language="en", currency="MXN")

    assert finding.line == "not played: all: the strategies of “…” are not there"
