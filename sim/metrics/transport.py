"""Trips, kilometres and vehicle-days.

Of trips that started while measured, emergencies included.
"""

import numpy as np

from sim.domain.records import Labels, Records
from sim.metrics.delivery_times import deliveries_to_patients, received
from sim.metrics.kpi import Kpi
from sim.scenario.text import Text


def trips(records: Records, _labels: Labels) -> float:
    """Return how many trips started while measured.

    The trunk and the local trip of a cross-dock are two.
    """
    return float(records.trips.size)


def km(records: Records, _labels: Labels) -> float:
    """Return what these trips drove: Σ km.

    Last stretches on foot or by animal are not in it.
    """
    return float(records.trips["km"].sum())


def vehicle_days(records: Records, _labels: Labels) -> float:
    """Return the calendar days on which vehicles were out: Σ (⌊returned⌋ − ⌊started⌋ + 1).

    A trip that is still out counts up to the last day measured.

    Parts of a day count as a day, as they are paid.
    """
    returned = records.trips["returned"]
    last = np.where(np.isnan(returned), records.last_day - 1, np.floor(returned))
    return float((last - np.floor(records.trips["started"]) + 1).sum())


def emergency_deliveries(records: Records, labels: Labels) -> float:
    """Return how many emergency orders came to facilities that serve patients.

    Neither good nor bad: many of them mean that the ordinary way fails.
    """
    rows = received(deliveries_to_patients(records, labels))
    return float(np.count_nonzero(rows["emergency"]))


TRANSPORT = (
    Kpi("trips", "trips", "neither", trips, Text(es="Vueltas", en="Trips")),
    Kpi("km", "km", "lower", km, Text(es="Kilómetros recorridos", en="Kilometres driven")),
    Kpi(
        "vehicle_days",
        "days",
        "lower",
        vehicle_days,
        Text(es="Días-vehículo", en="Vehicle-days"),
    ),
    Kpi(
        "emergency_deliveries",
        "deliveries",
        "neither",
        emergency_deliveries,
        Text(es="Entregas urgentes", en="Emergency deliveries"),
    ),
)
"""KPIs of transport."""
