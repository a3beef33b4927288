"""Tests of what expectations may say."""

import pytest

from sim.errors import ScenarioError
from sim.scenario.expect import Claim, Expect, read_claim
from tests.unit.scenario.small_world import Files


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("prescriptions_filled >= 0.90", ("prescriptions_filled", "", ">=", 0.9, "")),
        ("prescriptions_filled≥90%", ("prescriptions_filled", "", ">=", 90, "%")),
        ("kit_push - base > 0", ("kit_push", "base", ">", 0, "")),
        ("kit-push − base < -1.5 points", ("kit-push", "base", "<", -1.5, "points")),
        ("turnaround_days_mean <= 2 weeks", ("turnaround_days_mean", "", "<=", 2, "weeks")),
    ],
)
def test_claim_is_read_as_it_is_written(text: str, claim: tuple[str, str, str, float, str]) -> None:
    assert read_claim(text) == Claim(*claim)  # type: ignore[arg-type] # the sign is plain text here


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("much", "expected one of >=, >, <= and <, as in", id="no sign"),
        pytest.param("1 < filled < 2", "expected one of >=, >, <= and <, as in", id="two signs"),
        pytest.param("filled == 1", "by chance no two figures are equal", id="equal"),
        pytest.param("filled >", "expected a number behind '>', with its unit", id="no number"),
        pytest.param("0.9 < filled", "expected a number behind '<'.*got 'filled'", id="turned"),
        pytest.param("a - b - c > 0", "two strategies with ' - ' between them", id="three"),
        pytest.param("kit push > 0", "expected a figure, or two strategies", id="space in a name"),
        pytest.param("> 0", "expected a figure, or two strategies", id="nothing on the left"),
    ],
)
def test_what_cannot_be_read_says_what_was_expected(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_claim(text)


@pytest.mark.parametrize(
    ("says", "message"),
    [
        ({"that": "kits - today > 0", "strategy": "kits"}, "names two"),
        ({"that": "fill_rate > 0", "kpi": "fill_rate"}, "the figure stands in 'that'"),
        ({"that": "fill_rate > 0", "level": 95}, "less than 1"),
    ],
)
def test_what_does_not_go_together_is_refused(says: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Expect.model_validate(says)


def test_mistake_is_told_where_it_stands(files: Files) -> None:
    files.edit("baseline: today\n", "baseline: today\nexpect:\n  much: {that: ¶fill_rate = 1}\n")

    with pytest.raises(ScenarioError, match=r"scenario.yaml:5:16: expect.much.that: expected one"):
        files.plan()


def test_plan_knows_where_an_expectation_stands(files: Files) -> None:
    files.edit("baseline: today\n", "baseline: today\nexpect:\n  much: {that: fill_rate > 1 %}\n")
    (much,) = files.plan().expected

    assert (much.id, much.says.that, much.marks["that"].line) == ("much", "fill_rate > 1 %", 5)


def test_setting_of_the_command_line_reaches_the_expectation_alone(files: Files) -> None:
    files.edit("baseline: today\n", "baseline: today\nexpect:\n  much: {that: fill_rate > 1 %}\n")
    (much,) = files.plan(["expect.much.level=0.99"]).expected

    assert much.says.level == 0.99


def test_strategy_cannot_change_what_is_expected(files: Files) -> None:
    files.edit("    change:\n      repl", "    change:\n      expect: {}\n      repl")

    with pytest.raises(ScenarioError, match="unknown key 'expect'"):
        files.plan()
