"""Tests of means adjusted for controls."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import linregress

from sim.metrics.control_variates import AT_LEAST, adjusted_mean
from sim.metrics.interval import mean_interval, paired_difference
from sim.rng import Streams


def drawn(replications: int = 30, controls: int = 1) -> tuple[NDArray[np.float64], ...]:
    """Return values that follow their controls, and these."""
    rng = Streams(1, 0).get("controls", replications, controls)
    known = rng.normal(size=(replications, controls))
    return 10 + 2 * known.sum(axis=1) + rng.normal(size=replications), known


def test_adjusted_mean_is_the_intercept_of_the_regression() -> None:
    values, controls = drawn()
    line = linregress(controls[:, 0], values)
    found = adjusted_mean(values, controls)

    assert found.mean == pytest.approx(line.intercept)
    assert found.error == pytest.approx(line.intercept_stderr)
    assert found.freedom == len(values) - 2


@pytest.mark.parametrize("controls", [1, 2, 3])
def test_values_that_follow_their_controls_alone_leave_no_error(controls: int) -> None:
    known = drawn(controls=controls)[1]
    found = adjusted_mean(5 + known @ np.arange(1, controls + 1), known)

    assert found.mean == pytest.approx(5)
    assert found.error == pytest.approx(0, abs=1e-12)
    assert found.freedom == len(known) - 1 - controls


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(np.zeros_like, id="always zero"),
        pytest.param(lambda known: np.full_like(known, 0.1), id="always the same"),
        pytest.param(lambda known: 1e6 * known, id="the same in another unit"),
    ],
)
def test_control_that_tells_nothing_new_changes_nothing(more: object) -> None:
    values, controls = drawn()
    assert callable(more)
    with_more = adjusted_mean(values, np.hstack([controls, more(controls)]))

    assert with_more == pytest.approx(adjusted_mean(values, controls))


def test_unit_of_a_control_does_not_matter() -> None:
    values, controls = drawn(controls=2)

    assert adjusted_mean(values, controls * [1e-9, 1e9]) == pytest.approx(
        adjusted_mean(values, controls)
    )


def test_interval_is_that_of_the_adjusted_mean() -> None:
    values, controls = drawn(controls=2)
    found = mean_interval(values.tolist(), 0.9, controls)
    adjusted = adjusted_mean(values, controls)

    assert found.mean == adjusted.mean
    assert found.half_width == pytest.approx(1.703288 * adjusted.error)
    assert found.half_width < mean_interval(values.tolist(), 0.9).half_width / 2


def test_replications_without_a_value_leave_their_controls_out_too() -> None:
    values, controls = drawn(replications=40)
    holes = np.where(np.arange(40) % 4 == 0, np.nan, values)
    known = ~np.isnan(holes)

    assert mean_interval(holes.tolist(), controls=controls) == mean_interval(
        values[known].tolist(), controls=controls[known]
    )


def test_with_few_replications_the_mean_stays_as_it_is() -> None:
    values, controls = drawn(replications=AT_LEAST - 1)

    assert mean_interval(values.tolist(), controls=controls) == mean_interval(values.tolist())


def test_figure_that_never_varies_stays_as_it_is() -> None:
    same = [0.3] * 30

    assert mean_interval(same, controls=drawn()[1]) == mean_interval(same)


def test_difference_of_strategies_is_adjusted_as_a_whole() -> None:
    values, controls = drawn()
    base, other = np.zeros_like(values), values

    assert paired_difference(base.tolist(), other.tolist(), 0.95, controls) == mean_interval(
        values.tolist(), 0.95, controls
    )
