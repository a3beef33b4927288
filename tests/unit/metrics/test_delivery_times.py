from math import isnan, nan

import numpy as np
import pytest

from sim.metrics.catalogue import KPIS
from sim.metrics.delivery_times import on_time, turnaround_days
from tests.builders import HOSPITAL, NEAR, STORE, delivery, labels, records

PARTS = (
    "days_waiting_decision",
    "days_picking",
    "days_waiting_vehicle",
    "days_on_road",
    "days_blocked",
    "days_waiting_unload",
)
ORDER = delivery(
    decided=1.0, allocated=3.0, packed=6.0, departed=10.0, received=15.0,
    blocked_hours=12.0, unload_wait_hours=6.0,
)  # fmt: skip


def orders(*days: float) -> list[tuple[float, ...]]:
    """Return an order for each turnaround."""
    return [delivery(decided=10.0, received=10.0 + turnaround) for turnaround in days]


def test_turnaround_runs_from_the_decision_to_the_receipt() -> None:
    run = records(deliveries=orders(12, 20))

    assert turnaround_days(run, labels()).tolist() == [12, 20]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"is_order": False}, id="kit"),
        pytest.param({"received": nan}, id="not received"),
        pytest.param({"facility": STORE}, id="for a store"),
        pytest.param({"emergency": True}, id="emergency"),
    ],
)
def test_only_orders_received_where_patients_come_have_a_turnaround(other: dict) -> None:
    run = records(deliveries=[*orders(12), delivery(**other)])

    assert turnaround_days(run, labels()).tolist() == [12]


@pytest.mark.parametrize(
    ("kpi", "days"),
    [
        ("turnaround_days_mean", 6),
        ("turnaround_days_p50", 6),
        ("turnaround_days_p90", 10),
        ("turnaround_days_p95", 10.5),
    ],
)
def test_turnaround_is_summed_up_by_mean_and_percentiles(kpi: str, days: float) -> None:
    run = records(deliveries=orders(*range(1, 12)))

    assert KPIS[kpi].measure(run, labels()) == pytest.approx(days)


@pytest.mark.parametrize("kpi", ["turnaround_days_mean", "turnaround_days_p90"])
def test_kits_leave_the_turnaround_undefined(kpi: str) -> None:
    run = records(deliveries=[delivery(is_order=False)])

    assert isnan(KPIS[kpi].measure(run, labels()))


@pytest.mark.parametrize(
    ("received", "share"),
    [
        pytest.param(384.9, 1, id="before"),
        pytest.param(385.0, 1, id="at the end of the window"),
        pytest.param(385.1, 0, id="after"),
        pytest.param(nan, 0, id="never"),
    ],
)
def test_a_delivery_is_on_time_until_it_is_due(received: float, share: float) -> None:
    run = records(deliveries=[delivery(received=received, due=385.0)])

    assert on_time(run, labels()) == share


def test_kits_count_for_being_on_time() -> None:
    kit = delivery(is_order=False, received=399.0, due=385.0)

    assert on_time(records(deliveries=[delivery(), kit]), labels()) == 0.5


@pytest.mark.parametrize(
    ("kpi", "days"), [*zip(PARTS, (2, 3, 4, 5 - 0.5 - 0.25, 0.5, 0.25), strict=True)]
)
def test_time_is_split_by_what_it_was_spent_on(kpi: str, days: float) -> None:
    assert KPIS[kpi].measure(records(deliveries=[ORDER]), labels()) == days


def test_parts_are_means_over_what_was_received() -> None:
    late = delivery(allocated=1.0, packed=9.0)
    missing = delivery(allocated=1.0, packed=99.0, received=nan)

    run = records(deliveries=[ORDER, late, missing])

    assert KPIS["days_picking"].measure(run, labels()) == (3 + 8) / 2


def test_parts_add_up_to_the_turnaround() -> None:
    run = records(seed=5)

    total = sum(KPIS[part].measure(run, labels()) for part in PARTS)
    assert total == pytest.approx(KPIS["turnaround_days_mean"].measure(run, labels()))


@pytest.mark.parametrize("kpi", [*PARTS, "on_time"])
def test_a_run_without_deliveries_has_no_times(kpi: str) -> None:
    assert isnan(KPIS[kpi].measure(records(deliveries=[]), labels()))


def test_hospitals_are_among_those_who_serve_patients() -> None:
    run = records(deliveries=[delivery(facility=HOSPITAL), delivery(facility=NEAR)])

    assert np.all(turnaround_days(run, labels()) == 11)


def test_emergency_orders_are_neither_on_time_nor_late() -> None:
    run = records(deliveries=[*orders(1), delivery(emergency=True, received=399.0)])

    assert on_time(run, labels()) == 1
