"""Who plays: this process, processes of this machine, or those of a cluster.

A crew is called together for one work, which its workers are sent once; after that it gets chunks
of tasks, which are a few names and numbers.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Protocol

from sim.experiment.work import Done, Task, Work, Worker

Chunk = tuple[Task, ...]
"""Tasks of one point that a worker does one after the other."""


class Crew(Protocol):
    """Workers that know the work already.

    It need not keep the order of what it is given, and may do chunks at the same time.
    """

    @property
    def in_flight(self) -> int:
        """How many chunks they hold at a time, those that wait included.

        It may change while they play.
        """

    def submit(self, chunk: Chunk) -> Future[tuple[Done, ...]]:
        """Have *chunk* done.

        It returns at once where others do the work; alone, it is done when it returns. The future
        raises `concurrent.futures.BrokenExecutor` where a worker died over it, and what the worker
        raised where that was no failure of a run, as when the disk is full.
        """


OpenCrew = Callable[[Work], AbstractContextManager[Crew]]
"""Calls workers together for one work; on leaving they are dismissed and the rest is dropped."""


def alone(work: Work) -> AbstractContextManager[Crew]:
    """Let this process play, one task after the other.

    A debugger then stops in the run itself, and Ctrl-C ends it at once.
    """
    return nullcontext(_Alone(Worker(work)))


@contextmanager
def staying(open_crew: OpenCrew) -> Iterator[OpenCrew]:
    """Keep a crew together from one round of tasks to the next, all of one work.

    A crew that broke is replaced in the next round.
    """
    with ExitStack() as stack:
        here: list[Crew] = []

        @contextmanager
        def call(work: Work) -> Iterator[Crew]:
            if not here:
                here.append(stack.enter_context(open_crew(work)))
            try:
                yield here[0]
            except BrokenExecutor:
                here.clear()
                stack.close()
                raise

        yield call


@dataclass(frozen=True)
class _Alone:
    """The crew of this process alone: a chunk is done by the time it is submitted."""

    worker: Worker
    in_flight: int = 1

    def submit(self, chunk: Chunk) -> Future[tuple[Done, ...]]:
        done: Future[tuple[Done, ...]] = Future()
        done.set_result(self.worker.do_all(chunk))
        return done
