"""What holds for the KPIs of any run."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.domain.records import Labels, Records
from sim.metrics.catalogue import measure
from sim.metrics.equity import gini
from tests.builders import labels, records

seeds = st.integers(0, 10_000)
BY_FACILITY = (
    "asked", "served", "opening_days", "stockout_days", "stock_sum", "basket_days", "received",
    "opening", "expired", "short_dated",
)  # fmt: skip
shares = st.lists(st.floats(0.01, 1), min_size=1, max_size=30)


def reordered(run: Records, known: Labels, order: list[int]) -> tuple[Records, Labels]:
    """Return the same run with its facilities in another order."""
    deliveries = run.deliveries.copy()
    deliveries["facility"] = np.argsort(order)[deliveries["facility"]]
    moved = replace(
        run,
        deliveries=deliveries,
        prescriptions=run.prescriptions[:, order],
        visit_prescriptions=run.visit_prescriptions[:, order],
    )
    for name in BY_FACILITY:
        moved = replace(moved, **{name: getattr(run, name)[order]})
    return replace(moved, bands=run.bands[order]), replace(
        known,
        levels=tuple(known.levels[index] for index in order),
        regions=tuple(known.regions[index] for index in order),
        serves_patients=known.serves_patients[order],
        remoteness_hours=known.remoteness_hours[order],
        expected_month=known.expected_month[order],
    )


@settings(max_examples=30, deadline=None)
@given(seeds, st.permutations(range(4)))
def test_order_of_the_facilities_changes_no_kpi(seed: int, order: list[int]) -> None:
    expected = measure(records(seed), labels())

    moved = measure(*reordered(records(seed), labels(), order))

    assert moved == pytest.approx(expected, nan_ok=True)


@settings(max_examples=30, deadline=None)
@given(seeds)
def test_filling_gets_no_worse_with_time(seed: int) -> None:
    run = records(seed)
    one_month = replace(run, prescriptions=run.prescriptions[:1])  # with more, the last differs
    kpis = measure(one_month, labels())

    first, week, month = (
        kpis[name]
        for name in ("prescriptions_filled", "filled_within_7_days", "filled_within_30_days")
    )
    assert first <= week <= month


@settings(max_examples=30, deadline=None)
@given(seeds)
def test_coverage_never_falls(seed: int) -> None:
    kpis = measure(records(seed), labels())
    curve = [kpis[f"coverage_day_{day}"] for day in range(1, 6)]

    assert curve == sorted(curve)


@given(shares)
def test_gini_lies_between_zero_and_one(values: list[float]) -> None:
    assert -1e-12 <= gini(values) < 1


@given(shares, st.floats(0.1, 10))
def test_gini_does_not_depend_on_the_scale(values: list[float], factor: float) -> None:
    assert gini(np.array(values) * factor) == pytest.approx(gini(values), abs=1e-9)
