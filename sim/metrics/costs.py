"""What transport costs, in all, a visit and a prescription, and the value that it brings."""

from sim.domain.records import Labels, Records
from sim.metrics.delivery_times import deliveries_to_patients, received
from sim.metrics.kpi import Kpi
from sim.metrics.prescriptions import prescriptions_by_facility
from sim.metrics.ratio import ratio
from sim.scenario.text import Text


def transport_cost(records: Records, _labels: Labels) -> float:
    """Return the cost of the trips that started while measured: Σ (vehicle + crew + nights)."""
    return float(records.trips["cost"].sum())


def cost_per_visit(records: Records, labels: Labels) -> float:
    """Return transport cost ÷ stops served on these trips."""
    return ratio(transport_cost(records, labels), records.trips["stops"].sum())


def cost_per_filled_prescription(records: Records, labels: Labels) -> float:
    """Return transport cost ÷ prescriptions filled completely at the first attempt."""
    filled = prescriptions_by_facility(records, labels, "complete").sum()
    return ratio(transport_cost(records, labels), filled)


def supplied_value(records: Records, labels: Labels) -> float:
    """Return the price of the pieces received where patients come: Σ value."""
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
