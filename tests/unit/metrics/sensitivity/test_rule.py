"""Tests of the rule of when a strategy wins."""

import numpy as np
import pytest

from sim.metrics.sensitivity.rule import Condition, Rule, Wins, find_rule
from sim.rng import Streams

SAMPLES = Streams(1, 0).get("test").uniform(size=(3, 100))
"""Three settings at a hundred samples."""


def rule(won: np.ndarray) -> Rule:
    samples = {name: SAMPLES[one] for one, name in enumerate(("rain", "trucks", "demand"))}
    return find_rule(Wins(won.reshape(1, -1), {}, samples), seed=1)


def test_one_bound_is_found_within_a_step_of_where_it_is() -> None:
    (found,) = rule(SAMPLES[0] >= 0.5).conditions

    assert (found.name, found.is_least) == ("rain", True)
    assert found.bound == pytest.approx(0.5, abs=0.06)


def test_two_settings_together_make_a_rule_of_two_conditions() -> None:
    found = rule((SAMPLES[0] >= 0.4) & (SAMPLES[1] <= 0.6))

    assert {(one.name, one.is_least) for one in found.conditions} == {
        ("rain", True),
        ("trucks", False),
    }
    assert min(found.density, found.coverage) > 0.8


def test_density_is_of_the_rule_and_coverage_of_the_wins() -> None:
    won = (SAMPLES[0] >= 0.5) | (SAMPLES[1] >= 0.95)
    found = rule(won)
    (only,) = found.conditions
    inside = SAMPLES[0] >= only.bound

    assert found.density == won[inside].mean()
    assert found.coverage == won[inside].sum() / won.sum()
    assert found.wins == won.mean()


@pytest.mark.parametrize("won", [np.ones(100, bool), np.zeros(100, bool)])
def test_strategy_that_always_or_never_wins_needs_no_rule(won: np.ndarray) -> None:
    assert rule(won).conditions == ()


def test_bounds_on_one_setting_from_both_sides_are_one_interval() -> None:
    found = rule((SAMPLES[0] >= 0.3) & (SAMPLES[0] <= 0.7))

    assert {one.is_least for one in found.conditions} == {True, False}


def test_lever_and_uncertainty_can_make_a_rule_together() -> None:
    trucks, rain = np.arange(1.0, 13.0), SAMPLES[0, :40]
    won = (trucks[:, np.newaxis] >= 7) & (rain <= 0.6)
    found = find_rule(Wins(won, {"trucks": trucks}, {"rain": rain}), seed=1)

    assert Condition("trucks", is_least=True, bound=7.0) in found.conditions
    assert {one.name for one in found.conditions} == {"trucks", "rain"}


def test_few_samples_under_many_choices_are_few_evidence() -> None:
    rng = Streams(3, 0).get("test")
    won = np.tile(rng.uniform(size=6) < 0.5, (50, 1))
    found = find_rule(Wins(won, {}, {"rain": rng.uniform(size=6)}), seed=1)

    assert found.conditions == ()
