"""What transport costs, in all, a visit and a prescription, and the value that it brings.

Transport alone: warehouses, staff of units and goods are not counted.
"""

from sim.domain.records import Labels, Records
from sim.metrics.delivery_times import deliveries_to_patients, received
from sim.metrics.kpi import Kpi
from sim.metrics.prescriptions import prescriptions_by_facility
from sim.metrics.ratio import ratio
from sim.scenario.text import Text


def transport_cost(records: Records, _labels: Labels) -> float:
    """Return the cost of the trips that started while measured: Σ (vehicle + crew + nights).

    In the currency of the labels. A trip that is still out at the end has no cost of its vehicle
    yet.
    """
    return float(records.trips["cost"].sum())


def cost_per_visit(records: Records, labels: Labels) -> float:
    """Return transport cost ÷ stops served on these trips.

    Σ cost ÷ Σ stops served; stops that were given up cost without counting.
    """
    return ratio(transport_cost(records, labels), records.trips["stops"].sum())


def cost_per_filled_prescription(records: Records, labels: Labels) -> float:
    """Return transport cost ÷ prescriptions filled completely at the first attempt.

    Σ cost ÷ Σᵢ n(i, complete). It falls where goods are brought by fewer trips, and where more is
    filled.
    """
    filled = prescriptions_by_facility(records, labels, "complete").sum()
    return ratio(transport_cost(records, labels), filled)


def supplied_value(records: Records, labels: Labels) -> float:
    """Return the price of the pieces received where patients come: Σ value.

    Deliveries from suppliers from outside to stores are not in it.
    """
    return float(received(deliveries_to_patients(records, labels))["value"].sum())


COSTS = (
    Kpi(
        "transport_cost",
        "currency",
        "lower",
        transport_cost,
        Text(es="Costo de transporte", en="Transport cost"),
    ),
    Kpi(
        "cost_per_visit",
        "currency",
        "lower",
        cost_per_visit,
        Text(es="Costo por unidad visitada", en="Cost per unit visited"),
    ),
    Kpi(
        "cost_per_filled_prescription",
        "currency",
        "lower",
        cost_per_filled_prescription,
        Text(es="Costo por receta surtida completa", en="Cost per filled prescription"),
    ),
    Kpi(
        "supplied_value",
        "currency",
        "neither",
        supplied_value,
        Text(es="Valor de lo entregado", en="Value delivered"),
    ),
)
"""KPIs of money; storage and the price of the medicines themselves are not in the costs."""
