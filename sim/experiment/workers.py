"""Tasks done by a crew; where a worker dies, what it had is played again.

A result does not depend on who made it or when: tasks that were lost, or done twice, change
nothing.
"""

from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from itertools import groupby, islice
from math import ceil

from sim.errors import SimError
from sim.experiment.crew import Chunk, Crew, OpenCrew
from sim.experiment.work import Done, Task, Work

_BREAKS_AT_MOST = 3
_TASKS_AT_MOST = 8
_LOOK_AROUND_SECONDS = 5
"""After so long without news the crew is asked again how many it is: it may have grown."""
_CHUNKS_A_PLACE = 4
"""Chunks are small enough that each place gets so many, and all end at about the same time."""


def finished(work: Work, tasks: Sequence[Task], open_crew: OpenCrew) -> Generator[Done]:
    """Do all *tasks* and give each as it is finished, in no particular order.

    Only a few are on their way at a time, however many there are. Close the iterator to stop early.

    Raises
    ------
    SimError
        When worker processes keep dying without finishing anything.
    """
    # a mapping keeps the order of the tasks and forgets each at once; a set would lose the order
    missing = dict.fromkeys(tasks)
    breaks = 0
    while missing:
        try:
            with open_crew(work) as crew:
                for done in _through(crew, chunks(tuple(missing), crew.in_flight)):
                    del missing[done.task]
                    breaks = 0
                    yield done
        except BrokenExecutor:
            breaks += 1
            if breaks == _BREAKS_AT_MOST:
                raise SimError(_KEPT_DYING.format(breaks, min(missing).replication)) from None


_KEPT_DYING = (
    "the worker processes died {} times in a row without finishing a replication (the next is"
    " number {}), most likely because memory ran out; what is finished is kept: go on with fewer"
    " --workers"
)


def chunks(tasks: Sequence[Task], places: int) -> Iterator[Chunk]:
    """Cut *tasks* into chunks of one point each: making a plan ready takes time.

    Where all are of one point, each is a chunk of its own.
    """
    if len({task.point for task in tasks}) == 1:
        yield from ((task,) for task in tasks)
        return
    most = min(max(len(tasks) // (_CHUNKS_A_PLACE * places), 1), _TASKS_AT_MOST)
    for _point, group in groupby(tasks, lambda task: task.point):
        same = tuple(group)
        size = ceil(len(same) / ceil(len(same) / most))
        yield from (same[start : start + size] for start in range(0, len(same), size))


def _through(crew: Crew, parts: Iterable[Chunk]) -> Iterator[Done]:
    """Send a new chunk whenever one comes back.

    The crew is asked each time how many it holds, so that a cluster that grows is used at once.
    """
    left = iter(parts)
    pending: set[Future[tuple[Done, ...]]] = set()
    while True:
        pending.update(map(crew.submit, islice(left, max(crew.in_flight - len(pending), 0))))
        if not pending:
            return
        # not without end: a cluster that grew is to be used before the next chunk is back
        ready, pending = wait(pending, _LOOK_AROUND_SECONDS, FIRST_COMPLETED)
        for future in ready:
            yield from future.result()
