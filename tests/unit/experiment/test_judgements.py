"""Tests of what was expected of a comparison or a sweep, checked against what came out."""

from dataclasses import replace
from math import nan
from pathlib import Path

import pytest

from sim.errors import ScenarioError
from sim.experiment.judgements import judgements_of, judgements_of_sweep
from sim.experiment.ledger import Ledger, Row
from sim.experiment.prepared_sweep import PreparedSweep, prepare
from sim.experiment.sweep_file import read_sweep
from sim.metrics.judgement import Check
from sim.scenario.expect import Expect, Expected
from sim.scenario.loader import load_plan
from tests.builders import outcome
from tests.tiny_scenario import GRID, TINY, write_sweep

EXPECTS = "expect:\n  one: {that: fill_rate > 50 %, strategy: kit, at: any}\n"
VARIED = GRID.partition("uncertainties")[0]


def prepared_of(folder: Path, text: str) -> PreparedSweep:
    file = write_sweep(folder, text)
    sweep, tree = read_sweep(file)
    return prepare(sweep, load_plan(file.with_name("scenario.yaml")), tree)


def checks(prepared: PreparedSweep, folder: Path, *, first: float = 0.0) -> tuple[Check, ...]:
    """Return the checks where each run of the kit fills a share that no other run fills.

    Replication 1 has a tenth more than replication 0, each point a hundredth more than the last.
    """
    with Ledger(folder / "runs.sqlite") as ledger:
        rows = {
            (key, replication): Row(
                key,
                "kit",
                replication,
                1,
                1,
                {"fill_rate": first + index / 100 + replication / 10},
                1,
                1,
                {},
            )
            for index, point in enumerate(prepared.points)
            for replication in range(2)
            for key in [prepared.keys[point.name]["kit"]]
        }
        ledger.add(rows.values())
        (judgement,) = judgements_of_sweep(prepared, ledger)
        return judgement.checks


def test_comparison_is_judged_by_its_replications() -> None:
    played = outcome(("pull", "kit"))
    expected = Expected("one", Expect(that="fill_rate > 1 %"), {})
    (found,) = judgements_of(replace(played, plan=replace(played.plan, expected=(expected,))))

    assert found.decision == "met"
    assert [check.values for check in found.checks] == [4, 4]


def test_each_combination_of_levers_is_a_point(tmp_path: Path) -> None:
    found = checks(prepared_of(tmp_path, VARIED + EXPECTS), tmp_path)

    assert [check.point for check in found][::3] == [
        "trucks=1, threshold=1 months",
        "trucks=2, threshold=1 months",
    ]
    assert {check.values for check in found} == {2}


def test_sample_counts_once_with_the_mean_of_its_replications(tmp_path: Path) -> None:
    first, *others = checks(prepared_of(tmp_path, GRID + EXPECTS), tmp_path)

    assert len(others) == 5
    assert first.values == 2
    assert first.interval.mean * 100 % 1 == pytest.approx(0.5)


def test_run_that_failed_is_left_out(tmp_path: Path) -> None:
    (check, *_others) = checks(prepared_of(tmp_path, VARIED + EXPECTS), tmp_path, first=nan)

    assert (check.values, check.decision) == (0, "not decided")


def test_place_of_the_sweep_file_is_kept(tmp_path: Path) -> None:
    (one,) = prepared_of(tmp_path, VARIED + EXPECTS).expectations

    assert not one.everywhere
    assert str(one.mark).endswith(f"sweep.yaml:{(VARIED + EXPECTS).count(chr(10))}:15")


def test_difference_takes_the_figure_of_the_sweep(tmp_path: Path) -> None:
    text = f"kpi: on_time\n{VARIED}expect:\n  one: {{that: kit - pull > 0}}\n"

    assert prepared_of(tmp_path, text).expectations[0].kpi.id == "on_time"


def test_strategy_that_is_not_swept_is_told(tmp_path: Path) -> None:
    text = f"strategies: [pull]\n{VARIED}expect:\n  one: {{that: kit - pull > 0}}\n"

    with pytest.raises(ScenarioError, match=r"expect.one.that: no strategy is called 'kit'"):
        prepared_of(tmp_path, text.replace("    strategy: pull\n", ""))


def test_scenario_of_a_sweep_may_expect_what_is_not_swept(tmp_path: Path) -> None:
    file = write_sweep(tmp_path, f"strategies: [pull]\n{VARIED}")
    scenario = file.with_name("scenario.yaml")
    scenario.write_text(TINY + "expect:\n  one: {that: kit - pull > 0}\n", encoding="utf-8")
    sweep, tree = read_sweep(file)
    prepared = prepare(sweep, load_plan(scenario), tree)

    assert prepared.expectations == ()
    assert prepared.plan.expected == ()
