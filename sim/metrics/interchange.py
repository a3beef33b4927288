"""Whose patients came where, how far, and what was paid for it; nan where that is not counted.

Affiliation is whose patients they are; host, whose shelf serves them.
"""

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import COMPENSATION, FIRST_OUTCOMES, Labels, Records
from sim.metrics.kpi import Kpi
from sim.metrics.prescriptions import prescriptions_by_facility
from sim.metrics.ratio import ratio
from sim.scenario.text import Text


def attended_by_others(records: Records, labels: Labels) -> float:
    """Return the share of prescriptions presented to a unit of another institution.

    Σ n(a, i), where unit i is not of institution a ÷ Σ n(a, i).

    n are prescriptions at their first unit; what was tried at a second one is not in it.
    """
    if not records.attended.size:
        return float("nan")
    came = came_by(records)
    others = np.array(labels.affiliations)[:, None] != np.array(labels.institutions)
    return ratio(came[others].sum(), came.sum())


def travel_hours_mean(records: Records, _labels: Labels) -> float:
    """Return the mean travel time to the unit, one way: Σ hours ÷ Σ prescriptions.

    Σ h(a, i) ÷ Σ n(a, i) over affiliations a and units i.
    """
    if not records.attended.size:
        return float("nan")
    return ratio(records.travel_hours.sum(), came_by(records).sum())


def no_access(records: Records, labels: Labels) -> float:
    """Return the share of prescriptions of people who reached no unit: Σᵢ n(i) ÷ Σᵢ n(i, asked).

    They count as asked at their own unit, so that no denominator shrinks when fewer get through.
    """
    if not records.attended.size:
        return float("nan")
    cut_off = prescriptions_by_facility(records, labels, "no_access").sum()
    return ratio(cut_off, prescriptions_by_facility(records, labels, "asked").sum())


def compensation_due(records: Records, _labels: Labels) -> float:
    """Return what institutions came to owe each other for their patients: Σ due.

    Tariff × consultations of others' people; in the currency of the labels.
    """
    return _compensation(records, "due")


def compensation_paid(records: Records, _labels: Labels) -> float:
    """Return what they paid while it was measured: Σ paid.

    Less than what is due where purses are empty or the delay is long.
    """
    return _compensation(records, "paid")


def came_by(records: Records) -> NDArray[np.int64]:
    """Return the prescriptions presented, affiliations × facilities.

    At their first attempt.
    """
    return np.asarray(records.attended[:, :, FIRST_OUTCOMES.index("asked")])


def attentions(records: Records) -> NDArray[np.float64]:
    """Return prescriptions, those filled, hours of travel and compensation due and paid.

    They are affiliations × facilities × 5.

    Compensation is 0 where none was agreed.
    """
    attended = records.attended.astype(float)
    money = (
        records.compensation if records.compensation.size else np.zeros((*attended.shape[:2], 2))
    )
    counted = [FIRST_OUTCOMES.index(outcome) for outcome in ("asked", "complete")]
    return np.concatenate(
        [attended[:, :, counted], records.travel_hours[:, :, None], money], axis=2
    )


def _compensation(records: Records, column: str) -> float:
    if not records.compensation.size:
        return float("nan")
    return float(records.compensation[:, :, COMPENSATION.index(column)].sum())


INTERCHANGE = (
    Kpi(
        "attended_by_others",
        "share",
        "neither",
        attended_by_others,
        Text(es="Recetas atendidas en otra institución", en="Prescriptions at another's unit"),
    ),
    Kpi(
        "travel_hours_mean",
        "h",
        "lower",
        travel_hours_mean,
        Text(es="Traslado del paciente a la unidad", en="Patients' travel to the unit"),
    ),
    Kpi(
        "no_access",
        "share",
        "lower",
        no_access,
        Text(es="Recetas sin acceso a ninguna unidad", en="Prescriptions without access"),
    ),
    Kpi(
        "compensation_due",
        "currency",
        "neither",
        compensation_due,
        Text(es="Compensación devengada", en="Compensation due"),
    ),
    Kpi(
        "compensation_paid",
        "currency",
        "neither",
        compensation_paid,
        Text(es="Compensación pagada", en="Compensation paid"),
    ),
)
"""KPIs of patients who go to units of other institutions."""
