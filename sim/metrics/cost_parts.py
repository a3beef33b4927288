"""What the cost of transport is made of, told from the trips and the prices of the scenario."""

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import Labels, Records
from sim.scenario.transport import Costs, Transport

COST_PARTS = ("km", "vehicle_days", "team_days", "nights", "stops", "last_stretch")
"""Kilometres; days of vehicle and driver, of people beside them, and of nights; stops of hired
vehicles; and what else a trip cost, which is its last stretch on foot or by animal."""


def cost_parts(records: Records, transport: Transport, costs: Costs) -> NDArray[np.float64]:
    """Return the cost of transport by `COST_PARTS`: Σ over the trips that are back.

    A trip takes a day more than it has nights; they add up to `transport_cost`.

    It prices the trips anew, so that a report can say what a change of price would do. What is
    left, the last element, is what prices do not explain: the last stretch.

    Parameters
    ----------
    records
        Trips of one run; those still out have no cost yet.
    transport, costs
        Of the strategy that was played.
    """
    trips = records.trips[~np.isnan(records.trips["returned"])]
    prices = np.array([_prices(transport, costs, fleet) for fleet in transport.fleets])
    # as the engine charges them
    days = trips["nights"] + 1
    amounts = np.stack([trips["km"], days, days, trips["nights"], trips["stops"]], axis=1)
    known = (amounts * prices[trips["fleet"]]).sum(axis=0)
    return np.append(known, records.trips["cost"].sum() - known.sum())


def lost_value(records: Records, labels: Labels) -> float:
    """Return the price of what expired or was spoiled anywhere: Σ pieces × price.

    Not known where neither is played.

    At stores, at units and on the way; in the currency of the labels.
    """
    thrown_away = [lost for lost in (records.expired, records.damaged) if lost.size]
    if not thrown_away:
        return float("nan")
    return float(sum((lost.sum(axis=0) @ labels.price for lost in thrown_away), 0.0))


def _prices(transport: Transport, costs: Costs, name: str) -> tuple[float, ...]:
    """Return the prices of a fleet in the order of `COST_PARTS`, but for the last stretch."""
    fleet = transport.fleets[name]
    if fleet.hired is not None:
        return fleet.hired.per_km, 0.0, costs.team_per_day, 0.0, fleet.hired.per_stop
    vehicle = transport.vehicles[fleet.vehicle]
    return vehicle.cost_per_km, vehicle.cost_per_day, costs.team_per_day, costs.night, 0.0
