from dataclasses import replace
from math import isnan

import numpy as np
import pytest

from sim.domain.records import OUTCOMES, Records
from sim.metrics.catalogue import KPIS
from sim.metrics.prescriptions import (
    fill_rate,
    filled_within,
    pieces_per_consultation,
    prescriptions_by_facility,
)
from tests.builders import FAR, HOSPITAL, NEAR, STORE, labels, records


def with_prescriptions(*rows: tuple[int, str, int]) -> Records:
    """Return records with these counts (facility, outcome, number), halved over two months."""
    counts = np.zeros((2, 4, len(OUTCOMES)), dtype=np.int64)
    for facility, outcome, number in rows:
        counts[:, facility, OUTCOMES.index(outcome)] = number // 2
    return replace(records(), prescriptions=counts)


def with_pieces(asked: list[list[int]], served: list[list[int]]) -> Records:
    return replace(records(), asked=np.array(asked), served=np.array(served))


@pytest.mark.parametrize(
    ("kpi", "outcome"),
    [
        ("prescriptions_filled", "complete"),
        ("prescriptions_partly", "partly"),
        ("prescriptions_refused", "refused"),
        ("filled_within_7_days", "within_7_days"),
        ("filled_within_30_days", "within_30_days"),
    ],
)
def test_share_of_an_outcome_is_over_all_months_and_facilities(kpi: str, outcome: str) -> None:
    run = with_prescriptions((NEAR, "asked", 60), (FAR, "asked", 40), (FAR, outcome, 20))

    assert KPIS[kpi].measure(run, labels()) == 0.2


@pytest.mark.parametrize(
    ("months", "share"),
    [
        pytest.param([(10, 8), (10, 2)], 0.8, id="the last month has not had its days"),
        pytest.param([(10, 8), (30, 20), (10, 0)], 0.7, id="all before it count"),
        pytest.param([(10, 4)], 0.4, id="a single month"),
    ],
)
def test_the_last_month_is_left_out_of_what_is_filled_later(
    months: list[tuple[int, int]], share: float
) -> None:
    counts = np.zeros((len(months), 4, len(OUTCOMES)), dtype=np.int64)
    counts[:, NEAR, OUTCOMES.index("asked")] = [asked for asked, _ in months]
    counts[:, NEAR, OUTCOMES.index("within_30_days")] = [filled for _, filled in months]
    run = replace(records(), prescriptions=counts)

    assert filled_within(run, labels(), outcome="within_30_days") == share


def test_outcomes_of_the_first_attempt_add_up() -> None:
    shares = (
        KPIS[f"prescriptions_{outcome}"].measure(records(), labels())
        for outcome in ("filled", "partly", "refused")
    )

    assert sum(shares) == pytest.approx(1)


def test_prescriptions_at_a_store_do_not_count() -> None:
    run = with_prescriptions((STORE, "asked", 10), (NEAR, "asked", 10), (NEAR, "complete", 10))

    assert KPIS["prescriptions_filled"].measure(run, labels()) == 1


@pytest.mark.parametrize(
    ("kpi", "share"), [("prescriptions_filled_units", 0.5), ("prescriptions_filled_hospitals", 0.9)]
)
def test_a_level_counts_its_own_facilities(kpi: str, share: float) -> None:
    run = with_prescriptions(
        (HOSPITAL, "asked", 20), (HOSPITAL, "complete", 18), (FAR, "asked", 8), (FAR, "complete", 4)
    )

    assert KPIS[kpi].measure(run, labels()) == share


def test_a_network_without_hospitals_has_no_share_of_hospitals() -> None:
    units = replace(labels(), levels=("store", "unit", "unit", "unit"))

    assert isnan(KPIS["prescriptions_filled_hospitals"].measure(records(), units))


def test_fill_rate_weighs_products_by_their_pieces() -> None:
    run = with_pieces(
        asked=[[0, 0, 0], [0, 0, 0], [10, 90, 0], [0, 0, 0]],
        served=[[0, 0, 0], [0, 0, 0], [0, 90, 0], [0, 0, 0]],
    )

    assert fill_rate(run, labels()) == 0.9


@pytest.mark.parametrize(
    ("kpi", "rate"),
    [("fill_rate_vital", 0.5), ("fill_rate_essential", 0.75), ("fill_rate_nonessential", 1.0)],
)
def test_fill_rate_of_a_class_counts_its_products(kpi: str, rate: float) -> None:
    run = with_pieces(asked=[[9, 9, 9]] + [[4, 4, 4]] * 3, served=[[0, 0, 0]] + [[2, 3, 4]] * 3)

    assert KPIS[kpi].measure(run, labels()) == rate


def test_a_class_without_products_has_no_fill_rate() -> None:
    no_vital = replace(labels(), ven=("E", "E", "N"))

    assert isnan(fill_rate(records(), no_vital, ven="V"))


def test_pieces_are_spread_over_all_prescriptions() -> None:
    run = replace(
        with_prescriptions((NEAR, "asked", 100)),
        asked=np.array([[0] * 3, [0] * 3, [200, 100, 20], [0] * 3]),
    )

    assert pieces_per_consultation(run, labels()) == 3.2


def test_prescriptions_by_facility_add_up_the_months() -> None:
    run = with_prescriptions((STORE, "asked", 4), (HOSPITAL, "asked", 6), (FAR, "asked", 8))

    assert prescriptions_by_facility(run, labels(), "asked").tolist() == [0, 6, 0, 8]


def test_a_run_without_patients_has_no_shares() -> None:
    assert isnan(KPIS["prescriptions_filled"].measure(with_prescriptions(), labels()))
