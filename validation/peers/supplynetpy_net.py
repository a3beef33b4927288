"""Stores and units as SupplyNetPy plays them: who is refused leaves."""

from collections.abc import Generator, Iterator, Sequence
from types import ModuleType
from typing import Any

import numpy as np
import simpy
from numpy.typing import NDArray

from validation.peers.holder import Holder, Run
from validation.peers.loading import apart, peer

_BEFORE = 0.125
"""Days from the count of the shelves to the patients."""

_REVIEW = 0.25
"""Days from the patients to the orders of those whom they go to; those of a store come after."""

_STORE_REVIEW = 0.375
_TRIP = 0.5
"""Days from a store to a unit: less than to the next patients, and past those of the morning on
which a store hands out what came in the day before."""


def play_supplynetpy(
    units: Sequence[Holder], demand: NDArray[np.int64], store: Holder | None = None
) -> Run:
    """Play *units* (days × units of *demand*) that buy from *store*, or from outside.

    The holders of what comes back are the store, if there is one, and the units.
    """
    scm = peer("SupplyNetPy.Components")
    with apart():
        return _Net(scm, units, demand, store).run()


class _Net:
    """One network in SupplyNetPy, on a clock that starts a moment before the first morning.

    Within a day: shelves are counted, patients come, units order, the store orders, goods of the
    store arrive at units. SupplyNetPy knows no such order, so each has a time of day of its own.
    """

    def __init__(
        self,
        scm: ModuleType,
        units: Sequence[Holder],
        demand: NDArray[np.int64],
        store: Holder | None,
    ) -> None:
        self._scm = scm
        self._env = simpy.Environment(initial_time=-_BEFORE)
        self._demand = demand
        self._counted: list[list[float]] = []
        self._env.process(self._count())
        maker = scm.Supplier(self._env, "maker", "maker", node_type="infinite_supplier")
        source = maker
        self._nodes: list[Any] = []
        if store:
            source = self._node(store, maker, _STORE_REVIEW)
        for column, unit in enumerate(units):
            node = self._node(unit, source, _REVIEW)
            self._env.process(self._patients(node, demand[:, column]))

    def run(self) -> Run:
        """Play to the evening of the last day of demand."""
        days = len(self._demand)
        self._env.run(until=days - 1 + _TRIP + _REVIEW / 2)
        stats = [node.stats for node in self._nodes]
        return Run(
            at_opening=np.array(self._counted, dtype=np.int64)[:days],
            served=np.array([each.demand_fulfilled[1] for each in stats], dtype=np.int64),
        )

    def _node(self, holder: Holder, source: Any, review: float) -> Any:  # noqa: ANN401 - no types
        """Return a node that orders every day after the patients, and the link that supplies it."""
        scm = self._scm
        timing = {"period": 1, "first_review_delay": _BEFORE + review}
        if holder.lot:
            policy, levels = scm.RQReplenishment, {"R": holder.reorder_at, "Q": holder.lot}
        else:
            policy, levels = scm.SSReplenishment, {"s": holder.reorder_at, "S": holder.up_to}
        node = scm.InventoryNode(
            self._env,
            holder.name,
            holder.name,
            node_type="warehouse",
            capacity=np.inf,
            initial_level=holder.first_stock,
            inventory_holding_cost=0.0,
            replenishment_policy=policy,
            policy_param=levels | timing,
            product_sell_price=1.0,
            product_buy_price=1.0,
        )
        from_outside = source.node_type == "infinite_supplier"
        days = holder.lead_days - 1 + _REVIEW if from_outside else _TRIP
        scm.Link(self._env, f"to {holder.name}", source, node, cost=0, lead_time=lambda: days)
        self._nodes.append(node)
        return node

    def _patients(self, node: Any, asked: NDArray[np.int64]) -> Generator[simpy.Event]:  # noqa: ANN401 - no types
        """Let all patients of a day come as one, who takes what is there."""
        days = np.flatnonzero(asked)
        yield self._env.timeout(_BEFORE + days[0])
        gaps = _lasting([*np.diff(days).tolist(), np.inf])
        pieces = _lasting(asked[days].tolist())
        self._scm.Demand(
            self._env,
            f"patients of {node.ID}",
            f"patients of {node.ID}",
            order_arrival_model=lambda: next(gaps),
            order_quantity_model=lambda: next(pieces),
            demand_node=node,
            consume_available=True,
        )

    def _count(self) -> Generator[simpy.Event]:
        """Write down what every node holds, once a day, before its patients."""
        while True:
            self._counted.append([node.inventory.level for node in self._nodes])
            yield self._env.timeout(1)


def _lasting(values: Sequence[float]) -> Iterator[float]:
    """Yield a value for each time that SupplyNetPy tries a model out, and then all *values*."""
    yield from (1.0,) * _TRIED_OUT
    yield from values


_TRIED_OUT = 2
"""Times that a model is called before the first customer comes."""
