"""Tests of which uncertain settings matter, from the figure at the samples of a design."""

import csv
from collections.abc import Callable
from math import nan
from pathlib import Path

import pytest

from sim.experiment.answers import Answers
from sim.experiment.influence import changes_of, effects_of, rule_of, variance_of, written
from sim.experiment.influence_tables import (
    write_changes,
    write_effects,
    write_rule,
    write_variance,
)
from sim.experiment.prepared_sweep import prepare
from sim.experiment.sensitivity import base_of
from sim.experiment.sensitivity_design import Morris, Sobol
from sim.experiment.sweep_file import read_sweep
from sim.scenario.loader import load_plan
from tests.tiny_scenario import UNCERTAIN, write_sweep

MORRIS = "design: {kind: morris, trajectories: 12}\n"
SOBOL = "design: {kind: sobol, points: 32}\n"
LHS = "sampling: {points: 40}\n"


def spread_decides(spread: float, threshold: float) -> float:
    """Return a difference whose sign is that of the spread, and whose size depends on both."""
    return spread - 0.3 + 0.001 * threshold


def answers(
    folder: Path,
    text: str,
    difference: Callable[[float, float], float] = spread_decides,
) -> Answers:
    """Return the answers where the kit differs from the pull by this much at each point."""
    file = write_sweep(folder, text)
    prepared = prepare(read_sweep(file).sweep, load_plan(file.with_name("scenario.yaml")))
    values = {}
    for point in prepared.points:
        at = {name: float(str(value).split()[0]) for name, value in point.settings}
        gain = difference(at.get("spread", 0.1), at.get("threshold", 1))
        values[point.name, "pull"] = (0.5, 0.6)
        values[point.name, "kit"] = (0.5 + gain, 0.6 + gain)
    return Answers(prepared, values)


def test_effects_are_over_the_whole_range_and_the_largest_is_first(tmp_path: Path) -> None:
    found = effects_of(answers(tmp_path, UNCERTAIN + MORRIS), Morris(trajectories=12))

    assert list(found) == ["spread", "threshold"]
    assert found["spread"].mean == pytest.approx(0.4, rel=1e-5)
    assert found["threshold"].mean == pytest.approx(0.001, rel=1e-5)


def test_variance_is_that_of_the_setting_that_matters(tmp_path: Path) -> None:
    found = variance_of(answers(tmp_path, UNCERTAIN + SOBOL), Sobol(points=32))
    spread, threshold = found.settings

    assert spread.total.value == pytest.approx(1, abs=0.3)
    assert threshold.total.value < 1e-4


@pytest.mark.parametrize(
    ("text", "design"), [(MORRIS, Morris(trajectories=12)), (SOBOL, Sobol(points=32))]
)
def test_estimate_that_decides_is_the_one_to_measure(
    tmp_path: Path, text: str, design: Morris | Sobol
) -> None:
    found = changes_of(answers(tmp_path, UNCERTAIN + text), design)

    assert list(found) == ["spread", "threshold"]
    assert found["spread"].changes > 0
    assert found["threshold"].changes == 0


@pytest.mark.parametrize(
    ("changed", "to"),
    [("[pull, kit]", "[kit]"), ("replications: 2", "replications: 2\nkpi: months_of_stock")],
)
def test_without_a_better_strategy_there_is_no_decision(
    tmp_path: Path, changed: str, to: str
) -> None:
    text = UNCERTAIN.replace(changed, to).replace(", strategy: pull", "")
    text = text.replace("policy.threshold", "first_stock")
    undecided = answers(tmp_path, text + MORRIS)

    assert changes_of(undecided, Morris(trajectories=12)) == {}
    assert rule_of(undecided) is None


@pytest.mark.parametrize("text", [LHS, SOBOL])
def test_rule_names_the_setting_that_decides(tmp_path: Path, text: str) -> None:
    found = rule_of(answers(tmp_path, UNCERTAIN + text))

    assert found is not None
    (only,) = found.conditions
    assert (only.name, only.is_least) == ("spread", True)
    assert only.bound == pytest.approx(0.3, abs=0.03)


def test_where_less_is_better_the_rule_turns_round(tmp_path: Path) -> None:
    text = UNCERTAIN.replace("replications: 2", "replications: 2\nkpi: stockout_days")
    found = rule_of(answers(tmp_path, text + LHS))

    assert found is not None
    assert [one.is_least for one in found.conditions] == [False]


def test_bound_is_written_with_its_unit(tmp_path: Path) -> None:
    by_threshold = answers(tmp_path, UNCERTAIN + LHS, lambda _, threshold: threshold - 1.5)
    found = rule_of(by_threshold)

    assert found is not None
    number, unit = str(written(by_threshold, found.conditions[0])).split()
    assert (float(number), unit) == (pytest.approx(1.5, abs=0.06), "months")


def test_trajectories_are_no_sample_for_a_rule(tmp_path: Path) -> None:
    assert rule_of(answers(tmp_path, UNCERTAIN + MORRIS)) is None


def test_failed_run_leaves_no_rule(tmp_path: Path) -> None:
    assert rule_of(answers(tmp_path, UNCERTAIN + LHS, lambda *_: nan)) is None


def test_base_of_one_at_a_time_is_the_scenario(tmp_path: Path) -> None:
    alone = answers(tmp_path, UNCERTAIN + "design: {kind: one_at_a_time}\n")
    base = base_of(alone)

    assert base is not None
    assert base.mean == pytest.approx(spread_decides(0.1, 1))
    assert base_of(answers(tmp_path, UNCERTAIN + LHS)) is None


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_tables_name_what_is_varied_and_where(tmp_path: Path) -> None:
    played = answers(tmp_path, UNCERTAIN + SOBOL)
    sweep, design = played.prepared.sweep, Sobol(points=32)
    rule = rule_of(played)
    tables = [
        write_variance(sweep, variance_of(played, design), tmp_path),
        write_changes(sweep, changes_of(played, design), tmp_path),
    ]

    assert rule is not None
    for table in [*tables, write_rule(played, rule, tmp_path)]:
        assert rows(table)[0]["path"] == "demand.dispersion"


def test_table_of_effects_has_the_largest_first(tmp_path: Path) -> None:
    played = answers(tmp_path, UNCERTAIN + MORRIS)
    effects = effects_of(played, Morris(trajectories=12))
    first, second = rows(write_effects(played.prepared.sweep, effects, tmp_path))

    assert (first["uncertainty"], second["strategy"]) == ("spread", "pull")
    assert float(first["mu_star"]) == pytest.approx(0.4, rel=1e-5)
