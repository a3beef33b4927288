"""Prescriptions filled, and pieces handed out of those asked for.

Filled means filled completely: a prescription with one product missing is partly filled, however
many it has.
"""

from dataclasses import replace
from functools import partial
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import OUTCOMES, Labels, Records
from sim.metrics.kpi import Kpi
from sim.metrics.ratio import ratio
from sim.scenario.products import Ven
from sim.scenario.text import Text

FirstResult = Literal["complete", "partly", "refused"]
LaterResult = Literal["within_7_days", "within_30_days"]


def prescriptions_by_facility(records: Records, labels: Labels, outcome: str) -> NDArray[np.int64]:
    """Return the prescriptions of one of `OUTCOMES` by facility, 0 where no patients come.

    Shape facilities, over all months measured.

    Parameters
    ----------
    outcome
        Its name in `OUTCOMES`.
    """
    by_facility = records.prescriptions[:, :, OUTCOMES.index(outcome)].sum(axis=0)
    return np.where(labels.serves_patients, by_facility, 0)


def share_of_prescriptions(
    records: Records, labels: Labels, *, outcome: FirstResult | LaterResult, level: str = ""
) -> float:
    """Return the share of prescriptions with this outcome, at one level or at all.

    Σᵢ n(i, outcome) ÷ Σᵢ n(i, asked), over the facilities i that serve patients. A prescription
    counts once, in the month and facility of its first attempt.

    Mexico's *recetas surtidas completas, parciales y negadas*. Shares by prescription, by line and
    by piece can lie ten points apart: say which.

    Parameters
    ----------
    outcome
        Its name in `OUTCOMES`.
    level
        Level of the facilities; all where empty.
    """
    chosen = [level in ("", other) for other in labels.levels]
    part = prescriptions_by_facility(records, labels, outcome)[chosen].sum()
    return ratio(part, prescriptions_by_facility(records, labels, "asked")[chosen].sum())


def prescriptions_complete(records: Records, labels: Labels) -> float:
    """Return how many prescriptions were filled completely at the first attempt.

    Σᵢ n(i, complete).
    """
    return float(prescriptions_by_facility(records, labels, "complete").sum())


def filled_within(records: Records, labels: Labels, *, outcome: LaterResult) -> float:
    """Return the share of prescriptions filled at once or within some days.

    Σᵢ n(i, outcome) ÷ Σᵢ n(i, asked), over all months measured but the last: what was first
    presented then has not had its days when the run ends. A single month counts all the same.

    It is at least the share filled at once. Days count from the first attempt, whoever of several
    units filled it.
    """
    months = records.prescriptions[:-1] if len(records.prescriptions) > 1 else records.prescriptions
    return share_of_prescriptions(replace(records, prescriptions=months), labels, outcome=outcome)


def fill_rate(records: Records, labels: Labels, *, ven: Ven | None = None) -> float:
    """Return the unit fill rate: pieces handed out at the first attempt ÷ pieces asked for.

    Σᵢₖ served(i, k) ÷ Σᵢₖ asked(i, k), over the products k of one VEN class or over all.

    Mostly it is higher than the share of prescriptions filled: one product that lacks makes a whole
    prescription incomplete.

    Parameters
    ----------
    ven
        Class of the products; all where none is given.

    References
    ----------
    Snyder & Shen (2019), *Fundamentals of Supply Chain Theory*, 2nd ed.: the type-2 service level.
    """
    chosen = np.array([ven in (None, other) for other in labels.ven])
    cells = np.ix_(labels.serves_patients, chosen)
    return ratio(records.served[cells].sum(), records.asked[cells].sum())


def pieces_per_consultation(records: Records, labels: Labels) -> float:
    """Return the pieces asked for on a mean prescription: Σᵢₖ asked(i, k) ÷ Σᵢ n(i, asked).

    A figure of demand, not of supply: it checks the draw against published means.
    """
    pieces = records.asked[labels.serves_patients].sum()
    return ratio(pieces, prescriptions_by_facility(records, labels, "asked").sum())


PRESCRIPTIONS = (
    Kpi(
        "prescriptions_filled",
        "share",
        "higher",
        partial(share_of_prescriptions, outcome="complete"),
        Text(es="Recetas surtidas completas", en="Prescriptions filled completely"),
    ),
    Kpi(
        "prescriptions_complete",
        "prescriptions",
        "higher",
        prescriptions_complete,
        Text(es="Número de recetas surtidas completas", en="Number of prescriptions filled"),
    ),
    Kpi(
        "prescriptions_partly",
        "share",
        "neither",
        partial(share_of_prescriptions, outcome="partly"),
        Text(es="Recetas surtidas parcialmente", en="Prescriptions filled partly"),
    ),
    Kpi(
        "prescriptions_refused",
        "share",
        "lower",
        partial(share_of_prescriptions, outcome="refused"),
        Text(es="Recetas negadas", en="Prescriptions refused"),
    ),
    Kpi(
        "filled_within_7_days",
        "share",
        "higher",
        partial(filled_within, outcome="within_7_days"),
        Text(es="Recetas completas en 7 días", en="Prescriptions filled within 7 days"),
    ),
    Kpi(
        "filled_within_30_days",
        "share",
        "higher",
        partial(filled_within, outcome="within_30_days"),
        Text(es="Recetas completas en 30 días", en="Prescriptions filled within 30 days"),
    ),
    Kpi(
        "fill_rate",
        "share",
        "higher",
        fill_rate,
        Text(es="Piezas surtidas de las solicitadas", en="Pieces filled of those asked for"),
    ),
    Kpi(
        "fill_rate_vital",
        "share",
        "higher",
        partial(fill_rate, ven="V"),
        Text(es="Piezas surtidas, claves vitales", en="Pieces filled, vital products"),
    ),
    Kpi(
        "fill_rate_essential",
        "share",
        "higher",
        partial(fill_rate, ven="E"),
        Text(es="Piezas surtidas, claves esenciales", en="Pieces filled, essential products"),
    ),
    Kpi(
        "fill_rate_nonessential",
        "share",
        "higher",
        partial(fill_rate, ven="N"),
        Text(
            es="Piezas surtidas, claves no esenciales", en="Pieces filled, non-essential products"
        ),
    ),
    Kpi(
        "prescriptions_filled_units",
        "share",
        "higher",
        partial(share_of_prescriptions, outcome="complete", level="unit"),
        Text(es="Recetas completas en unidades", en="Prescriptions filled at health units"),
    ),
    Kpi(
        "prescriptions_filled_hospitals",
        "share",
        "higher",
        partial(share_of_prescriptions, outcome="complete", level="hospital"),
        Text(es="Recetas completas en hospitales", en="Prescriptions filled at hospitals"),
    ),
    Kpi(
        "pieces_per_consultation",
        "pieces",
        "neither",
        pieces_per_consultation,
        Text(es="Piezas solicitadas por receta", en="Pieces asked for on a prescription"),
    ),
)
"""KPIs of prescriptions and pieces."""
