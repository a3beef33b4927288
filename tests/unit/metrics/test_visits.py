from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from sim.domain.records import NEEDS, OUTCOMES, VISITS, Labels, Records, table
from sim.metrics.kpi import Kpi
from sim.metrics.visits import (
    VISIT_KPIS,
    largest_visit_gap_days,
    specialty_patients_dropped_out,
    specialty_patients_seen,
    visit_days_lost,
    visit_overlaps,
    visit_prescriptions_filled_7_days,
    visits_cancelled_by_roads,
    visits_cancelled_by_supplies,
    visits_clear_with_basket,
    visits_held,
    visits_planned,
    visits_with_basket,
)
from tests.builders import FAR, MONTHS, NEAR, labels, records, visit

WITHOUT = replace(
    records(),
    visits=table(VISITS, []),
    visit_prescriptions=np.zeros((0, 0, len(OUTCOMES)), dtype=np.int64),
    specialty_patients=np.zeros((0, len(NEEDS)), dtype=np.int64),
)


def run(*visits: tuple[float, ...]) -> Records:
    """Return a run with these visits; it is measured from day 365 until day 424."""
    return replace(records(), visits=table(VISITS, list(visits)))


@pytest.mark.parametrize(
    ("other", "days"),
    [
        (visit(372, 375), 3),
        (visit(372, 375, town=FAR), 3),
        (visit(372, 375, town=FAR, region=1), 0),
        (visit(372, 375, specialty=1), 0),
        (visit(375, 376), 0),
    ],
    ids=["town", "region", "another region", "another specialty", "other days"],
)
def test_doctors_of_a_specialty_overlap_in_a_region(other: tuple[float, ...], days: int) -> None:
    assert visit_overlaps(run(visit(370, 374), other), labels()) == days


def test_overlaps_before_the_first_day_measured_do_not_count() -> None:
    assert visit_overlaps(run(visit(360, 366), visit(360, 366)), labels()) == 2


def test_the_gap_is_the_mean_over_towns_of_the_largest() -> None:
    visits = run(visit(365, 374), visit(385, 424), visit(365, 394, town=FAR))

    assert largest_visit_gap_days(visits, labels()) == (10 + 30) / 2


@pytest.mark.parametrize(
    ("other", "clear"),
    [
        (visit(374, 375, basket=True), 0),
        (visit(374, 375, basket=False), 0),
        (visit(375, 376, basket=True), 2),
        (visit(375, 376, basket=False), 1),
        (visit(374, 375, basket=True, region=1), 2),
        (visit(360, 364, basket=True), 1),
    ],
    ids=["both meet", "one without", "apart", "apart without", "another region", "before"],
)
def test_a_visit_counts_that_meets_nobody_and_has_its_products(
    other: tuple[float, ...], clear: int
) -> None:
    assert visits_clear_with_basket(run(visit(370, 374, basket=True), other), labels()) == clear


def test_only_visits_that_begin_while_measured_are_asked_for_their_basket() -> None:
    visits = run(visit(360, 366), visit(370, 371, basket=True), visit(380, 381))

    assert visits_with_basket(visits, labels()) == 1 / 2


LOSSES = run(
    visit(360, 361, lost_to_roads=2),
    visit(370, 371),
    visit(372, 375, lost_to_roads=1, lost_to_supplies=2),
    visit(380, 381, lost_to_roads=2),
    visit(382, 383, lost_to_roads=1, lost_to_supplies=1),
    visit(384, 384, lost_to_supplies=1),
)
"""One is before the days measured; of the others one begins in time, one late, three never."""


@pytest.mark.parametrize(
    ("measure", "figure"),
    [
        (visits_planned, 5),
        (visits_held, 2),
        (visits_cancelled_by_roads, 1),
        (visits_cancelled_by_supplies, 2),
        (visit_days_lost, 8),
    ],
)
def test_visits_that_can_fail_are_counted(
    measure: Callable[[Records, Labels], float], figure: int
) -> None:
    assert measure(LOSSES, labels()) == figure
    assert np.isnan(measure(LOSSES, replace(labels(), visits_can_fail=False)))


@pytest.mark.parametrize(
    ("lost", "overlaps", "gap", "clear"),
    [(0, 2, 49, 0), (1, 1, 49, 0), (2, 0, 49, 2), (4, 0, 51, 1)],
    ids=["none", "meets it a day less", "meets nobody", "cancelled"],
)
def test_days_that_were_lost_count_in_no_figure(
    lost: int, overlaps: int, gap: int, clear: int
) -> None:
    visits = run(visit(370, 373, basket=True), visit(372, 375, basket=True, lost_to_roads=lost))

    assert visit_overlaps(visits, labels()) == overlaps
    assert largest_visit_gap_days(visits, labels()) == gap
    assert visits_clear_with_basket(visits, labels()) == clear


def test_prescriptions_of_visits_are_counted_apart() -> None:
    counts = np.zeros((MONTHS, 4, len(OUTCOMES)), dtype=np.int64)
    counts[0, NEAR, [OUTCOMES.index("asked"), OUTCOMES.index("within_7_days")]] = 10, 7
    visited = replace(records(), visit_prescriptions=counts)

    assert visit_prescriptions_filled_7_days(visited, labels()) == 0.7


@pytest.mark.parametrize(
    ("measure", "patients"), [(specialty_patients_seen, 7), (specialty_patients_dropped_out, 4)]
)
def test_patients_of_all_specialties_are_counted(
    measure: Callable[[Records, Labels], float], patients: int
) -> None:
    needs = replace(records(), specialty_patients=np.array([[9, 5, 3], [4, 2, 1]]))

    assert measure(needs, labels()) == patients


@pytest.mark.parametrize("kpi", VISIT_KPIS, ids=lambda kpi: kpi.id)
def test_without_itinerant_doctors_nothing_is_said(kpi: Kpi) -> None:
    assert np.isnan(kpi.measure(WITHOUT, labels()))
