"""A chain of holders as stockpyl plays it: who is refused waits."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from validation.peers.holder import Holder, Run
from validation.peers.loading import apart, peer


def play_stockpyl(holders: Sequence[Holder], demand: NDArray[np.int64]) -> Run:
    """Play the chain from the one who buys outside to the one who serves *demand*, day by day.

    stockpyl tells the stock behind the day's demand, backorders as negative; the stock at opening
    is put together from what was left the day before and what came in.

    References
    ----------
    Snyder (2023), *Stockpyl: A Python Package for Inventory Optimization and Simulation*.
    """
    networks, simulation = peer("stockpyl.supply_chain_network"), peer("stockpyl.sim")
    policies = peer("stockpyl.policy")
    order = list(range(len(holders)))
    with apart():
        network = networks.network_from_edges(
            edges=list(pairwise(order)),
            node_order_in_lists=order,
            shipment_lead_time=[each.lead_days for each in holders],
            initial_inventory_level=[each.first_stock for each in holders],
            demand_type="D",
            demand_list=demand.tolist(),
        )
        for index, each in enumerate(holders):
            levels = {"reorder_point": each.reorder_at, "order_up_to_level": each.up_to}
            policy = policies.Policy(type="sS", node=network.nodes_by_index[index], **levels)
            network.nodes_by_index[index].inventory_policy = policy
        simulation.simulation(network, demand.size, progress_bar=False, consistency_checks="E")
    nodes = [network.nodes_by_index[index] for index in order]
    at_opening = np.zeros((demand.size, len(nodes)), dtype=np.int64)
    left = [float(each.first_stock) for each in holders]
    for day in range(demand.size):
        states = [node.state_vars[day] for node in nodes]
        at_opening[day] = np.maximum(left, 0) + [_came_in(state) for state in states]
        left = [_only(state.inventory_level) for state in states]
    served = [_only(node.state_vars[demand.size - 1].demand_met_from_stock_cumul) for node in nodes]
    return Run(at_opening, np.array(served, dtype=np.int64))


def _came_in(state: Any) -> float:  # noqa: ANN401 - stockpyl has no types
    return sum(_only(of_supplier) for of_supplier in state.inbound_shipment.values())


def _only(by_product: Mapping[int, float]) -> float:
    (value,) = by_product.values()
    return value
