"""Worker processes of this machine.

They are spawned, not forked: they begin with nothing of this process, the same on every system, and
import the package anew, which takes a while. None of them imports Matplotlib.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from sim.experiment.crew import Chunk, Crew, OpenCrew, alone
from sim.experiment.known_work import do_known, know
from sim.experiment.work import Done, Work

_KEY = "local"
_CHUNKS_EACH = 2
"""One that is played and one that waits, so that no worker idles."""

_CAN_WAIT = hasattr(signal, "pthread_sigmask")
"""Whether the system can hold a signal back; Windows cannot."""


def local_workers(number: int) -> OpenCrew:
    """Return what calls together *number* worker processes; one worker is this process itself.

    Nothing is started before the crew is opened, and processes come up only as chunks are
    submitted.
    """
    if number <= 1:
        return alone

    def open_crew(work: Work) -> AbstractContextManager[Crew]:
        return _processes(work, number)

    return open_crew


@dataclass(frozen=True)
class _Processes:
    """The pool of one work; `in_flight` chunks keep all of its processes busy."""

    pool: ProcessPoolExecutor
    in_flight: int

    def submit(self, chunk: Chunk) -> Future[tuple[Done, ...]]:
        """Send *chunk*, which may start a process: the pool starts them as they are needed."""
        with _interrupts_wait():
            return self.pool.submit(do_known, _KEY, chunk)


@contextmanager
def _processes(work: Work, number: int) -> Iterator[Crew]:
    """Give the pool, whose processes each got the work once; what waits is dropped on leaving.

    Leaving waits for chunks that are being played: a process that is killed would break the pool
    for those beside it.
    """
    pool = ProcessPoolExecutor(
        number,
        # a fork copies threads' locks as they are, held ones among them, and Windows has none
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(work.without_raw_files(),),
    )
    try:
        yield _Processes(pool, _CHUNKS_EACH * number)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _interrupts_wait() -> Iterator[None]:
    """Start processes to which Ctrl-C comes only when they are up, lest they die in mid-import.

    Here it comes as soon as they are started: none is lost.
    """
    if threading.current_thread() is not threading.main_thread() or not _CAN_WAIT:
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(work: Work) -> None:
    """Prepare a worker process: how it ends, and the work that it knows."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends a worker without a trace
    if _CAN_WAIT:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    # a killed parent tells nobody: its workers would play on for hours
    threading.Thread(target=_end_with_parent, daemon=True).start()
    know(_KEY, work)


def _end_with_parent() -> None:
    """Leave as soon as the main process is gone, even when it was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        # not sys.exit, which ends this thread alone
        os._exit(1)
