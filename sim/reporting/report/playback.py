"""A year played day by day on the map: what moved when in replication 0, packed for the page."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import Records
from sim.network.graph import RoadNetwork
from sim.reporting.digest import StrategyDigest
from sim.reporting.report.packed import packed

Numbers = NDArray[np.int64]


def playback(
    played: StrategyDigest, network: RoadNetwork, nodes: Mapping[str, int], units: Numbers
) -> dict[str, Any] | None:
    """Return what one strategy's map plays; None where its replication 0 was not traced.

    Moments are days since the first day measured.

    Parameters
    ----------
    played
        The strategy.
    network
        Its roads.
    nodes
        Number of each node of the map by its name.
    units
        Number of each facility of the strategy on the map.
    """
    records = played.first
    if not records.keys_out.size:
        return None
    on_map = np.array([nodes[name] for name in network.nodes])
    in_order = np.argsort(units)
    return {
        "keysOut": packed(records.keys_out[:, in_order], "u2"),
        "passages": _passages(records, on_map),
        "trips": _trips(played),
        "closures": _closures(records, on_map[network.ends]),
        "deliveries": _deliveries(records, units),
    }


def _passages(records: Records, on_map: Numbers) -> dict[str, Any]:
    rows = records.passages
    return {
        "trip": packed(rows["trip"], "u4"),
        "origin": packed(on_map[rows["origin"]], "u2"),
        "destination": packed(on_map[rows["destination"]], "u2"),
        "left": packed(rows["left"] - records.first_day, "f4"),
        "reached": packed(rows["reached"] - records.first_day, "f4"),
    }


def _trips(played: StrategyDigest) -> dict[str, Any]:
    rows = played.first.trips
    return {
        "trip": packed(rows["trip"], "u4"),
        "fleet": packed(rows["fleet"], "u2"),
        "vehicle": packed(rows["vehicle"], "u2"),
        "loadKg": packed(rows["load_kg"], "f4"),
        "fleets": list(played.strategy.scenario.transport.fleets),
    }


def _closures(records: Records, ends: Numbers) -> dict[str, Any]:
    rows = records.closures
    return {
        "origin": packed(ends[rows["edge"], 0], "u2"),
        "destination": packed(ends[rows["edge"], 1], "u2"),
        "start": packed(rows["start"] - records.first_day, "f4"),
        "end": packed(rows["end"] - records.first_day, "f4"),
        "trucksOnly": packed(rows["trucks_only"], "u1"),
    }


def _deliveries(records: Records, units: Numbers) -> dict[str, Any]:
    rows = np.sort(records.deliveries, order="due")
    return {
        "facility": packed(units[rows["facility"]], "u2"),
        "decided": packed(rows["decided"] - records.first_day, "f4"),
        "due": packed(rows["due"] - records.first_day, "f4"),
        "received": packed(rows["received"] - records.first_day, "f4"),
        "pieces": packed(rows["pieces"], "u4"),
        "complete": packed(rows["complete"], "u1"),
        "emergency": packed(rows["emergency"], "u1"),
    }
