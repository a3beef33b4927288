"""What the map shows: nodes and roads, facilities, and how each fared under every strategy.

It is written for size: degrees and shares have four digits, and names stand once.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import VEN_CLASSES
from sim.metrics.availability import kept
from sim.network.air import positions_of
from sim.network.graph import RoadNetwork, build_network
from sim.reporting.digest import StrategyDigest
from sim.reporting.report.material import Material
from sim.reporting.report.playback import playback
from sim.reporting.report_words import kind_of_one
from sim.reporting.worst_units import chance_worst

_DEGREES_DECIMALS, _SHARE_DECIMALS = 4, 4


def map_data(material: Material) -> dict[str, Any]:
    """Return the data of the map, ready to be written as JSON.

    Strategies may have roads and facilities of their own: the map has all of them, a strategy's
    figures are null at facilities that it lacks. Shares are from 0 to 1; places of lists are
    numbers that other lists refer to.
    """
    networks = {
        name: build_network(played.strategy.scenario)
        for name, played in material.data.strategies.items()
    }
    nodes = _nodes(material, networks)
    facilities = _facilities(material)
    numbers = {name: number for number, name in enumerate(nodes)}
    units = {name: number for number, name in enumerate(facilities)}
    return {
        "start": material.plan.base.run.start.isoformat(),
        "days": round(material.plan.base.run.horizon),
        "nodes": list(nodes.values()),
        "roads": _roads(networks, numbers),
        "facilities": list(facilities.values()),
        "strategies": [
            _strategy(material, played, networks[name], numbers, units)
            for name, played in material.data.strategies.items()
        ],
    }


def _nodes(material: Material, networks: Mapping[str, RoadNetwork]) -> dict[str, list[float]]:
    """Return latitude and longitude of each node by its name.

    That of the first strategy that has it.
    """
    nodes: dict[str, list[float]] = {}
    for name, network in networks.items():
        positions = positions_of(material.data.strategies[name].strategy.scenario, network)
        rounded = positions.round(_DEGREES_DECIMALS).tolist()
        nodes = dict(zip(network.nodes, rounded, strict=True)) | nodes
    return nodes


def _roads(networks: Mapping[str, RoadNetwork], nodes: Mapping[str, int]) -> list[list[int]]:
    """Return the two ends of each road."""
    ends = {
        (nodes[network.nodes[first]], nodes[network.nodes[second]]): None
        for network in networks.values()
        for first, second in network.ends.tolist()
    }
    return [list(pair) for pair in ends]


def _facilities(material: Material) -> dict[str, dict[str, Any]]:
    """Return what is known of each facility by its id."""
    facilities: dict[str, dict[str, Any]] = {}
    for played in material.data.strategies.values():
        labels = played.labels
        keeps = [kept(labels, ven).sum(axis=1).tolist() for ven in VEN_CLASSES]
        for row, facility in enumerate(labels.facilities):
            house = played.strategy.scenario.facilities[facility]
            facilities.setdefault(
                facility,
                {
                    "name": labels.facility_names[row],
                    "level": labels.levels[row],
                    "kind": kind_of_one(labels.kinds[row], material.language),
                    "institution": _institution(material, labels.institutions[row]),
                    "lat": round(float(labels.latitude[row]), _DEGREES_DECIMALS),
                    "lon": round(float(labels.longitude[row]), _DEGREES_DECIMALS),
                    "hours": _number(labels.remoteness_hours[row], 1),
                    "serves": bool(labels.serves_patients[row]),
                    "synthetic": house.synthetic,
                    "kept": [each[row] for each in keeps],
                },
            )
    return facilities


def _institution(material: Material, name: str) -> str:
    return material.plan.base.institutions[name].name


def _strategy(
    material: Material,
    played: StrategyDigest,
    network: RoadNetwork,
    nodes: Mapping[str, int],
    units: Mapping[str, int],
) -> dict[str, Any]:
    """Return how each facility fared under one strategy, by the places of all facilities.

    There is nothing to play where a strategy lacks facilities that others have.
    """
    rows = np.array([units[name] for name in played.labels.facilities])

    def placed(values: NDArray[np.float64]) -> list[float | None]:
        everywhere = np.full(len(units), np.nan)
        everywhere[rows] = values
        return [_number(value, _SHARE_DECIMALS) for value in everywhere.tolist()]

    is_unit = np.isin(np.arange(rows.size), played.units)
    return {
        "title": material.title(played.id),
        "filled": placed(played.filled.mean(axis=0)),
        "out": placed(played.stockout.mean(axis=0)),
        "outByClass": [
            placed(played.class_stockout[:, :, ven].mean(axis=0)) for ven in range(len(VEN_CLASSES))
        ],
        "worst": placed(np.where(is_unit, chance_worst(played), np.nan)),
        "play": playback(played, network, nodes, rows) if rows.size == len(units) else None,
    }


def _number(value: float, decimals: int) -> float | None:
    return None if np.isnan(value) else round(float(value), decimals)
