"""Tests of a calibration as tables for the terminal."""

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console
from rich.table import Table

from sim.metrics.calibrated import Calibrated, ParameterFit, TargetFit
from sim.metrics.interval import Interval
from sim.reporting.calibration_terminal import parameters_table, print_calibration, targets_table
from sim.reporting.calibration_text import CalibrationText
from sim.scenario.text import Text

TARGET = TargetFit(
    kpi="prescriptions_filled",
    strategy="pull",
    value=0.9,
    tolerance=0.01,
    before=Interval(0.8, 0.02, 0.95),
    after=Interval(0.9, 0.02, 0.95),
)
PARAMETER = ParameterFit(
    name="threshold",
    place="policy.threshold",
    label=Text(es="Umbral", en="Threshold"),
    unit="months",
    low=1.0,
    high=3.0,
    before=2.0,
    after=2.5,
    fits_from=2.25,
    fits_to=2.75,
    effects=(Interval(0.2, 0.05, 0.95),),
    knowledge="determined",
)


def text_of(
    *parameters: ParameterFit, targets: tuple[TargetFit, ...] = (TARGET,)
) -> CalibrationText:
    found = Calibrated(parameters or (PARAMETER,), targets, (), replications=10, level=0.95)
    return CalibrationText(found, "en", "MXN")


def printed(shown: Table | CalibrationText, title: str = "Pull") -> str:
    console = Console(file=StringIO(), width=140)
    if isinstance(shown, Table):
        console.print(shown)
    else:
        print_calibration(shown, {"pull": title}, console)
    assert isinstance(console.file, StringIO)
    return " ".join(console.file.getvalue().split())


@pytest.mark.parametrize(
    ("after", "verdict"),
    [(0.9, "yes"), (0.925, "cannot be told"), (0.99, "no")],
)
def test_target_says_whether_it_is_met(after: float, verdict: str) -> None:
    target = TARGET._replace(after=Interval(after, 0.02, 0.95))
    table = targets_table(text_of(targets=(target,)), {"pull": "Pull"})

    assert f"│ {verdict} │" in printed(table)


def test_targets_are_numbered_as_their_effects_are() -> None:
    both = (TARGET, TARGET._replace(kpi="on_time"))
    two = replace(PARAMETER, effects=(Interval(0.2, 0.05, 0.95), Interval(-0.1, 0.3, 0.95)))
    text = text_of(two, targets=both)

    assert [str(one.header) for one in parameters_table(text).columns[-2:]] == [
        "Effect on 1 (points)",
        "Effect on 2 (points)",
    ]
    assert "2. " in printed(targets_table(text, {"pull": "Pull"}))


def test_only_effects_beyond_chance_are_marked() -> None:
    weak = replace(PARAMETER, effects=(Interval(0.2, 0.3, 0.95),))

    assert "+20.0 ±\N{NO-BREAK SPACE}5.0*" in printed_with_spaces(parameters_table(text_of()))
    assert "*" not in printed(parameters_table(text_of(weak)))


def printed_with_spaces(table: Table) -> str:
    console = Console(file=StringIO(), width=140)
    console.print(table)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize(
    "label", ["Umbral [meses]", "[/] cerrado", "[bold]negritas", "a ñandú: 🚑"]
)
def test_label_of_a_planner_is_printed_as_it_is(label: str) -> None:
    named = replace(PARAMETER, label=Text(es=label, en=label))

    assert label in printed(parameters_table(text_of(named)))


@pytest.mark.parametrize("title", ["Pedido [en prueba]", "[/red] kit"])
def test_title_of_a_strategy_is_printed_as_it_is(title: str) -> None:
    assert title in printed(text_of(), title)


def test_unit_in_brackets_is_no_command_to_the_terminal() -> None:
    assert "Threshold ([x])" in printed(parameters_table(text_of(replace(PARAMETER, unit="[x]"))))


def test_note_names_level_and_replications() -> None:
    assert "95% interval of the mean of 10 new replications" in printed(text_of())


def test_sentences_follow_the_tables() -> None:
    unseen = replace(PARAMETER, knowledge="unseen")

    assert printed(text_of(unseen)).endswith("and so not moved: Threshold.")
