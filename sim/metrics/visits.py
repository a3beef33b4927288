"""Visits of itinerant doctors: overlaps, gaps, supplies, patients; nan where there are none."""

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
    """
    if not records.visits.size:
        return float("nan")
    region = dict(zip(records.visits["town"], records.visits["region"], strict=True))
    return float(overlap_days(_measured(records), lambda visit: region[int(visit.town)]))


def largest_visit_gap_days(records: Records, _labels: Labels) -> float:
    """Return the longest run of measured days without a visit, as the mean over specialty × town.

    The days before the first visit and after the last one count.
    """
    gaps = largest_gaps(_measured(records), records.first_day, records.last_day - 1)
    return float(np.mean(list(gaps.values()))) if gaps else float("nan")


def visits_with_basket(records: Records, _labels: Labels) -> float:
    """Return the share of visits with all products of the specialty on the shelf when they begin.

    Visits that began before the first day measured are left out.
    """
    begun = records.visits[records.visits["first_day"] >= records.first_day]
    return ratio(begun["basket"].sum(), begun.size)


def visits_clear_with_basket(records: Records, _labels: Labels) -> float:
    """Return the visits that never met a doctor of their specialty and had their products.

    Those that began while measured, with all products of the specialty on the shelf when they
    began, and on none of whose days another one was in the region.
    """
    rows = records.visits
    if not rows.size:
        return float("nan")
    begun = rows["first_day"] >= records.first_day
    return float(np.sum(begun & rows["basket"] & ~_met(rows)))


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


def visit_prescriptions_filled_7_days(records: Records, labels: Labels) -> float:
    """Return the share of the doctors' prescriptions filled at once or within 7 days."""
    if not records.visit_prescriptions.size:
        return float("nan")
    of_visits = replace(records, prescriptions=records.visit_prescriptions)
    return filled_within(of_visits, labels, outcome="within_7_days")


def specialty_patients_seen(records: Records, _labels: Labels) -> float:
    """Return how many of those who need a specialist were seen."""
    return _patients(records, "seen")


def specialty_patients_dropped_out(records: Records, _labels: Labels) -> float:
    """Return how many of those who need a specialist waited in vain."""
    return _patients(records, "dropped_out")


def _patients(records: Records, count: str) -> float:
    patients = records.specialty_patients
    return float(patients[:, NEEDS.index(count)].sum()) if patients.size else float("nan")


def _measured(records: Records) -> list[Visit]:
    """Return the visits as far as they lie in the days measured."""
    visits = [
        Visit(
            str(row["specialty"]),
            str(row["institution"]),
            str(row["facility"]),
            str(row["town"]),
            int(row["first_day"]),
            int(row["last_day"]),
        )
        for row in records.visits
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
