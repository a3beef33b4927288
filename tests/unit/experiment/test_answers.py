"""Tests of the one figure of a sweep, read from its ledger."""

from math import isnan
from pathlib import Path

import pytest

from sim.experiment.answers import Answers, answers_of
from sim.experiment.how import How
from sim.experiment.ledger import Ledger
from sim.experiment.prepared_sweep import PreparedSweep, prepare
from sim.experiment.results import ledger_file
from sim.experiment.sweep import play_sweep
from sim.experiment.sweep_file import read_sweep
from sim.scenario.loader import load_plan
from tests.fake_stages import Fails, FailsUnder, MadeUp
from tests.tiny_scenario import SWEEP, write_sweep


def prepared_of(folder: Path, text: str = SWEEP) -> PreparedSweep:
    file = write_sweep(folder, text)
    return prepare(read_sweep(file).sweep, load_plan(file.parent))


def read_again(prepared: PreparedSweep, folder: Path) -> Answers:
    with Ledger(ledger_file(folder)) as ledger:
        return answers_of(prepared, ledger)


def test_each_point_has_a_value_a_replication_under_each_strategy(tmp_path: Path) -> None:
    prepared = prepared_of(tmp_path)
    answers = play_sweep(prepared, folder=tmp_path, stage=MadeUp).answers

    assert {len(values) for values in answers.values.values()} == {2}
    assert list(answers.values) == [
        (point.name, name) for point in prepared.points for name in ("pull", "kit")
    ]


def test_strategy_that_a_setting_leaves_alone_answers_the_same_everywhere(tmp_path: Path) -> None:
    prepared = prepared_of(tmp_path)
    answers = play_sweep(prepared, folder=tmp_path, stage=MadeUp).answers
    first, second, *_ = prepared.points

    assert answers.of(first, "kit") == answers.of(second, "kit")
    assert answers.of(first, "pull") != answers.of(second, "pull")


def test_failed_replication_is_nan_and_keeps_its_place(tmp_path: Path) -> None:
    prepared = prepared_of(tmp_path)
    play_sweep(prepared, folder=tmp_path, stage=Fails(0), how=How(keep_going=True))
    first, second = read_again(prepared, tmp_path).of(prepared.points[0], "pull")

    assert isnan(first)
    assert not isnan(second)


def test_strategy_that_always_fails_leaves_the_other_whole(tmp_path: Path) -> None:
    prepared = prepared_of(tmp_path)
    play_sweep(prepared, folder=tmp_path, stage=FailsUnder("kit"), how=How(keep_going=True))
    answers = read_again(prepared, tmp_path)

    assert all(map(isnan, answers.of(prepared.points[0], "kit")))
    assert not any(map(isnan, answers.of(prepared.points[0], "pull")))


def test_ledger_without_runs_answers_nan_everywhere(tmp_path: Path) -> None:
    answers = read_again(prepared_of(tmp_path), tmp_path)

    assert all(isnan(value) for values in answers.values.values() for value in values)


def test_runs_beyond_the_replications_asked_for_are_not_looked_at(tmp_path: Path) -> None:
    more = prepared_of(tmp_path, SWEEP.replace("replications: 2", "replications: 4"))
    whole = play_sweep(more, folder=tmp_path, stage=MadeUp).answers
    fewer = prepared_of(tmp_path)
    answers = read_again(fewer, tmp_path)

    assert answers.of(fewer.points[0], "kit") == whole.of(more.points[0], "kit")[:2]


def test_point_or_strategy_that_was_not_played_is_a_defect(tmp_path: Path) -> None:
    prepared = prepared_of(tmp_path)
    answers = read_again(prepared, tmp_path)

    with pytest.raises(KeyError, match="push"):
        answers.of(prepared.points[0], "push")
