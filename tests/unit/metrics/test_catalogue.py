from typing import get_args

import numpy as np
import pytest

from sim.metrics.catalogue import ALSO_HEADLINE, HEADLINE, KPIS, measure
from sim.metrics.kpi import Better, Kpi, Unit
from tests.builders import labels, records

IDS = [
    "prescriptions_filled",
    "prescriptions_complete",
    "prescriptions_partly",
    "prescriptions_refused",
    "filled_within_7_days",
    "filled_within_30_days",
    "fill_rate",
    "fill_rate_vital",
    "fill_rate_essential",
    "fill_rate_nonessential",
    "prescriptions_filled_units",
    "prescriptions_filled_hospitals",
    "pieces_per_consultation",
    "stockout_days",
    "stockout_days_vital",
    "full_basket",
    "stock_none",
    "stock_below_2",
    "stock_2_to_6",
    "stock_above_6",
    "months_of_stock",
    "stock_value",
    "turnaround_days_mean",
    "turnaround_days_p50",
    "turnaround_days_p90",
    "turnaround_days_p95",
    "on_time",
    "days_waiting_decision",
    "days_picking",
    "days_waiting_vehicle",
    "days_on_road",
    "days_blocked",
    "days_waiting_unload",
    "coverage_day_1",
    "coverage_day_2",
    "coverage_day_3",
    "coverage_day_4",
    "coverage_day_5",
    "trips",
    "km",
    "vehicle_days",
    "emergency_deliveries",
    "transport_cost",
    "cost_per_visit",
    "cost_per_filled_prescription",
    "supplied_value",
    "worst_decile_filled",
    "remote_to_near",
    "gini_filled",
    "region_worst_best",
    "region_gini",
    "expired_share",
    "expired_value",
    "expired_value_stores",
    "short_dated",
    "warm_boxes",
    "frozen_boxes",
    "cold_lost",
    "cold_lost_value",
    "shock_depth",
    "shock_lost_prescriptions",
    "shock_recovery_days",
    "pieces_lent",
    "pieces_paid_back",
    "loan_activations",
    "loans_outstanding",
    "net_lending_value",
    "visit_overlaps",
    "largest_visit_gap_days",
    "visits_with_basket",
    "visits_clear_with_basket",
    "visits_planned",
    "visits_held",
    "visits_cancelled_by_roads",
    "visits_cancelled_by_supplies",
    "visit_days_lost",
    "visit_prescriptions_filled_7_days",
    "specialty_patients_seen",
    "specialty_patients_dropped_out",
    "hard_season_transport_cost",
    "hard_season_visits_clear_with_basket",
    "hard_season_visits_cancelled",
    "spent_on_goods",
    "not_ordered",
    "support_cost",
    "attended_by_others",
    "travel_hours_mean",
    "no_access",
    "compensation_due",
    "compensation_paid",
]
each_kpi = pytest.mark.parametrize("kpi", KPIS.values(), ids=KPIS)


def test_catalogue_lists_every_kpi_in_order() -> None:
    assert list(KPIS) == IDS


def test_headline_names_known_kpis() -> None:
    assert {*HEADLINE, *ALSO_HEADLINE} <= set(KPIS)


def test_a_run_has_every_kpi_in_the_order_of_the_catalogue() -> None:
    assert list(measure(records(), labels())) == IDS


@each_kpi
def test_every_kpi_is_defined_for_an_ordinary_run(kpi: Kpi) -> None:
    assert np.isfinite(kpi.measure(records(), labels()))


@each_kpi
def test_every_kpi_is_a_plain_float(kpi: Kpi) -> None:
    assert type(kpi.measure(records(), labels())) is float


@each_kpi
def test_every_kpi_has_a_label_of_its_own_in_both_languages(kpi: Kpi) -> None:
    others = [other.label for other in KPIS.values() if other is not kpi]

    assert kpi.label.es not in {label.es for label in others}
    assert kpi.label.en not in {label.en for label in others}


@each_kpi
def test_every_kpi_has_a_known_unit_and_direction(kpi: Kpi) -> None:
    assert kpi.unit in get_args(Unit)
    assert kpi.better in get_args(Better)


@each_kpi
def test_every_kpi_has_a_label_that_fits_into_a_table(kpi: Kpi) -> None:
    assert max(len(kpi.label.es), len(kpi.label.en)) <= 40


@pytest.mark.parametrize(
    "kpi", [kpi for kpi in KPIS.values() if kpi.unit == "share"], ids=lambda kpi: kpi.id
)
def test_shares_lie_between_zero_and_one(kpi: Kpi) -> None:
    assert 0 <= kpi.measure(records(seed=3), labels()) <= 1
