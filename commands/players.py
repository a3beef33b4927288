"""Who plays: processes of this machine or workers of a cluster, as the options say.

Nothing that is played depends on it; only how long it takes.
"""

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from commands.shared import cores, note
from sim.errors import SimError

if TYPE_CHECKING:  # what is heavy is imported where it is used: --help has to answer at once
    from sim.experiment.crew import OpenCrew

ClusterAddress = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="ADDRESS",
        help="Let the workers of a Dask cluster play, as in --cluster tcp://scheduler:8786.",
    ),
]


class Players(NamedTuple):
    """Who plays."""

    crew: "OpenCrew"
    """Calls them together."""

    number: int
    """How many they are: what estimates of time are divided by."""


def players_of(workers: int | None, cluster: str | None = None) -> Players:
    """Return who plays: so many processes here, one a core, or the workers of a cluster.

    A cluster is looked at right away; processes are started when there is something to play.

    Parameters
    ----------
    workers
        How many processes of this machine; None: one a core.
    cluster
        Address of the scheduler; None: this machine plays.

    Raises
    ------
    SimError
        When the cluster cannot play, Dask is not installed, or both options are given.
    """
    if cluster is not None:
        return _of_cluster(cluster, workers)
    from sim.experiment.local_processes import local_workers

    number = workers or cores()
    return Players(local_workers(number), number)


def _of_cluster(address: str, workers: int | None) -> Players:
    if workers is not None:
        raise SimError(
            "--workers is for processes of this machine and --cluster for those of a cluster;"
            " leave one of them out"
        )
    try:
        from sim.experiment.cluster import cluster_workers, look_at
    except ModuleNotFoundError as error:
        if error.name not in ("dask", "distributed"):
            raise
        raise SimError(
            "--cluster needs Dask, which is not installed; install it with"
            " `pip install 'abasto[cluster]'`"
        ) from None
    size = look_at(address)
    if size.threads > size.processes:
        note(
            f"{size.processes} workers with {size.threads} threads play only {size.processes} runs"
            " at a time; start them with --nthreads 1"
        )
    return Players(cluster_workers(address), size.processes)
