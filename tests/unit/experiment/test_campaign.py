"""Tests of tasks that are played and kept."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from sim.engine.model_version import MODEL_VERSION
from sim.experiment.campaign import play_tasks
from sim.experiment.failures import FailedRunsError
from sim.experiment.how import How
from sim.experiment.ledger import Ledger, RunId
from sim.experiment.versions import versions
from sim.experiment.work import Playable, ReadPlans, Task, Work
from sim.scenario.plan import Plan
from tests.builders import plan
from tests.fake_stages import Fails, FailsUnder, MadeUp, NeverPlayed

KEYS = {"": {"pull": "p", "kit": "k"}}
BOTH = tuple(Task("", replication, ("pull", "kit")) for replication in range(3))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "runs.sqlite")


def play(
    ledger: Ledger,
    stage: Callable[[Plan], Playable] = MadeUp,
    *,
    tasks: Sequence[Task] = BOTH,
    keep_going: bool = False,
    total: int = 3,
) -> list[tuple[int, int]]:
    """Play these tasks into *ledger* and return what was told meanwhile."""
    told: list[tuple[int, int]] = []
    how = How(progress=lambda *counts: told.append(counts), keep_going=keep_going)
    work = Work(ReadPlans({"": plan()}), stage)
    with ledger:
        play_tasks(work, tasks, keys=KEYS, ledger=ledger, how=how, total=total)
    return told


def test_every_run_is_kept_under_its_key(tmp_path: Path, ledger: Ledger) -> None:
    play(ledger)
    with Ledger(tmp_path / "runs.sqlite") as kept:
        runs = kept.runs()

    assert runs == {RunId(key, name, n) for name, key in KEYS[""].items() for n in range(3)}


def test_run_is_kept_with_what_it_was_played_with(tmp_path: Path, ledger: Ledger) -> None:
    play(ledger, tasks=BOTH[:1])
    with Ledger(tmp_path / "runs.sqlite") as kept:
        rows = kept._connection.execute("SELECT seed, model_version, versions FROM runs").fetchall()

    assert {row[:2] for row in rows} == {(1, MODEL_VERSION)}
    assert all(versions()["numpy"] in row[2] for row in rows)


def test_progress_is_told_before_the_first_and_after_each(ledger: Ledger) -> None:
    assert play(ledger) == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_what_was_there_before_counts_as_done(ledger: Ledger) -> None:
    assert play(ledger, tasks=BOTH[2:])[0] == (2, 3)


def test_nothing_to_do_is_told_as_done_and_plays_nothing(ledger: Ledger) -> None:
    assert play(ledger, NeverPlayed, tasks=(), total=7) == [(7, 7)]


def test_failure_ends_it_and_keeps_what_came_before(tmp_path: Path, ledger: Ledger) -> None:
    with pytest.raises(FailedRunsError, match="replication 1: RuntimeError: bad luck"):
        play(ledger, Fails(1))
    with Ledger(tmp_path / "runs.sqlite") as kept:
        assert {run.replication for run in kept.runs()} == {0}


def test_failed_task_keeps_the_strategies_that_did_not_fail(tmp_path: Path, ledger: Ledger) -> None:
    with pytest.raises(FailedRunsError, match="strategy 'kit', replication 0"):
        play(ledger, FailsUnder("kit"))
    with Ledger(tmp_path / "runs.sqlite") as kept:
        assert kept.runs() == {RunId("p", "pull", 0)}
        assert [one.run for one in kept.failures()] == [RunId("k", "kit", 0)]


def test_others_are_played_on_where_asked_to(tmp_path: Path, ledger: Ledger) -> None:
    told = play(ledger, Fails(1), keep_going=True)
    with Ledger(tmp_path / "runs.sqlite") as kept:
        failed, runs = kept.failures(), kept.runs()

    assert told[-1] == (3, 3)
    assert {run.replication for run in runs} == {0, 2}
    assert {one.strategy for one in failed} == {"pull", "kit"}


def test_point_of_a_failure_is_kept_with_it(tmp_path: Path) -> None:
    work = Work(ReadPlans({"fleet=1": plan()}), Fails(0))
    with Ledger(tmp_path / "runs.sqlite") as ledger:
        play_tasks(
            work,
            (Task("fleet=1", 0, ("kit",)),),
            keys={"fleet=1": {"kit": "k"}},
            ledger=ledger,
            how=How(keep_going=True),
            total=1,
        )
        (failed,) = ledger.failures()

    assert failed.point == "fleet=1"
    assert failed.trace.rstrip().endswith(failed.error)
