from math import isnan, nan

import numpy as np
import pytest

from sim.metrics.ratio import ratio, ratios


def test_ratio_divides() -> None:
    assert ratio(3, 4) == 0.75


@pytest.mark.parametrize("part", [0, 5, nan])
def test_nothing_to_divide_by_leaves_the_figure_undefined(part: float) -> None:
    assert isnan(ratio(part, 0))


def test_ratio_of_numpy_counts_is_a_plain_float() -> None:
    assert type(ratio(np.int64(1), np.int64(2))) is float


def test_ratios_are_undefined_only_where_the_whole_is_zero() -> None:
    np.testing.assert_array_equal(ratios([1, 2, 0], [2, 0, 4]), [0.5, nan, 0])
