"""Tests of worker processes of this machine, without starting one: `test_workers` does that."""

import signal
import threading
from concurrent.futures import Future

import pytest

from sim.experiment.crew import alone
from sim.experiment.known_work import do_known
from sim.experiment.local_processes import _interrupts_wait, _Processes, local_workers
from sim.experiment.work import Task

CHUNK = (Task("", 0, ("kit",)),)


def blocked() -> bool:
    """Return whether Ctrl-C is held back in this thread."""
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, set())


class Pool:
    """Notes what it is asked for, and whether Ctrl-C could come meanwhile."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.was_blocked: list[bool] = []

    def submit(self, *call: object) -> Future[object]:
        self.asked.append(call)
        self.was_blocked.append(blocked())
        return Future()


@pytest.mark.parametrize("number", [1, 0, -3])
def test_one_worker_or_fewer_is_this_process(number: int) -> None:
    assert local_workers(number) is alone


def test_several_workers_are_no_longer_this_process() -> None:
    assert local_workers(2) is not alone


def test_chunk_goes_to_the_work_that_the_process_was_sent() -> None:
    pool = Pool()
    _Processes(pool, in_flight=4).submit(CHUNK)

    assert pool.asked == [(do_known, "local", CHUNK)]


def test_interrupt_waits_while_a_process_may_be_starting() -> None:
    pool = Pool()
    _Processes(pool, in_flight=4).submit(CHUNK)

    assert pool.was_blocked == [True]
    assert not blocked()


def test_interrupt_that_came_meanwhile_comes_afterwards() -> None:
    passed: list[str] = []

    def interrupted() -> None:
        with _interrupts_wait():
            signal.raise_signal(signal.SIGINT)
            passed.append("the end of the block")

    with pytest.raises(KeyboardInterrupt):
        interrupted()

    assert passed == ["the end of the block"]


def test_interrupts_come_again_after_an_error() -> None:
    with pytest.raises(RuntimeError, match="no process"), _interrupts_wait():
        raise RuntimeError("no process can be started")

    assert not blocked()


def test_other_threads_are_left_alone() -> None:
    seen: list[bool] = []

    def inside() -> None:
        with _interrupts_wait():
            seen.append(blocked())

    thread = threading.Thread(target=inside)
    thread.start()
    thread.join()

    assert seen == [False]
