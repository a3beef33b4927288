"""Shortest paths of one kind of vehicle, kept until a closure touches them."""

from collections import defaultdict
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
    """Edges between them, one fewer."""

    hours: float
    """Free travel time."""


class _Tree(NamedTuple):
    hours: NDArray[np.float64]
    """From each node to the root."""
    onward: NDArray[np.int32]
    """Next node on the way there."""


class Legs:
    """Fastest ways for one kind of vehicle, by free travel times.

    Roads are driven both ways, so one search from a destination finds the way there from
    everywhere, and the rest of a path is the path from where one stands.
    """

    def __init__(self, network: RoadNetwork, hours_by_edge: NDArray[np.float64]) -> None:
        self.network = network
        self.hours_by_edge = hours_by_edge
        self._matrix = _Matrix(network)
        self._edges = _edges_between(network, hours_by_edge)
        self._trees: dict[int, _Tree] = {}
        self._paths: dict[tuple[int, int], Path | None] = {}
        self._detours: dict[tuple[int, int, frozenset[int]], Path | None] = {}

    def path(
        self, origin: int, destination: int, closed: frozenset[int] = frozenset()
    ) -> Path | None:
        """Return the fastest way between two nodes without *closed* edges, if there is one."""
        usual = self._usual(origin, destination)
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
        """Return the free travel time from *node* to every node, infinite where no way leads."""
        return self._tree(node).hours

    def _usual(self, origin: int, destination: int) -> Path | None:
        key = (origin, destination)
        if key not in self._paths:
            self._paths[key] = self._walk(
                self._tree(destination), origin, destination, closed=frozenset()
            )
        return self._paths[key]

    def _tree(self, root: int) -> _Tree:
        if root not in self._trees:
            self._trees[root] = self._matrix.tree(root, self.hours_by_edge)
        return self._trees[root]

    def _walk(
        self, tree: _Tree, origin: int, destination: int, closed: frozenset[int]
    ) -> Path | None:
        if not np.isfinite(tree.hours[origin]):
            return None
        nodes, edges = [origin], []
        while nodes[-1] != destination:
            onward = int(tree.onward[nodes[-1]])
            between = self._edges[nodes[-1], onward]
            edges.append(next(edge for edge in between if edge not in closed))
            nodes.append(onward)
        return Path(tuple(nodes), tuple(edges), float(tree.hours[origin]))


class _Matrix:
    """The graph as SciPy wants it: parallel roads are one entry, the fastest of them."""

    def __init__(self, network: RoadNetwork) -> None:
        self.size = len(network.nodes)
        one_way = network.ends[:, 0] * self.size + network.ends[:, 1]
        other_way = network.ends[:, 1] * self.size + network.ends[:, 0]
        cells, self.entries = np.unique(np.concatenate([one_way, other_way]), return_inverse=True)
        self.columns = (cells % self.size).astype(np.int32)
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
    between: dict[tuple[int, int], list[int]] = defaultdict(list)
    ends = network.ends.tolist()
    for edge in np.argsort(hours_by_edge, kind="stable").tolist():
        first, second = ends[edge]
        between[first, second].append(edge)
        between[second, first].append(edge)
    return between
