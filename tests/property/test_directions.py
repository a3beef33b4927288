"""Which way knowledge and haste move results, under the same patients and weather."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest

from sim.engine.replication import Stage
from sim.metrics.catalogue import measure
from sim.scenario.loader import load_plan
from tests.tiny_scenario import write_tiny

ORDERS = "replenishment.units.policy={kind: report_based_allocation, max_months: 2 months}"
UNITS = "replenishment.units"


@cache
def played(kpi: str, *settings: str) -> np.ndarray:
    """Return a KPI of three replications of the tiny scenario with these settings."""
    with TemporaryDirectory() as folder:
        stage = Stage(load_plan(write_tiny(Path(folder)), settings))
    labels = stage.labels("pull")
    runs = [next(iter(stage.play(["pull"], number)))[1] for number in range(3)]
    return np.array([measure(run, labels)[kpi] for run in runs])


@pytest.mark.parametrize("missing", ["skip", "estimate"])
def test_fewer_reports_never_fill_clearly_more(missing: str) -> None:
    rule = f"{UNITS}.information.missing={missing}"
    all_report, few = (
        played("prescriptions_filled", ORDERS, rule, f"{UNITS}.information.reporting_rate={rate}")
        for rate in (1.0, 0.3)
    )

    assert few.mean() <= all_report.mean() + 0.02


def test_an_estimate_is_better_than_nothing() -> None:
    skipped, estimated = (
        played(
            "prescriptions_filled",
            ORDERS,
            f"{UNITS}.information={{reporting_rate: 0.3, missing: {missing}}}",
        )
        for missing in ("skip", "estimate")
    )

    assert (estimated > skipped).all()


def test_late_reports_order_twice_and_leave_more_on_the_shelf() -> None:
    on_time, late = (
        played("months_of_stock", ORDERS, f"{UNITS}.information.delay={delay}")
        for delay in ("0 d", "20 d")
    )

    assert (late > on_time).all()


@pytest.mark.parametrize(
    ("kpi", "sign"),
    [
        ("prescriptions_filled", 1),
        ("stockout_days", -1),
        ("transport_cost", 1),
        ("emergency_deliveries", 1),
    ],
)
def test_emergency_orders_fill_more_and_cost_more(kpi: str, sign: int) -> None:
    with_haste = played(
        kpi, f"{UNITS}.emergency={{fleet: flota, threshold: 0.5 months, classes: [V, E, N]}}"
    )

    assert (sign * (with_haste - played(kpi)) > 0).all()


def test_a_smaller_budget_goes_less_often() -> None:
    rule = "{{fleet: flota, threshold: 0.5 months, trips_per_month: {}}}"
    few, more = (
        played("emergency_deliveries", f"{UNITS}.emergency={rule.format(trips)}")
        for trips in (1, 5)
    )

    assert (few <= more).all()
    assert (few <= 3).all()  # three calendar months are touched


def with_support(kpi: str, *, goods: float = 0, staff: float = 0) -> np.ndarray:
    """Return a KPI where money is short, with support for goods, by month, and for staff."""
    support = (
        f"{{kind: external_support, supply: {{per_month: {goods}}},"
        f" staff: {{per_month: 0, consultations: {staff}}}}}"
    )
    return played(
        kpi,
        "run.horizon=180 d",
        "institutions.imss.budget={share_of_requirement: 0.7, carry_over_months: 1}",
        f"{UNITS}.policy={{kind: forced_ordering, max_months: 2 months}}",
        f"agreements={{insabi: {support}}}",
    )


@pytest.mark.parametrize(("kpi", "sign"), [("stockout_days", 1), ("prescriptions_filled", -1)])
def test_staff_without_supplies_raises_stockouts(kpi: str, sign: int) -> None:
    assert (sign * (with_support(kpi, staff=0.2) - with_support(kpi)) > 0).all()


@pytest.mark.parametrize(("kpi", "sign"), [("stockout_days", -1), ("prescriptions_filled", 1)])
def test_money_for_goods_fills_more_where_money_is_short(kpi: str, sign: int) -> None:
    gained = sign * (with_support(kpi, goods=2000) - with_support(kpi))

    assert (gained >= 0).all()
    assert gained.mean() > 0


def test_supplies_beside_staff_keep_the_shelf_full() -> None:
    alone, beside = (with_support("stockout_days", goods=goods, staff=0.2) for goods in (0, 5000))

    assert (beside < alone).all()
