"""Tests of tasks on several processes."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pytest

from sim.errors import SimError
from sim.experiment.crew import Chunk, alone
from sim.experiment.local_processes import local_workers
from sim.experiment.work import Done, Playable, ReadPlans, Task, Work
from sim.experiment.workers import chunks, finished
from sim.scenario.plan import Plan
from tests.builders import plan
from tests.fake_stages import DiesAlways, FailsUnder, MadeUp, WithoutMatplotlib

TASKS = [Task("", replication, ("pull", "kit")) for replication in range(4)]


def work(stage: Callable[[Plan], Playable], folder: Path | None = None) -> Work:
    return Work(ReadPlans({"": plan()}), stage, folder=folder)


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


def tasks(**replications: int) -> list[Task]:
    """Return so many replications of each point."""
    return [Task(name, n, ("kit",)) for name, count in replications.items() for n in range(count)]


@pytest.mark.parametrize(
    ("given", "places", "sizes"),
    [
        (tasks(only=9), 1, [1] * 9),
        (tasks(a=10, b=10), 1, [5, 5, 5, 5]),
        (tasks(a=10, b=3), 1, [3, 3, 3, 1, 3]),
        (tasks(a=100, b=100), 1, [8] * 12 + [4] + [8] * 12 + [4]),
        (tasks(a=2, b=2), 8, [1, 1, 1, 1]),
    ],
)
def test_chunks_are_of_one_point_and_small_enough_for_all(
    given: list[Task], places: int, sizes: list[int]
) -> None:
    made = list(chunks(given, places))

    assert [task for chunk in made for task in chunk] == given
    assert [len(chunk) for chunk in made] == sizes
    assert all(len({task.point for task in chunk}) == 1 for chunk in made)


@dataclass
class Counting:
    """A crew that counts what is on its way and finishes when it has to."""

    in_flight: int = 3
    most: int = 0
    pending: dict[Future[tuple[Done, ...]], Chunk] = field(default_factory=dict)

    def submit(self, chunk: Chunk) -> Future[tuple[Done, ...]]:
        future: Future[tuple[Done, ...]] = Future()
        self.pending[future] = chunk
        self.most = max(self.most, len(self.pending))
        if len(self.pending) == self.in_flight:
            self.finish()
        return future

    def finish(self) -> None:
        future, chunk = self.pending.popitem()
        future.set_result(tuple(Done(task, 1, ()) for task in chunk))


def test_few_chunks_are_on_their_way_however_many_there_are() -> None:
    crew = Counting()
    done = islice(finished(work(MadeUp), tasks(a=500), lambda _work: nullcontext(crew)), 400)

    assert len(list(done)) == 400
    assert crew.most == 3


@dataclass
class Thread:
    """A crew of one thread, which may be asked for less than it holds."""

    pool: ThreadPoolExecutor
    in_flight: int = 4

    def submit(self, chunk: Chunk) -> Future[tuple[Done, ...]]:
        return self.pool.submit(lambda: tuple(Done(task, 1, ()) for task in chunk))


def test_crew_that_shrinks_finishes_what_it_has() -> None:
    with ThreadPoolExecutor(1) as pool:
        crew = Thread(pool)
        results = finished(work(MadeUp), tasks(a=8), lambda _work: nullcontext(crew))
        next(results)
        crew.in_flight = 1

        assert len(list(results)) == 7


def test_one_strategy_that_fails_leaves_the_others() -> None:
    (done,) = alone(work(FailsUnder("pull"))).__enter__().submit((TASKS[0],)).result()

    assert [run.strategy for run in done.runs] == ["kit"]
    assert [(one.strategy, one.error) for one in done.failures] == [("pull", "KeyError: 'pull'")]
    assert "Traceback" in done.failures[0].trace
