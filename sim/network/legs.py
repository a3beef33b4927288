"""Shortest paths of one kind of vehicle, kept until a closure touches them.

Weather changes which roads are open, never which way is fastest among open ones: plans know free
travel times alone.
"""

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from sim.network.graph import RoadNetwork

_DETOURS_KEPT = 4096


class Path(NamedTuple):
    """A way from one node to another."""

    nodes: tuple[int, ...]
    """Nodes from origin to destination."""

    edges: tuple[int, ...]
    """Edges between them, one fewer. Of parallel roads that which is taken."""

    hours: float
    """Free travel time, the sum over the edges."""


class _Tree(NamedTuple):
    hours: NDArray[np.float64]
    """From each node to the root."""
    onward: NDArray[np.int32]
    """Next node on the way there."""


class Legs:
    """Fastest ways for one kind of vehicle, by free travel times.

    Roads are driven both ways, so one search from a destination finds the way there from
    everywhere, and the rest of a path is the path from where one stands. What hangs on the network
    by one road, such as a unit on its spur, needs no search of its own.

    A way is searched for once and kept; of the detours around sets of closed roads some thousands
    are.

    Parameters
    ----------
    network
        The roads.
    hours_by_edge
        Free travel time of the vehicle, infinite where it cannot drive.

    References
    ----------
    Dijkstra (1959), *A note on two problems in connexion with graphs*, Numerische Mathematik 1,
    269-271.
    """

    def __init__(self, network: RoadNetwork, hours_by_edge: NDArray[np.float64]) -> None:
        self.network = network
        self.hours_by_edge = hours_by_edge
        self._matrix = _Matrix(network)
        self._edges = _edges_between(network, hours_by_edge)
        self._branches = _branches(len(network.nodes), self._edges)
        self._trees: dict[int, _Tree] = {}
        self._paths: dict[tuple[int, int], Path | None] = {}
        self._detours: dict[tuple[int, int, frozenset[int]], Path | None] = {}

    def path(
        self, origin: int, destination: int, closed: frozenset[int] = frozenset()
    ) -> Path | None:
        """Return the fastest way between two nodes without *closed* edges, if there is one.

        Where the usual way is open it is the answer, whatever else is closed.

        Parameters
        ----------
        origin, destination
            Nodes; of one node to itself the way has no edges.
        closed
            Edges that cannot be entered now.
        """
        usual = self._usual(origin, destination)
        # most closures are elsewhere: no search then
        if usual is None or closed.isdisjoint(usual.edges):
            return usual
        key = (origin, destination, closed)
        if key not in self._detours:
            if len(self._detours) >= _DETOURS_KEPT:  # else a long sweep would fill the memory
                self._detours.clear()
            hours = self.hours_by_edge.copy()
            hours[list(closed)] = np.inf
            tree = self._matrix.tree(destination, hours)
            self._detours[key] = self._walk(tree, origin, destination, closed)
        return self._detours[key]

    def hours_from(self, node: int) -> NDArray[np.float64]:
        """Return the free travel time from *node* to every node, infinite where no way leads.

        As roads are driven both ways, it is the time to *node* too.
        """
        return self._tree(node).hours

    def _usual(self, origin: int, destination: int) -> Path | None:
        """Return the fastest way with all roads open, None where no way leads."""
        key = (origin, destination)
        if key not in self._paths:
            self._paths[key] = self._by_branches(origin, destination)
        return self._paths[key]

    def _by_branches(self, origin: int, destination: int) -> Path | None:
        """Return the fastest way, searched only between where two branches leave the network."""
        start, end = _until_they_meet(self._branches, origin, destination)
        nodes = (*start, *reversed(end[:-1]))
        if start[-1] != end[-1]:
            between = self._walk(self._tree(end[-1]), start[-1], end[-1], frozenset())
            if between is None:
                return None
            nodes = (*start, *between.nodes[1:-1], *reversed(end))
        edges = tuple(self._edges[ends][0] for ends in pairwise(nodes))
        # added up from the destination, as the search does
        hours = sum(self.hours_by_edge[list(reversed(edges))].tolist())
        return Path(nodes, edges, hours) if np.isfinite(hours) else None

    def _tree(self, root: int) -> _Tree:
        """Return the ways from everywhere to *root*, searched for once."""
        if root not in self._trees:
            self._trees[root] = self._matrix.tree(root, self.hours_by_edge)
        return self._trees[root]

    def _walk(
        self, tree: _Tree, origin: int, destination: int, closed: frozenset[int]
    ) -> Path | None:
        """Return the way along a tree, each time by the fastest of parallel roads that is open."""
        if not np.isfinite(tree.hours[origin]):
            return None
        nodes, edges = [origin], []
        while nodes[-1] != destination:
            onward = int(tree.onward[nodes[-1]])
            between = self._edges[nodes[-1], onward]
            edges.append(next(edge for edge in between if edge not in closed))
            nodes.append(onward)
        return Path(tuple(nodes), tuple(edges), float(tree.hours[origin]))


class _Branch(NamedTuple):
    onward: int
    """Next node on the only way to the rest of the network."""
    depth: int
    """Roads from there to what is no branch."""


_NO_BRANCH = _Branch(-1, 0)


def _branches(n_nodes: int, between: Mapping[tuple[int, int], list[int]]) -> dict[int, _Branch]:
    """Return the nodes on branches: with a single neighbour, when the branches on them are cut."""
    neighbours: dict[int, set[int]] = {node: set() for node in range(n_nodes)}
    for first, second in between:
        neighbours[first].add(second)
    cut: list[tuple[int, int]] = []
    outer = [node for node, near in neighbours.items() if len(near - {node}) == 1]
    while outer:
        node = outer.pop()
        near = neighbours[node] - {node}
        if len(near) != 1:  # the last of a tree
            continue
        (onward,) = near
        neighbours[onward].discard(node)
        cut.append((node, onward))
        if len(neighbours[onward] - {onward}) == 1:
            outer.append(onward)
    found: dict[int, _Branch] = {}
    for node, onward in reversed(cut):
        found[node] = _Branch(onward, found.get(onward, _NO_BRANCH).depth + 1)
    return found


def _until_they_meet(
    branches: Mapping[int, _Branch], origin: int, destination: int
) -> tuple[list[int], list[int]]:
    """Return the nodes from both along their branches, to where they meet or the branches end."""
    start, end = [origin], [destination]
    while start[-1] != end[-1]:
        ahead = [branches.get(way[-1], _NO_BRANCH) for way in (start, end)]
        if not any(branch.depth for branch in ahead):
            break
        outer = ahead[1].depth > ahead[0].depth
        (end if outer else start).append(ahead[outer].onward)
    return start, end


class _Matrix:
    """The graph as SciPy wants it: parallel roads are one entry, the fastest of them."""

    def __init__(self, network: RoadNetwork) -> None:
        self.size = len(network.nodes)
        one_way = network.ends[:, 0] * self.size + network.ends[:, 1]
        other_way = network.ends[:, 1] * self.size + network.ends[:, 0]
        cells, self.entries = np.unique(np.concatenate([one_way, other_way]), return_inverse=True)
        self.columns = (cells % self.size).astype(np.int32)
        # the rows of a CSR matrix begin where the sorted cells pass a multiple of its size
        rows = np.arange(self.size + 1) * self.size
        self.starts = np.searchsorted(cells, rows).astype(np.int32)

    def tree(self, root: int, hours_by_edge: NDArray[np.float64]) -> _Tree:
        """Return the fastest way from every node to *root*."""
        fastest = np.full(self.columns.size, np.inf)
        np.minimum.at(fastest, self.entries, np.concatenate([hours_by_edge, hours_by_edge]))
        graph = csr_array((fastest, self.columns, self.starts), shape=(self.size, self.size))
        hours, onward = dijkstra(graph, indices=[root], return_predecessors=True)
        return _Tree(hours[0], onward[0])


def _edges_between(
    network: RoadNetwork, hours_by_edge: NDArray[np.float64]
) -> dict[tuple[int, int], list[int]]:
    """Return the edges between two nodes in both directions, the fastest first."""
    between: dict[tuple[int, int], list[int]] = defaultdict(list)
    ends = network.ends.tolist()
    for edge in np.argsort(hours_by_edge, kind="stable").tolist():
        first, second = ends[edge]
        between[first, second].append(edge)
        between[second, first].append(edge)
    return between
