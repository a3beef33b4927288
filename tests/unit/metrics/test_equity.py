from dataclasses import replace
from math import isnan, nan

import numpy as np
import pytest

from sim.domain.records import OUTCOMES, Labels, Records
from sim.metrics.equity import gini, gini_filled, remote_to_near, worst_decile_filled
from tests.builders import labels as some_labels
from tests.builders import records as some_records


def labels(facilities: int, *, hours: list[float] | None = None) -> Labels:
    """Return labels of so many units, each an hour farther than the one before."""
    return replace(
        some_labels(),
        facilities=tuple(f"u{number}" for number in range(facilities)),
        levels=("unit",) * facilities,
        serves_patients=np.ones(facilities, dtype=np.bool_),
        remoteness_hours=np.array(hours or range(facilities), dtype=float),
    )


def filled(*percents: int) -> Records:
    """Return records where each unit filled so many of 100 prescriptions."""
    counts = np.zeros((1, len(percents), len(OUTCOMES)), dtype=np.int64)
    counts[0, :, OUTCOMES.index("asked")] = 100
    counts[0, :, OUTCOMES.index("complete")] = percents
    return replace(some_records(), prescriptions=counts)


@pytest.mark.parametrize(
    ("percents", "worst"),
    [
        pytest.param((90, 40, 80), 0.4, id="at least one"),
        pytest.param((*range(50, 60),), 0.5, id="one of ten"),
        pytest.param((*range(50, 61),), 0.505, id="two of eleven"),
    ],
)
def test_worst_tenth_is_rounded_up(percents: tuple[int, ...], worst: float) -> None:
    measured = worst_decile_filled(filled(*percents), labels(len(percents)))

    assert measured == pytest.approx(worst)


def test_units_that_nobody_asked_are_not_the_worst() -> None:
    run = filled(0, 70)
    run.prescriptions[0, 0] = 0

    assert worst_decile_filled(run, labels(2)) == 0.7


@pytest.mark.parametrize(
    ("percents", "expected"),
    [
        pytest.param((80, 1, 1, 1, 60), 0.75, id="one of five"),
        pytest.param((90, 70, 1, 1, 50, 30), 0.5, id="two of six"),
        pytest.param((50, 60), 1.2, id="the remote fare better"),
    ],
)
def test_remote_fifth_is_compared_with_the_nearest(
    percents: tuple[int, ...], expected: float
) -> None:
    measured = remote_to_near(filled(*percents), labels(len(percents)))

    assert measured == pytest.approx(expected)


def test_remoteness_is_by_hours_and_not_by_position() -> None:
    run = filled(50, 1, 1, 100, 1)

    assert remote_to_near(run, labels(5, hours=[9.0, 2.0, 3.0, 1.0, 4.0])) == 0.5


@pytest.mark.parametrize("hours", [[1.0, nan], [nan, nan]])
def test_one_known_distance_or_none_cannot_be_compared(hours: list[float]) -> None:
    assert isnan(remote_to_near(filled(50, 60), labels(2, hours=hours)))


def test_nothing_filled_near_the_store_leaves_the_ratio_undefined() -> None:
    assert isnan(remote_to_near(filled(0, 60), labels(2)))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param([3.0, 3, 3], 0, id="all alike"),
        pytest.param([0.0, 0, 0, 1], 0.75, id="one has all"),
        pytest.param([1.0, 2, 3, 4], 0.25, id="even steps"),
        pytest.param([4.0, 1, 3, 2], 0.25, id="in any order"),
        pytest.param([7.0], 0, id="one alone"),
        pytest.param([0.0, 0], nan, id="nothing to share"),
        pytest.param([], nan, id="nobody"),
    ],
)
def test_gini_coefficient(values: list[float], expected: float) -> None:
    assert gini(values) == pytest.approx(expected, nan_ok=True)


def test_gini_is_half_the_relative_mean_difference() -> None:
    values = np.array([0.2, 0.5, 0.9, 0.95, 0.97])
    mean_difference = np.abs(values[:, None] - values).mean()

    assert gini(values) == pytest.approx(mean_difference / (2 * values.mean()))


def test_gini_of_filling_is_over_facilities() -> None:
    assert gini_filled(filled(10, 20, 30, 40), labels(4)) == pytest.approx(0.25)


def test_stores_have_no_part_in_equity() -> None:
    assert gini_filled(some_records(), some_labels()) < 0.2
