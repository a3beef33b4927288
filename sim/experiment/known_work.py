"""What a process of a crew knows: the work it was sent once, and its worker for it."""

from sim.experiment.crew import Chunk
from sim.experiment.work import Done, Work, Worker

_workers: dict[str, Worker] = {}
"""In a worker process: its worker, by the key of the work."""


def know(key: str, work: Work) -> None:
    """Keep *work* in this process, in place of any other."""
    _workers.clear()
    _workers[key] = Worker(work)


def do_known(key: str, chunk: Chunk) -> tuple[Done, ...]:
    """Do *chunk* of the work that this process knows as *key*."""
    return _workers[key].do_all(chunk)
