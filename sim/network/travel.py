"""Travel between some nodes, all with all, at free speed.

Planning looks at many pairs at once: one search from each node, where `Legs` keeps single ways.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from sim.network.legs import Legs


class Travel(NamedTuple):
    """Fastest ways between nodes, nodes × nodes in the order asked for; infinite: no way."""

    hours: NDArray[np.float64]
    """Free travel time."""

    km: NDArray[np.float64]
    """Length of that way. Of the fastest way, which need not be the shortest."""

    def close(self, place: int) -> None:
        """Let no way lead to *place* or from it.

        It is changed in place; the way from *place* to itself is closed too.

        Parameters
        ----------
        place
            Position in the order asked for.
        """
        for matrix in self:
            matrix[place, :] = np.inf
            matrix[:, place] = np.inf


def travel_between(legs: Legs, nodes: Sequence[int], closed: Collection[int] = ()) -> Travel:
    """Return the fastest ways between *nodes* for a vehicle, without the *closed* edges.

    Closed roads are left out for the whole of a plan, whenever they open.

    Parameters
    ----------
    legs
        Of the kind of vehicle.
    nodes
        In the order of rows and columns wanted.
    closed
        Edges left out.

    References
    ----------
    Dijkstra (1959), *A note on two problems in connexion with graphs*, Numerische Mathematik 1,
    269-271.
    """
    network, size = legs.network, len(legs.network.nodes)
    hours_by_edge = legs.hours_by_edge.copy()
    # infinite ones are no entries of the matrix below
    hours_by_edge[list(closed)] = np.inf
    usable = np.flatnonzero(np.isfinite(hours_by_edge))
    usable = usable[np.argsort(hours_by_edge[usable], kind="stable")]
    first, second = network.ends[usable].T
    # of parallel roads the fastest, which stands first, is kept
    cells, places = np.unique(
        np.concatenate([first * size + second, second * size + first]), return_index=True
    )
    edges = usable[places % max(usable.size, 1)]
    graph = csr_array((hours_by_edge[edges], (cells // size, cells % size)), shape=(size, size))
    hours, onward = dijkstra(graph, indices=list(nodes), return_predecessors=True)
    km = np.stack([_km_to_root(row, cells=cells, km=network.distance_km[edges]) for row in onward])
    km[np.isinf(hours)] = np.inf
    return Travel(hours[:, nodes], km[:, nodes])


def _km_to_root(
    onward: NDArray[np.int32], *, cells: NDArray[np.int64], km: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the km from each node to the root of a tree; 0 where none leads there.

    Lengths are summed along the tree by doubling: as many passes as the logarithm of its depth.
    """
    size = onward.size
    here = np.arange(size)
    jump = np.where(onward < 0, here, onward).astype(np.int64)
    moves = np.flatnonzero(jump != here)
    total = np.zeros(size)
    total[moves] = km[np.searchsorted(cells, moves * size + jump[moves])]
    # each pass doubles how far along its way a node has summed
    while (jump != jump[jump]).any():
        total += total[jump]
        jump = jump[jump]
    return total
