"""Tests of tasks on several processes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sim.errors import SimError
from sim.experiment.crew import alone
from sim.experiment.local_processes import local_workers
from sim.experiment.work import Done, OnePlan, Playable, Task, Work
from sim.experiment.workers import finished
from sim.scenario.plan import Plan
from tests.builders import plan
from tests.fake_stages import DiesAlways, MadeUp, WithoutMatplotlib

TASKS = [Task("", replication, ("pull", "kit")) for replication in range(4)]


def work(stage: Callable[[Plan], Playable], folder: Path | None = None) -> Work:
    return Work(OnePlan(plan()), stage, folder=folder)


def by_task(done: list[Done]) -> list[str]:
    """Return what was done, in order; as text, since nan differs from itself."""
    return sorted(map(repr, done))


def test_one_worker_does_every_task_in_order() -> None:
    done = list(finished(work(MadeUp), TASKS, alone))

    assert [one.task for one in done] == TASKS


def test_two_workers_finish_the_same_as_one() -> None:
    single = list(finished(work(MadeUp), TASKS, alone))
    shared = list(finished(work(WithoutMatplotlib), TASKS, local_workers(2)))

    assert by_task(shared) == by_task(single)


@pytest.mark.slow
def test_workers_that_keep_dying_are_given_up() -> None:
    with pytest.raises(SimError, match="died 3 times in a row"):
        list(finished(work(DiesAlways(replication=0)), TASKS[:2], local_workers(2)))


def test_worker_keeps_records_before_it_answers(tmp_path: Path) -> None:
    next(finished(work(MadeUp, tmp_path), TASKS, alone))

    assert {file.parent.name for file in tmp_path.glob("totals/*/0000.npz")} == {"pull", "kit"}


def test_no_records_are_kept_without_a_folder(tmp_path: Path) -> None:
    list(finished(work(MadeUp), TASKS, alone))

    assert list(tmp_path.iterdir()) == []


def test_nothing_to_do_gives_nothing() -> None:
    assert list(finished(work(MadeUp), [], local_workers(2))) == []
