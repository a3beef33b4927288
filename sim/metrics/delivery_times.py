"""How long orders take, what the time is made of, and whether deliveries come on time.

Moments are days since the start of the warm-up. What is measured is what was due while measured, so
that a run's last days do not favour who delivers late.
"""

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import Labels, Records
from sim.metrics.kpi import Kpi
from sim.metrics.ratio import ratio
from sim.quantities import HOURS_PER_DAY
from sim.scenario.text import Text

Deliveries = NDArray[np.void]
"""Rows of `DELIVERIES`."""
Part = Callable[[Deliveries], NDArray[np.float64]]
"""Takes rows and returns days, one entry a row."""


def deliveries_to_patients(records: Records, labels: Labels) -> Deliveries:
    """Return the rows of deliveries to facilities that serve patients.

    Deliveries to stores are left out.
    """
    # an index of facilities, so this is one entry a row
    chosen = labels.serves_patients[records.deliveries["facility"]]
    return np.compress(chosen, records.deliveries)


def ordinary_deliveries(records: Records, labels: Labels) -> Deliveries:
    """Return them without emergency orders.

    An emergency order is quick because others wait: together they would tell of neither.
    """
    rows = deliveries_to_patients(records, labels)
    return np.compress(~rows["emergency"], rows)


def received(rows: Deliveries) -> Deliveries:
    """Return the rows of what has come.

    Whoever has not come by the end of the run has no turnaround yet: means are of those that came.
    """
    return np.compress(~np.isnan(rows["received"]), rows)


def turnaround_days(records: Records, labels: Labels) -> NDArray[np.float64]:
    """Return receipt minus decision of each ordinary order received, days; kits are no orders.

    One entry an order, in the order of the records.
    """
    rows = received(ordinary_deliveries(records, labels))
    return np.asarray((rows["received"] - rows["decided"])[rows["is_order"]])


def turnaround_mean(records: Records, labels: Labels) -> float:
    """Return the mean turnaround of orders: Σ (received − decided) ÷ n."""
    days = turnaround_days(records, labels)
    return ratio(days.sum(), days.size)


def turnaround_percentile(records: Records, labels: Labels, *, percent: float) -> float:
    """Return the turnaround that so many per cent of the orders do not exceed.

    Within a replication, between two orders linearly; intervals are then of its mean over
    replications.

    Parameters
    ----------
    percent
        From 0 to 100.

    References
    ----------
    Hyndman & Fan (1996), *Sample quantiles in statistical packages*, The American Statistician
    50(4), 361-365: definition 7.
    """
    days = turnaround_days(records, labels)
    return float(np.percentile(days, percent)) if days.size else float("nan")


def on_time(records: Records, labels: Labels) -> float:
    """Return the share of ordinary deliveries due that came by then: Σ [received ≤ due] ÷ n.

    What has not come is late.

    Due is the end of the round's window, or what the plan promises after the decision.
    """
    rows = ordinary_deliveries(records, labels)
    return ratio(np.count_nonzero(rows["received"] <= rows["due"]), rows.size)


def mean_part(records: Records, labels: Labels, *, part: Part) -> float:
    """Return the mean over all ordinary deliveries received of one part of their time, days.

    The six parts, waiting for the decision, picking, waiting for a vehicle, on the road, blocked
    and waiting to unload, add up to the mean of received − decided.

    Parameters
    ----------
    part
        Which of the six.
    """
    days = part(received(ordinary_deliveries(records, labels)))
    return ratio(days.sum(), days.size)


def waiting_decision(rows: Deliveries) -> NDArray[np.float64]:
    """Return days from review to allocation: allocated − decided.

    In rounds it is mostly the time to the cut-off.
    """
    return np.asarray(rows["allocated"] - rows["decided"])


def picking(rows: Deliveries) -> NDArray[np.float64]:
    """Return days from allocation to the packed order: packed − allocated."""
    return np.asarray(rows["packed"] - rows["allocated"])


def waiting_vehicle(rows: Deliveries) -> NDArray[np.float64]:
    """Return days from the packed order to the departure: departed − packed.

    Until the round starts, in rounds; weekends count.
    """
    return np.asarray(rows["departed"] - rows["packed"])


def on_road(rows: Deliveries) -> NDArray[np.float64]:
    """Return days of driving, nights and earlier stops: received − departed − blocked − wait."""
    return np.asarray(rows["received"] - rows["departed"] - blocked(rows) - waiting_unload(rows))


def blocked(rows: Deliveries) -> NDArray[np.float64]:
    """Return days before closed roads: blocked hours ÷ 24.

    On the whole trip up to this stop, so that one closed road delays all stops behind it.
    """
    return np.asarray(rows["blocked_hours"] / HOURS_PER_DAY)


def waiting_unload(rows: Deliveries) -> NDArray[np.float64]:
    """Return days before the receiving hours of the facility: unload wait hours ÷ 24."""
    return np.asarray(rows["unload_wait_hours"] / HOURS_PER_DAY)


DELIVERY_TIMES = (
    Kpi(
        "turnaround_days_mean",
        "days",
        "lower",
        turnaround_mean,
        Text(es="Del pedido a la entrega, media", en="Order turnaround, mean"),
    ),
    Kpi(
        "turnaround_days_p50",
        "days",
        "lower",
        partial(turnaround_percentile, percent=50),
        Text(es="Del pedido a la entrega, mediana", en="Order turnaround, median"),
    ),
    Kpi(
        "turnaround_days_p90",
        "days",
        "lower",
        partial(turnaround_percentile, percent=90),
        Text(es="Del pedido a la entrega, p90", en="Order turnaround, p90"),
    ),
    Kpi(
        "turnaround_days_p95",
        "days",
        "lower",
        partial(turnaround_percentile, percent=95),
        Text(es="Del pedido a la entrega, p95", en="Order turnaround, p95"),
    ),
    Kpi(
        "on_time",
        "share",
        "higher",
        on_time,
        Text(es="Entregas a tiempo", en="Deliveries on time"),
    ),
    Kpi(
        "days_waiting_decision",
        "days",
        "lower",
        partial(mean_part, part=waiting_decision),
        Text(es="Espera a la asignación", en="Waiting for allocation"),
    ),
    Kpi(
        "days_picking",
        "days",
        "lower",
        partial(mean_part, part=picking),
        Text(es="Preparación en el almacén", en="Picking and packing"),
    ),
    Kpi(
        "days_waiting_vehicle",
        "days",
        "lower",
        partial(mean_part, part=waiting_vehicle),
        Text(es="Espera a la salida del vehículo", en="Waiting for the vehicle"),
    ),
    Kpi(
        "days_on_road",
        "days",
        "lower",
        partial(mean_part, part=on_road),
        Text(es="En camino", en="On the road"),
    ),
    Kpi(
        "days_blocked",
        "days",
        "lower",
        partial(mean_part, part=blocked),
        Text(es="Detenido por caminos cerrados", en="Held up by closed roads"),
    ),
    Kpi(
        "days_waiting_unload",
        "days",
        "lower",
        partial(mean_part, part=waiting_unload),
        Text(es="Espera a la descarga", en="Waiting to unload"),
    ),
)
"""KPIs of the time that deliveries take."""
