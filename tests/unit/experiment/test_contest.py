"""Tests of who can be selected."""

from pathlib import Path

import pytest

from sim.errors import SimError
from sim.experiment.contest import Contest, contest_of_plan, contest_of_sweep
from sim.experiment.ledger import RunId
from sim.experiment.prepared_sweep import prepare
from sim.experiment.sweep_file import read_sweep
from sim.scenario.loader import load_plan
from tests.builders import plan
from tests.tiny_scenario import GRID, SWEEP, write_sweep


def contest_of(folder: Path, text: str) -> Contest:
    file = write_sweep(folder, text)
    return contest_of_sweep(
        prepare(read_sweep(file).sweep, load_plan(file.with_name("scenario.yaml")))
    )


def test_strategies_of_a_scenario_are_contenders() -> None:
    contest = contest_of_plan(plan(["pull", "kit", "push"]), ["push", "pull"])

    assert [one.id for one in contest.contenders] == ["pull", "push"]


def test_unknown_strategy_is_refused() -> None:
    with pytest.raises(SimError, match="did you mean 'kit'"):
        contest_of_plan(plan(), ["kti"])


def test_each_strategy_is_one_at_each_combination_that_concerns_it(tmp_path: Path) -> None:
    contest = contest_of(tmp_path, GRID)
    strategies = [one.strategy for one in contest.contenders]

    assert (strategies.count("pull"), strategies.count("kit")) == (6, 2)


def test_combination_that_changes_nothing_is_another_name(tmp_path: Path) -> None:
    kit = next(one for one in contest_of(tmp_path, GRID).contenders if one.strategy == "kit")

    assert kit.id == "trucks=1, threshold=1 months: kit"
    assert kit.same == ("trucks=1, threshold=1.5 months: kit", "trucks=1, threshold=2 months: kit")


def test_contender_is_played_at_all_samples(tmp_path: Path) -> None:
    first = contest_of(tmp_path, GRID).contenders[0]

    assert first.points == (
        "trucks=1, threshold=1 months, #1",
        "trucks=1, threshold=1 months, #2",
    )


def test_settings_changed_one_at_a_time_can_be_selected_from(tmp_path: Path) -> None:
    ids = [one.id for one in contest_of(tmp_path, SWEEP).contenders]

    assert "threshold=2 months: pull" in ids


def test_tasks_are_what_is_not_known_yet() -> None:
    contest = contest_of_plan(plan())
    pull, kit = contest.contenders
    known = {*contest.runs(pull, 0), *contest.runs(kit, 0), *contest.runs(pull, 1)}
    tasks = contest.tasks(contest.contenders, 3, known)

    assert [(task.replication, task.strategies) for task in tasks] == [
        (1, ("kit",)),
        (2, ("pull", "kit")),
    ]


def test_runs_are_those_of_a_comparison() -> None:
    contest = contest_of_plan(plan())
    pull = contest.contenders[0]

    assert list(contest.runs(pull, 7)) == [RunId(contest.keys[""]["pull"], "pull", 7)]
