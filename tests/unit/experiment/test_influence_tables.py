"""Tests of the tables of which uncertain settings matter."""

import csv
from math import nan
from pathlib import Path

import pytest

from sim.experiment.answers import Answers
from sim.experiment.influence_tables import (
    write_changes,
    write_effects,
    write_rule,
    write_variance,
)
from sim.experiment.prepared_sweep import prepare
from sim.experiment.sweep_file import Sweep, read_sweep
from sim.metrics.interval import Interval
from sim.metrics.sensitivity.decision_changes import DecisionChanges
from sim.metrics.sensitivity.elementary_effects import Effects
from sim.metrics.sensitivity.rule import Condition, Rule
from sim.metrics.sensitivity.sobol_indices import Estimate, Indices, Variance
from sim.scenario.loader import load_plan
from tests.tiny_scenario import UNCERTAIN, write_sweep

EFFECTS = Effects(Interval(0.2, 0.05, 0.95), -0.1, 0.02, noise=0.004)
RULE = Rule((), density=0.9, coverage=0.8, wins=0.5, chance=(0.01, 0.03))


def answers_of(folder: Path) -> Answers:
    file = write_sweep(folder, UNCERTAIN + "sampling: {points: 2}\n")
    return Answers(prepare(read_sweep(file).sweep, load_plan(file.parent)), {})


@pytest.fixture
def sweep(tmp_path: Path) -> Sweep:
    return answers_of(tmp_path).prepared.sweep


def read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_effect_is_told_with_where_its_setting_stands(sweep: Sweep, tmp_path: Path) -> None:
    (row,) = read(write_effects(sweep, {"threshold": EFFECTS}, tmp_path))

    assert row["path"] == "replenishment.units.policy.threshold"
    assert (row["uncertainty"], row["strategy"]) == ("threshold", "pull")
    assert (row["mu_star"], row["mu"], row["sigma"], row["noise"]) == (
        "0.2",
        "-0.1",
        "0.02",
        "0.004",
    )


def test_rows_stay_in_the_order_of_what_was_found(sweep: Sweep, tmp_path: Path) -> None:
    rows = read(write_effects(sweep, {"threshold": EFFECTS, "spread": EFFECTS}, tmp_path))

    assert [row["uncertainty"] for row in rows] == ["threshold", "spread"]


def test_effect_without_interval_has_an_empty_cell(sweep: Sweep, tmp_path: Path) -> None:
    alone = EFFECTS._replace(mean_size=Interval(0.2, nan, 0.95))
    (row,) = read(write_effects(sweep, {"spread": alone}, tmp_path))

    assert (row["half_width"], row["level"]) == ("", "0.95")


def test_indices_have_their_intervals_and_the_share_of_chance(sweep: Sweep, tmp_path: Path) -> None:
    first, total = Estimate(0.4, 0.3, 0.5), Estimate(0.6, nan, nan)
    variance = Variance((Indices(first, total), Indices(total, first)), 0.07)
    spread, threshold = read(write_variance(sweep, variance, tmp_path))

    assert (spread["uncertainty"], threshold["uncertainty"]) == ("spread", "threshold")
    assert [spread[name] for name in ("first", "first_low", "first_high")] == ["0.4", "0.3", "0.5"]
    assert [spread[name] for name in ("total", "total_low", "total_high")] == ["0.6", "", ""]
    assert {spread["noise_share"], threshold["noise_share"]} == {"0.07"}


def test_indices_of_other_settings_are_a_defect(sweep: Sweep, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="zip"):
        write_variance(sweep, Variance((), 0.07), tmp_path)

    assert not (tmp_path / "sobol.csv").exists()


def test_changes_are_counted_beside_their_probability(sweep: Sweep, tmp_path: Path) -> None:
    (row,) = read(write_changes(sweep, {"spread": DecisionChanges(20, 5, 2, 0.1, 0.5)}, tmp_path))

    assert (row["steps"], row["changes"], row["sure_changes"]) == ("20", "5", "2")
    assert (row["probability"], row["probability_low"], row["probability_high"]) == (
        "0.25",
        "0.1",
        "0.5",
    )


@pytest.mark.parametrize(
    ("condition", "bound", "value"),
    [
        (Condition("threshold", is_least=True, bound=1.5), "at_least", "1.5 months"),
        (Condition("spread", is_least=False, bound=0.25), "at_most", "0.25"),
    ],
)
def test_condition_is_written_as_the_scenario_would(
    tmp_path: Path, condition: Condition, bound: str, value: str
) -> None:
    rule = RULE._replace(conditions=(condition,))
    (row,) = read(write_rule(answers_of(tmp_path), rule, tmp_path))

    assert (row["bound"], row["value"]) == (bound, value)


def test_rule_states_the_largest_chance_of_its_steps(tmp_path: Path) -> None:
    rule = RULE._replace(conditions=(Condition("spread", is_least=True, bound=0.2),))
    (row,) = read(write_rule(answers_of(tmp_path), rule, tmp_path))

    assert (row["density"], row["coverage"], row["wins"], row["chance"]) == (
        "0.9",
        "0.8",
        "0.5",
        "0.03",
    )


def test_no_rule_is_a_table_without_rows(tmp_path: Path) -> None:
    file = write_rule(answers_of(tmp_path), RULE._replace(chance=()), tmp_path)

    assert read(file) == []
    assert file.read_text("utf-8").startswith("uncertainty,path,strategy,bound,value")
