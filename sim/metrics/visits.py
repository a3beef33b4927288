"""Visits of itinerant doctors: overlaps, gaps, supplies, losses; nan where there are none.

A visit is held from the first of its days that was not lost; one that lost them all is cancelled.
"""

from collections import defaultdict
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import NEEDS, Labels, Records
from sim.domain.visits import Visit, largest_gaps, overlap_days, within
from sim.metrics.kpi import Kpi
from sim.metrics.prescriptions import filled_within
from sim.metrics.ratio import ratio
from sim.scenario.text import Text


def visit_overlaps(records: Records, _labels: Labels) -> float:
    """Return the doctor-days on which a doctor of the same specialty is in the region already.

    Σ max(0, doctors(s, r, d) - 1) over specialties s, regions r and the days d measured.

    An overlap finds an empty queue: the second doctor's day is lost to whoever waits elsewhere.
    """
    if not records.visits.size:
        return float("nan")
    region = dict(zip(records.visits["town"], records.visits["region"], strict=True))
    return float(overlap_days(_measured(records), lambda visit: region[int(visit.town)]))


def largest_visit_gap_days(records: Records, _labels: Labels) -> float:
    """Return the longest run of measured days without a visit, as the mean over specialty × town.

    The days before the first visit and after the last one count, those that were lost too.
    """
    gaps = largest_gaps(_measured(records), records.first_day, records.last_day - 1)
    return float(np.mean(list(gaps.values()))) if gaps else float("nan")


def visits_with_basket(records: Records, _labels: Labels) -> float:
    """Return the share of visits with all products of the specialty on the shelf when they begin.

    Visits planned for before the first day measured are left out; those that are cancelled count
    by their last morning.
    """
    planned = visits_planned_while_measured(records)
    return ratio(planned["basket"].sum(), planned.size)


def visits_clear_with_basket(records: Records, _labels: Labels) -> float:
    """Return the visits that never met a doctor of their specialty and had their products.

    Those that began while measured, with all products of the specialty on the shelf when they
    began, and on none of whose days another one was in the region.

    It is a number and no share, so that fewer visits cannot make it better.
    """
    return float(clear_visits(records).size) if records.visits.size else float("nan")


def clear_visits(records: Records) -> NDArray[np.void]:
    """Return the visits, from when they began, that `visits_clear_with_basket` counts."""
    rows = _held(records.visits)
    begun = rows["first_day"] >= records.first_day
    clear: NDArray[np.bool_] = begun & rows["basket"] & ~_met(rows)
    return rows[clear]


def _met(rows: NDArray[np.void]) -> NDArray[np.bool_]:
    """Return for each visit whether it shares a day, specialty and region with another one."""
    by_area = defaultdict[tuple[int, int], list[int]](list)
    for number, row in enumerate(rows):
        by_area[int(row["specialty"]), int(row["region"])].append(number)
    met = np.zeros(rows.size, dtype=np.bool_)
    for numbers in by_area.values():
        first, last = rows["first_day"][numbers], rows["last_day"][numbers]
        shares = (first[:, None] <= last) & (first <= last[:, None])
        met[numbers] = shares.sum(axis=1) > 1  # each with itself
    return met


def visits_planned(records: Records, labels: Labels) -> float:
    """Return how many visits are planned to begin while measured; nan where none can fail."""
    return _count(visits_planned_while_measured(records), records, labels)


def visits_held(records: Records, labels: Labels) -> float:
    """Return how many of these are held on some day; nan where none can fail."""
    return _count(_held(visits_planned_while_measured(records)), records, labels)


def visits_cancelled_by_roads(records: Records, labels: Labels) -> float:
    """Return how many are cancelled as the doctor never arrives; nan where none can fail."""
    rows = cancelled(visits_planned_while_measured(records))
    return _count(rows[rows["lost_to_supplies"] == 0], records, labels)


def visits_cancelled_by_supplies(records: Records, labels: Labels) -> float:
    """Return how many are cancelled though the doctor was there; nan where none can fail."""
    rows = cancelled(visits_planned_while_measured(records))
    return _count(rows[rows["lost_to_supplies"] > 0], records, labels)


def visit_days_lost(records: Records, labels: Labels) -> float:
    """Return the days lost of all visits, Σ (to roads + to supplies); nan where none can fail."""
    lost = _days_lost(visits_planned_while_measured(records))
    return float(lost.sum()) if _can_fail(records, labels) else float("nan")


def _count(rows: NDArray[np.void], records: Records, labels: Labels) -> float:
    return float(rows.size) if _can_fail(records, labels) else float("nan")


def _can_fail(records: Records, labels: Labels) -> bool:
    return bool(labels.visits_can_fail and records.visits.size)


def visits_planned_while_measured(records: Records) -> NDArray[np.void]:
    """Return the visits that are planned to begin while measured."""
    return records.visits[records.visits["first_day"] >= records.first_day]


def cancelled(rows: NDArray[np.void]) -> NDArray[np.void]:
    """Return those of some visits that lost all of their days."""
    return rows[rows["first_day"] + _days_lost(rows) > rows["last_day"]]


def _held(rows: NDArray[np.void]) -> NDArray[np.void]:
    """Return the others, from when they began."""
    held = rows.copy()
    held["first_day"] += _days_lost(rows)
    return held[held["first_day"] <= held["last_day"]]


def _days_lost(rows: NDArray[np.void]) -> NDArray[np.int32]:
    lost: NDArray[np.int32] = rows["lost_to_roads"] + rows["lost_to_supplies"]
    return lost


def visit_prescriptions_filled_7_days(records: Records, labels: Labels) -> float:
    """Return the share of the doctors' prescriptions filled at once or within 7 days.

    As `filled_within`, of prescriptions of itinerant doctors alone.
    """
    if not records.visit_prescriptions.size:
        return float("nan")
    of_visits = replace(records, prescriptions=records.visit_prescriptions)
    return filled_within(of_visits, labels, outcome="within_7_days")


def specialty_patients_seen(records: Records, _labels: Labels) -> float:
    """Return how many of those who need a specialist were seen."""
    return _patients(records, "seen")


def specialty_patients_dropped_out(records: Records, _labels: Labels) -> float:
    """Return how many of those who need a specialist waited in vain.

    Who still waits at the end is in neither.
    """
    return _patients(records, "dropped_out")


def _patients(records: Records, count: str) -> float:
    """Return one of `NEEDS` over all specialties."""
    patients = records.specialty_patients
    return float(patients[:, NEEDS.index(count)].sum()) if patients.size else float("nan")


def _measured(records: Records) -> list[Visit]:
    """Return the visits held as far as they lie in the days measured."""
    visits = [
        Visit(
            str(row["specialty"]),
            str(row["institution"]),
            str(row["facility"]),
            str(row["town"]),
            int(row["first_day"]),
            int(row["last_day"]),
        )
        for row in _held(records.visits)
    ]
    return within(visits, records.first_day, records.last_day - 1)


VISIT_KPIS = (
    Kpi(
        "visit_overlaps",
        "days",
        "lower",
        visit_overlaps,
        Text(es="Cruces de especialistas en una zona", en="Overlaps of specialists in a zone"),
    ),
    Kpi(
        "largest_visit_gap_days",
        "days",
        "lower",
        largest_visit_gap_days,
        Text(es="Mayor espera entre visitas", en="Longest gap between visits"),
    ),
    Kpi(
        "visits_with_basket",
        "share",
        "higher",
        visits_with_basket,
        Text(
            es="Visitas con sus claves en existencia", en="Visits with their products on the shelf"
        ),
    ),
    Kpi(
        "visits_clear_with_basket",
        "visits",
        "higher",
        visits_clear_with_basket,
        Text(
            es="Visitas sin cruce y con sus claves",
            en="Visits without overlap, with products",
        ),
    ),
    Kpi(
        "visits_planned",
        "visits",
        "neither",
        visits_planned,
        Text(es="Visitas planeadas", en="Visits planned"),
    ),
    Kpi(
        "visits_held",
        "visits",
        "higher",
        visits_held,
        Text(es="Visitas realizadas", en="Visits held"),
    ),
    Kpi(
        "visits_cancelled_by_roads",
        "visits",
        "lower",
        visits_cancelled_by_roads,
        Text(es="Visitas canceladas por los caminos", en="Visits cancelled by roads"),
    ),
    Kpi(
        "visits_cancelled_by_supplies",
        "visits",
        "lower",
        visits_cancelled_by_supplies,
        Text(es="Visitas canceladas por falta de insumos", en="Visits cancelled for supplies"),
    ),
    Kpi(
        "visit_days_lost",
        "days",
        "lower",
        visit_days_lost,
        Text(es="Días de visita perdidos", en="Days of visits lost"),
    ),
    Kpi(
        "visit_prescriptions_filled_7_days",
        "share",
        "higher",
        visit_prescriptions_filled_7_days,
        Text(es="Recetas de itinerantes en 7 días", en="Prescriptions of visits filled in 7 days"),
    ),
    Kpi(
        "specialty_patients_seen",
        "patients",
        "higher",
        specialty_patients_seen,
        Text(es="Pacientes vistos por itinerantes", en="Patients seen by itinerant doctors"),
    ),
    Kpi(
        "specialty_patients_dropped_out",
        "patients",
        "lower",
        specialty_patients_dropped_out,
        Text(es="Pacientes que dejaron de esperar", en="Patients who gave up waiting"),
    ),
)
"""KPIs of itinerant doctors."""
