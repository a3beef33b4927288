"""Tasks on several processes; one that dies is replaced and what it had is played again."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager

from sim.errors import SimError
from sim.experiment.work import Done, Task, Work, Worker

_BREAKS_AT_MOST = 3

_here: list[Worker] = []
"""In a worker process: its one worker."""


def finished(work: Work, tasks: Sequence[Task], workers: int) -> Generator[Done]:
    """Do all *tasks* and give each as it is finished, in no particular order.

    One worker is this process itself. Close the iterator to stop early.

    Raises
    ------
    SimError
        When worker processes keep dying without finishing anything.
    """
    if min(workers, len(tasks)) <= 1:
        yield from map(Worker(work).do, tasks)
        return
    missing = dict.fromkeys(tasks)
    breaks = 0
    while missing:
        try:
            with closing(_in_pool(work, tuple(missing), min(workers, len(missing)))) as results:
                for done in results:
                    del missing[done.task]
                    breaks = 0
                    yield done
        except BrokenProcessPool:
            breaks += 1
            if breaks == _BREAKS_AT_MOST:
                raise SimError(_KEPT_DYING.format(breaks, min(missing).replication)) from None


_KEPT_DYING = (
    "the worker processes died {} times in a row without finishing a replication (the next is"
    " number {}), most likely because memory ran out; what is finished is kept: go on with fewer"
    " --workers"
)


def _in_pool(work: Work, tasks: Sequence[Task], workers: int) -> Generator[Done]:
    pool = ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(work.without_raw_files(),),
    )
    try:
        with _deaf_to_interrupts():
            futures = [pool.submit(_do, task) for task in tasks]
        for future in as_completed(futures):
            yield future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Start processes that ignore Ctrl-C until they are up, lest they die in mid-import."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _begin(work: Work) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends a worker without a trace
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _here.append(Worker(work))


def _end_with_parent() -> None:
    """Leave as soon as the main process is gone, even when it was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(task: Task) -> Done:
    return _here[0].do(task)
