"""Tests of how often an estimate changes the decision."""

import math

import numpy as np
import pytest
from scipy.stats import binomtest

from sim.metrics.sensitivity.decision_changes import decision_changes


def rows(*means: float, spread: float = 0.1) -> np.ndarray:
    """Return two replications around each mean."""
    return np.array([[mean - spread, mean + spread] for mean in means])


def test_other_sign_afterwards_is_a_change() -> None:
    found = decision_changes(rows(1, 1, -1, -1), rows(1, -1, -1, 1))

    assert (found.steps, found.changes, found.probability) == (4, 2, 0.5)


def test_no_difference_is_no_change() -> None:
    assert decision_changes(rows(1), rows(0)).changes == 0


@pytest.mark.parametrize(("spread", "sure"), [(0.01, 1), (0.5, 0)])
def test_change_is_sure_where_both_intervals_leave_out_zero(spread: float, sure: int) -> None:
    found = decision_changes(rows(1, spread=spread), rows(-1, spread=spread))

    assert (found.changes, found.sure_changes) == (1, sure)


def test_one_replication_is_never_sure() -> None:
    assert decision_changes(np.ones((3, 1)), -np.ones((3, 1))).sure_changes == 0


@pytest.mark.parametrize("changes", [0, 3, 10])
def test_interval_is_that_of_clopper_and_pearson(changes: int) -> None:
    after = np.where(np.arange(10) < changes, -1.0, 1.0)[:, np.newaxis]
    found = decision_changes(np.ones((10, 1)), after)
    exact = binomtest(changes, 10).proportion_ci(method="exact")

    assert (found.low, found.high) == pytest.approx((exact.low, exact.high))


def test_step_with_a_failed_run_is_left_out() -> None:
    found = decision_changes(rows(1, math.nan), rows(-1, -1))

    assert (found.steps, found.changes) == (1, 1)
