"""Visits and transport in the months that a scenario names as hard; nan where it names none."""

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import Labels, Records
from sim.metrics.kpi import Kpi
from sim.metrics.visits import cancelled, clear_visits, visits_planned_while_measured
from sim.scenario.text import Text


def hard_season_transport_cost(records: Records, labels: Labels) -> float:
    """Return the cost of the trips that started in the hard season: Σ (vehicle + crew + nights)."""
    if not labels.hard_season.size:
        return float("nan")
    trips = records.trips
    return float(trips["cost"][_in_season(trips["started"], labels)].sum())


def hard_season_visits_clear_with_basket(records: Records, labels: Labels) -> float:
    """Return the visits without overlap and with products that began in the hard season."""
    return _count(clear_visits(records), records, labels)


def hard_season_visits_cancelled(records: Records, labels: Labels) -> float:
    """Return the visits planned to begin in it that lost all days, to roads or to supplies."""
    if not labels.visits_can_fail:
        return float("nan")
    return _count(cancelled(visits_planned_while_measured(records)), records, labels)


def _count(visits: NDArray[np.void], records: Records, labels: Labels) -> float:
    if not (labels.hard_season.size and records.visits.size):
        return float("nan")
    return float(_in_season(visits["first_day"], labels).sum())


def _in_season(moments: NDArray[np.number], labels: Labels) -> NDArray[np.bool_]:
    return labels.hard_season[moments.astype(np.int64)]


HARD_SEASON = (
    Kpi(
        "hard_season_transport_cost",
        "currency",
        "lower",
        hard_season_transport_cost,
        Text(es="Temporada difícil: transporte", en="Hard season: transport cost"),
    ),
    Kpi(
        "hard_season_visits_clear_with_basket",
        "visits",
        "higher",
        hard_season_visits_clear_with_basket,
        Text(
            es="Temporada difícil: sin cruce, con claves",
            en="Hard season: no overlap, with products",
        ),
    ),
    Kpi(
        "hard_season_visits_cancelled",
        "visits",
        "lower",
        hard_season_visits_cancelled,
        Text(es="Temporada difícil: visitas canceladas", en="Hard season: visits cancelled"),
    ),
)
"""KPIs of the hard season."""
