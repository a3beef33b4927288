"""Tests of the rule as a sentence."""

import pytest

from sim.metrics.sensitivity.rule import Rule
from sim.reporting.rule_text import Bound, difference_text, rule_text
from sim.scenario.text import Language

RULE = Rule((), density=0.926, coverage=0.81, wins=0.4, chance=(0.002, 0.004))
BOUNDS = [
    Bound("Trucks", is_least=True, value="3"),
    Bound("Delay", is_least=False, value="2 months"),
]


@pytest.mark.parametrize(
    ("language", "start", "end"),
    [
        (
            "en",
            "“Kit” wins (Filled) when “Trucks” is at least 3 and “Delay” is at most 2 months. ",
            "it wins in 40%.",
        ),
        (
            "es",
            "«Kit» gana (Filled) cuando «Trucks» es al menos 3 y «Delay» es a lo más 2 months. ",
            "gana en 40\N{NO-BREAK SPACE}%.",
        ),
    ],
)
def test_rule_is_a_sentence_with_its_density_and_coverage(
    language: Language, start: str, end: str
) -> None:
    sentence = rule_text(RULE, BOUNDS, language, strategy="Kit", kpi="Filled")

    assert sentence.startswith(start)
    assert sentence.endswith(end)
    assert "93" in sentence
    assert "81" in sentence


def test_no_rule_says_that_nothing_stands_out() -> None:
    sentence = rule_text(RULE, [], "en", strategy="Kit", kpi="Filled")

    assert sentence == "“Kit” wins (Filled) in 40% of cases; no condition stands out from chance."


def test_one_strategy_has_its_figure_and_two_their_difference() -> None:
    assert difference_text(["Kit"], "Filled", "en") == "Filled: “Kit”"
    assert difference_text(["Pull", "Kit"], "Filled", "en") == "Filled: “Kit” minus “Pull”"
