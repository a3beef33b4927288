"""What a process of a crew knows: the work it was sent once, and its worker for it.

It is state of a process, for pools and clusters call functions and not objects: sending a worker
with each chunk would send all plans each time.
"""

import pickle
import threading
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sim.experiment.crew import Chunk
from sim.experiment.versions import differing_versions, versions
from sim.experiment.work import Done, Work, Worker

_workers: dict[str, Worker] = {}
"""In a worker process: its worker, by the key of the work."""

_one_at_a_time = threading.Lock()
"""A worker of a cluster may have threads; one process plays one chunk at a time."""


@dataclass(frozen=True)
class Parcel:
    """A work on its way to another machine; it is opened by the same versions only."""

    key: str
    """Of the work."""

    versions: Mapping[str, str]
    """What it was packed with."""

    packed: bytes
    """The work, pickled and compressed."""


def pack(key: str, work: Work) -> Parcel:
    """Return *work* as it travels."""
    travelling = replace(work.without_raw_files(), is_away=True)
    return Parcel(key, versions(), zlib.compress(pickle.dumps(travelling)))


def know(key: str, work: Work) -> None:
    """Keep *work* in this process, in place of any other.

    Two works of national size would not fit.
    """
    _workers.clear()
    _workers[key] = Worker(work)


def do_known(key: str, chunk: Chunk) -> tuple[Done, ...]:
    """Do *chunk* of the work that this process knows as *key*.

    Raises
    ------
    KeyError
        When it knows another one or none: a defect of ours.
    """
    return _workers[key].do_all(chunk)


def do_sent(parcel: Parcel, chunk: Chunk) -> tuple[Done, ...]:
    """Do *chunk* of the work in *parcel*, which is opened the first time only.

    Raises
    ------
    OtherVersionsError
        When results of this process would be those of other versions.
    """
    with _one_at_a_time:
        if parcel.key not in _workers:
            differing = differing_versions(parcel.versions, versions())
            if differing:
                raise OtherVersionsError(differing)
            know(parcel.key, pickle.loads(zlib.decompress(parcel.packed)))  # noqa: S301 - our own
        return do_known(parcel.key, chunk)


class OtherVersionsError(Exception):
    """A worker has other versions than the process that sent it work."""
