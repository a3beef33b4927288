"""Workers of a Dask cluster, on any number of machines; the only file that knows Dask.

A cluster plays what a machine would: it needs the same versions everywhere, no folder in common and
no file of the scenario. Whatever happens to it, what is finished is kept here.
"""

import logging
from collections.abc import Iterator, Mapping
from concurrent.futures import CancelledError, Future
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import NamedTuple
from uuid import uuid4

import distributed
from distributed.cfexecutor import ClientExecutor
from distributed.scheduler import KilledWorker

from sim.errors import SimError
from sim.experiment.crew import Chunk, Crew, OpenCrew
from sim.experiment.known_work import OtherVersionsError, Parcel, do_sent, pack
from sim.experiment.versions import differing_versions, versions
from sim.experiment.work import Done, Work

_CONNECT_SECONDS = 10
_COUNT_SECONDS = 1
_AND = ", "
"""Between the parts of the name that Dask knows a chunk by."""
_CHUNKS_EACH = 2
"""One that is played and one that waits, so that no worker idles."""


class Size(NamedTuple):
    """How large a cluster is."""

    processes: int
    """Workers that play at the same time."""

    threads: int
    """Their threads; one of each process plays at a time."""


class Patience(NamedTuple):
    """How long a cluster may be without any worker."""

    to_begin_seconds: float = 60
    """Before the first one is there."""

    to_go_on_seconds: float = 600
    """When all have left: those of a batch system are replaced after a while."""


_USUAL = Patience()


def look_at(address: str, patience: Patience = _USUAL) -> Size:
    """Return the size of the cluster at *address*, all of whose workers are fit to play.

    It is asked before anything is played, so that wrong versions are told within seconds. Workers
    that join later are checked when they get their first chunk.

    Raises
    ------
    SimError
        When its scheduler cannot be reached, it has no workers for as long as *patience* says, or
        one has other versions or lacks abasto.
    """
    with _connected(address) as client:
        try:
            client.wait_for_workers(1, timeout=patience.to_begin_seconds)
        except TimeoutError:
            raise SimError(_NO_WORKERS.format(address, patience.to_begin_seconds)) from None
        _check(address, client.run(versions, on_error="return"))
        threads = client.nthreads()
        return Size(len(threads), sum(threads.values()))


def cluster_workers(address: str, patience: Patience = _USUAL) -> OpenCrew:
    """Return what calls together the workers of the cluster at *address*.

    Nothing is connected before the crew is opened. Workers may come and go meanwhile: a chunk of
    one that left is played by another, and *patience* says how long there may be none.
    """

    def open_crew(work: Work) -> AbstractContextManager[Crew]:
        return _hired(address, work, patience)

    return open_crew


@dataclass(frozen=True)
class _Cluster:
    """The cluster as a crew: chunks are submitted under names that its dashboard shows."""

    name: str
    executor: ClientExecutor
    parcel: distributed.Future[Parcel]
    """A future of Dask: a worker fetches the parcel once, and gets it again when it was lost."""
    places: "_Places"

    @property
    def in_flight(self) -> int:
        """How many chunks it may hold now.

        It follows the number of workers, but is one worker's at least.
        """
        return _CHUNKS_EACH * max(self.places.number(), 1)

    def submit(self, chunk: Chunk) -> Future[tuple[Done, ...]]:
        """Send *chunk* under a name of its own.

        A name that Dask knows already would not be played again.
        """
        first = chunk[0]
        words = f"{first.point}{_AND if first.point else ''}replication {first.replication}"
        done: Future[tuple[Done, ...]] = self.executor.submit(
            do_sent, self.parcel, chunk, key=f"{self.name}{_AND}{words}"
        )
        return done


@dataclass
class _Places:
    """Counts the workers, which come and go."""

    client: distributed.Client
    patience_seconds: float
    known: int = 0
    counted: float = -_COUNT_SECONDS
    last_some: float = field(default_factory=monotonic)

    def number(self) -> int:
        """Return how many there are.

        Raises
        ------
        SimError
            When there has been none for too long.
        """
        now = monotonic()
        if now < self.counted + _COUNT_SECONDS:
            return self.known
        try:
            self.known, self.counted = len(self.client.nthreads()), now
        except OSError as error:  # the client may not have noticed yet that nobody is there
            raise CancelledError from error
        if self.known:
            self.last_some = now
        elif now > self.last_some + self.patience_seconds:
            raise SimError(_ALL_LEFT.format(self.patience_seconds))
        return self.known


@contextmanager
def _hired(address: str, work: Work, patience: Patience) -> Iterator[Crew]:
    """Give the cluster with the work on it, and put what goes wrong there into words of the user.

    Errors of a run, but for a full disk, do not come this way: a worker catches them and sends them
    back as failures.
    """
    # a name of its own: workers that still know an earlier work must not take it for this one
    parcel = pack(f"abasto {uuid4().hex}", work)
    with _connected(address) as client:
        sent = client.submit(
            Parcel, parcel.key, parcel.versions, parcel.packed, key=f"{parcel.key}, work"
        )
        executor = client.get_executor()
        try:
            yield _Cluster(parcel.key, executor, sent, _Places(client, patience.to_go_on_seconds))
        except KilledWorker as error:
            what = str(error.task).partition(_AND)[2]
            raise SimError(_KILLED.format(address, what, error.allowed_failures + 1)) from None
        except OtherVersionsError as error:
            raise SimError(_OTHER_VERSIONS.format(address, f"a new one: {error}")) from None
        except (CancelledError, OSError) as error:
            if isinstance(error, OSError) and client.status == "running":  # a worker's own
                raise
            raise SimError(_LOST.format(address)) from error
        finally:
            # a cluster that was lost would never answer; what waits there is dropped with the
            # client
            executor.shutdown(wait=False)


@contextmanager
def _connected(address: str) -> Iterator[distributed.Client]:
    """Give a client of the scheduler at *address*, which is closed on leaving."""
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters here is raised
    try:
        client = distributed.Client(
            address, timeout=_CONNECT_SECONDS, set_as_default=False, name="abasto"
        )
    except (OSError, ValueError) as error:
        raise SimError(_UNREACHABLE.format(address, error)) from None
    with client:
        yield client


def _check(address: str, found: Mapping[str, Mapping[str, str] | Exception]) -> None:
    """Refuse the cluster where a worker has other versions, or cannot import abasto at all."""
    own = versions()
    wrong = []
    for worker, its in found.items():
        if isinstance(its, Exception):
            wrong.append(f"{worker}: abasto cannot be imported there: {its}")
        elif its != own:
            wrong.append(f"{worker}: {differing_versions(own, its)}")
    if wrong:
        raise SimError(_OTHER_VERSIONS.format(address, "\n".join(wrong)))


_UNREACHABLE = (
    "{}: no Dask scheduler answers there ({}); start one with `dask scheduler`, or look whether"
    " the address and the port are right and a firewall lets them through"
)
_NO_WORKERS = (
    "{0}: the scheduler has had no workers for {1:.0f} s; start some with"
    " `dask worker {0} --nthreads 1 --nworkers auto`"
)
_ALL_LEFT = (
    "all workers of the cluster left, and none came for {:.0f} s; what is finished is kept: start"
    " workers, then the same command again, and it goes on from there"
)
_LOST = (
    "{}: the connection to the scheduler was lost; what is finished is kept: when the scheduler is"
    " there, start the same command again and it goes on from there"
)
_KILLED = (
    "{}: workers that had the same chunk of work in hand ({} and what follows) died {} time(s),"
    " most likely because memory ran out; what is finished is kept: give each worker more memory,"
    " then start the same command again"
)
_OTHER_VERSIONS = (
    "{}: workers would not get the results of this process; install the same versions"
    " there as here:\n{}"
)
