from math import inf, isnan, nan

import pytest
from scipy.stats import ttest_ind

from sim.metrics.interval import (
    Interval,
    mean_interval,
    paired_difference,
    unpaired_difference,
)


def test_half_width_is_the_t_quantile_times_the_standard_error() -> None:
    interval = mean_interval([1.0, 2.0, 3.0, 4.0, 5.0], level=0.95)

    assert interval.mean == 3
    assert interval.half_width == pytest.approx(2.776445 * (2.5 / 5) ** 0.5, rel=1e-6)


def test_higher_level_gives_a_wider_interval() -> None:
    values = [1.0, 2.0, 4.0]

    assert mean_interval(values, 0.99).half_width > mean_interval(values, 0.9).half_width


def test_replications_without_a_value_are_left_out() -> None:
    assert mean_interval([1.0, nan, 3.0]) == mean_interval([1.0, 3.0])


@pytest.mark.parametrize(
    ("values", "mean"),
    [pytest.param([], nan, id="none"), pytest.param([nan], nan, id="undefined"), ([4.0], 4.0)],
)
def test_fewer_than_two_values_have_no_half_width(values: list[float], mean: float) -> None:
    interval = mean_interval(values)

    assert interval.mean == pytest.approx(mean, nan_ok=True)
    assert isnan(interval.half_width)


def test_ends_lie_half_a_width_from_the_mean() -> None:
    interval = Interval(mean=2.0, half_width=0.5, level=0.95)

    assert (interval.low, interval.high) == (1.5, 2.5)


@pytest.mark.parametrize(
    ("mean", "half_width", "excludes"),
    [
        pytest.param(1.0, 0.5, True, id="above"),
        pytest.param(-1.0, 0.5, True, id="below"),
        pytest.param(0.2, 0.5, False, id="around"),
        pytest.param(0.5, 0.5, False, id="touching"),
        pytest.param(1.0, nan, False, id="one replication"),
        pytest.param(1.0, inf, False, id="unbounded"),
    ],
)
def test_an_interval_excludes_zero_when_zero_lies_outside(
    mean: float, half_width: float, *, excludes: bool
) -> None:
    assert Interval(mean, half_width, 0.95).excludes_zero is excludes


def test_pairing_removes_what_both_strategies_share() -> None:
    difference = paired_difference([0.5, 0.7, 0.9], [0.6, 0.8, 1.0])

    assert difference.mean == pytest.approx(0.1)
    assert difference.half_width == pytest.approx(0, abs=1e-12)


def test_difference_is_alternative_minus_baseline() -> None:
    assert paired_difference([1.0, 1.0], [0.0, 0.5]).mean == -0.75


def test_pairs_with_an_undefined_side_are_left_out() -> None:
    difference = paired_difference([1.0, nan, 1.0, 1.0], [2.0, 2.0, nan, 4.0])

    assert difference.mean == 2


def test_interval_in_another_unit_keeps_its_level() -> None:
    assert Interval(0.5, 0.1, 0.99).times(100) == Interval(50, 10, 0.99)


def test_runs_that_do_not_pair_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        paired_difference([1.0, 2.0], [1.0])


def test_unpaired_difference_is_that_of_welch() -> None:
    first, second = (27.5, 21.0, 19.0, 23.6, 17.0), (27.1, 22.0, 20.8, 23.4, 28.1, 33.0)
    test = ttest_ind(second, first, equal_var=False)
    low, high = test.confidence_interval(0.9)

    found = unpaired_difference(first, second, 0.9)

    assert (found.low, found.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("first", "second", "mean", "half_width"),
    [
        pytest.param((1, 1), (2, 2, 2), 1, 0, id="no chance"),
        pytest.param((1, nan), (2, 3), 1.5, nan, id="one value"),
        pytest.param((nan, nan), (2, 3), nan, nan, id="not defined"),
    ],
)
def test_unpaired_difference_at_the_edge(
    first: tuple[float, ...], second: tuple[float, ...], mean: float, half_width: float
) -> None:
    found = unpaired_difference(first, second)

    assert (found.mean, found.half_width) == pytest.approx((mean, half_width), nan_ok=True)
