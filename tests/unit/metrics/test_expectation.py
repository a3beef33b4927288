"""Tests of expectations made ready."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from sim.errors import Mark, ScenarioError
from sim.metrics.expectation import Expectation, expectations
from sim.scenario.expect import Expect, Expected
from tests.builders import plan

MARKS = {"that": Mark("scenario.yaml", 7, 3), "strategy": Mark("scenario.yaml", 8, 3)}


def ready(*, marks: Mapping[str, Mark] = MARKS, **says: object) -> Expectation:
    """Return the one expectation that says this of the strategies `pull` and `kit`."""
    written = Expected("one", Expect.model_validate(says), marks)
    (made,) = expectations([written], plan(["pull", "kit"]))
    return made


@pytest.mark.parametrize(
    ("that", "bound"),
    [
        ("prescriptions_filled >= 0.9", 0.9),
        ("prescriptions_filled >= 90 %", 0.9),
        ("kit - pull > 2 points", 0.02),
        ("turnaround_days_mean < 2 weeks", 14),
        ("turnaround_days_mean < 12 h", 0.5),
        ("transport_cost < 1e6 MXN", 1e6),
        ("trips < 5 trips", 5),
    ],
)
def test_bound_is_in_the_unit_of_the_figure(that: str, bound: float) -> None:
    assert ready(that=that).bound == pytest.approx(bound)


@pytest.mark.parametrize(
    ("says", "message"),
    [
        ({"that": "prescriptions_filed > 0"}, "did you mean 'prescriptions_filled'"),
        ({"that": "kit > 0"}, "that is a strategy: name it in 'strategy'"),
        ({"that": "fill_rate > 0", "strategy": "kti"}, "8:3: expect.one.strategy: .*'kit'"),
        ({"that": "kti - pull > 0"}, "no strategy is called 'kti'; did you mean 'kit'"),
        ({"that": "pull - base > 0"}, "expected two strategies, got 'pull' twice"),
        ({"that": "kit - pull > 0", "kpi": "fill_rte"}, "did you mean 'fill_rate'"),
        ({"that": "fill_rate > 90"}, "did you mean '90 %'"),
        ({"that": "kit - pull > 5"}, "did you mean '5 points'"),
        ({"that": "kit - pull > 5 %"}, "a number alone or with 'points', 'point'"),
        ({"that": "fill_rate > 3 d"}, "7:3: expect.one.that: 'fill_rate' is no figure in 'd'"),
        ({"that": "transport_cost > 3 USD"}, "expected a number alone or with 'MXN'"),
    ],
)
def test_what_is_not_known_is_told_with_what_is(says: dict[str, str], message: str) -> None:
    with pytest.raises(ScenarioError, match=message):
        ready(**says)


def test_figure_without_a_strategy_is_expected_of_each() -> None:
    assert ready(that="fill_rate > 0").strategies == ("pull", "kit")


@pytest.mark.parametrize("word", ["baseline", "base"])
def test_baseline_has_a_word_of_its_own(word: str) -> None:
    assert ready(that=f"kit - {word} > 0").minus == "pull"


def test_strategy_of_that_name_comes_before_the_word() -> None:
    written = Expected("one", Expect(that="kit - base > 0"), {})
    (made,) = expectations([written], plan(["pull", "kit", "base"]))

    assert made.minus == "base"


@pytest.mark.parametrize(("kpi", "expected"), [("", "fill_rate"), ("on_time", "on_time")])
def test_difference_without_a_figure_takes_the_usual_one(kpi: str, expected: str) -> None:
    written = Expected("one", Expect(that="kit - pull > 0", kpi=kpi), {})
    (made,) = expectations([written], plan(["pull", "kit"]), kpi="fill_rate")

    assert made.kpi.id == expected


def test_all_that_is_not_known_is_told_at_once() -> None:
    wrong = [Expected(name, Expect(that=f"{name} > 0"), {}) for name in ("smile", "hope")]

    with pytest.raises(ScenarioError) as caught:
        expectations(wrong, replace(plan(), name="prueba"))

    assert [str(one).split(": ")[1] for one in caught.value.problems] == [
        "expect.hope.that",
        "expect.smile.that",
    ]
