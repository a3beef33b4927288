from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.domain.records import Labels, Records
from sim.metrics.kpi import Kpi
from sim.metrics.resilience import (
    RESILIENCE,
    moving_share,
    shock_depth,
    shock_lost_prescriptions,
    shock_recovery_days,
)
from tests.builders import FIRST_DAY, labels, records

SHOCK = 30
"""First day of the shock, from the first day measured."""


def run(filled: Sequence[int], *, asked: int = 100) -> Records:
    """Return a run in which so many prescriptions were filled from the first of the shock on.

    Before it, and without it, all were.
    """
    complete = np.concatenate([np.full(SHOCK, asked), filled])
    calm = np.full(complete.size, asked)
    return replace(records(), daily=_daily(calm, complete), daily_undisturbed=_daily(calm, calm))


def _daily(asked: NDArray[np.int64], complete: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return prescriptions of two institutions, half of them of each."""
    daily = np.stack([asked, complete], axis=1)
    return np.stack([daily // 2, daily - daily // 2], axis=1)


def hit(*days: int) -> Labels:
    """Return labels with shocks of a week that begin on these days measured."""
    return replace(
        labels(),
        shock_days=np.array([(FIRST_DAY + day, FIRST_DAY + day + 7) for day in days]).reshape(
            -1, 2
        ),
    )


DIP = [100, 100, *[30] * 7, *[100] * 20]


def test_depth_is_the_largest_loss_of_a_week() -> None:
    assert shock_depth(run(DIP), hit(SHOCK)) == pytest.approx(0.7)
    assert shock_depth(run([0] + [100] * 20), hit(SHOCK)) == pytest.approx(1 / 7)


def test_lost_prescriptions_are_those_not_filled_that_would_have_been() -> None:
    assert shock_lost_prescriptions(run(DIP), hit(SHOCK)) == 7 * 70


@pytest.mark.parametrize(
    ("filled", "expected"),
    [
        (DIP, 2 + 7 + 6),
        ([96] * 20, 0),
        ([50] * 20, 20),
        ([*[80] * 5, *[96] * 20], 5 + 6),
        ([*[90] * 9, *[100] * 8, *[50] * 9, *[100] * 9], 9 + 8 + 9 + 6),
    ],
    ids=["back", "never below", "not back", "nearly back", "the worst of two"],
)
def test_recovery_is_a_week_at_95_percent_after_the_worst(filled: list[int], expected: int) -> None:
    assert shock_recovery_days(run(filled), hit(SHOCK)) == expected


@pytest.mark.parametrize(
    ("filled", "depth"),
    [
        ([*[100] * 66, 30, *[100] * 9], 0.1),
        ([*[100] * 67, 30, *[100] * 9], 0),
        ([*[100] * 50, *[90] * 40, 20, *[100] * 20, 0, *[100] * 9], 0.2),
    ],
    ids=["in 60 days", "later", "later, but not back before"],
)
def test_losses_long_after_a_shock_have_other_causes(filled: list[int], depth: float) -> None:
    went = run(filled)

    assert shock_depth(went, hit(SHOCK)) == pytest.approx(depth)
    assert shock_lost_prescriptions(went, hit(SHOCK)) == pytest.approx(LOST[depth])


LOST = {0.1: 70, 0: 0, 0.2: 40 * 10 + 80}


def test_the_first_of_several_shocks_counts() -> None:
    assert shock_recovery_days(run(DIP), hit(SHOCK + 9, SHOCK)) == 15


@pytest.mark.parametrize("kpi", RESILIENCE, ids=lambda kpi: kpi.id)
@pytest.mark.parametrize("days", [(), (-40,), (500,)], ids=str)
def test_without_a_shock_in_the_days_measured_nothing_is_defined(
    kpi: Kpi, days: tuple[int, ...]
) -> None:
    assert np.isnan(kpi.measure(run(DIP), hit(*days)))


@pytest.mark.parametrize("kpi", RESILIENCE, ids=lambda kpi: kpi.id)
def test_without_prescriptions_nothing_is_defined(kpi: Kpi) -> None:
    assert np.isnan(kpi.measure(run([0] * 20, asked=0), hit(SHOCK)))


def test_days_without_prescriptions_weigh_nothing() -> None:
    daily = np.array([[0, 0], [10, 10], [0, 0], [30, 0]])

    assert moving_share(daily).tolist() == pytest.approx([np.nan, 1, 1, 0.25], nan_ok=True)


@pytest.mark.parametrize("kpi", RESILIENCE, ids=lambda kpi: kpi.id)
def test_what_is_lost_without_the_shock_too_is_not_lost_to_it(kpi: Kpi) -> None:
    went = run(DIP)
    same = replace(went, daily_undisturbed=went.daily)

    assert kpi.measure(same, hit(SHOCK)) == 0


@pytest.mark.parametrize("kpi", RESILIENCE, ids=lambda kpi: kpi.id)
def test_results_without_a_run_that_no_shock_met_have_no_such_figures(kpi: Kpi) -> None:
    old = replace(run(DIP), daily_undisturbed=np.zeros((0, 0, 2), dtype=np.int64))

    assert np.isnan(kpi.measure(old, hit(SHOCK)))


def test_more_patients_are_lost_to_an_outbreak_as_far_as_they_go_without() -> None:
    went = run(DIP)
    more = replace(went, daily=went.daily + np.array([10, 5]))

    lost = shock_lost_prescriptions(more, hit(SHOCK)) - shock_lost_prescriptions(went, hit(SHOCK))
    assert lost == 2 * 5 * len(DIP)
