"""Tests of elementary effects."""

import math

import numpy as np
import pytest

from sim.metrics.sensitivity.elementary_effects import elementary_effects
from sim.rng import Streams


def column(*values: float) -> np.ndarray:
    return np.array(values)[:, np.newaxis]


def test_effect_is_over_the_whole_range_whichever_way_the_step_goes() -> None:
    effects = elementary_effects(column(1, 3), column(2, 2), [0.5, -0.5])

    assert effects.mean_size.mean == effects.mean == 2
    assert effects.deviation == 0


def test_effects_that_cancel_have_a_size_all_the_same() -> None:
    effects = elementary_effects(column(0, 0), column(1, -1), [0.5, 0.5])

    assert (effects.mean_size.mean, effects.mean) == (2, 0)
    assert effects.deviation == pytest.approx(math.sqrt(8))


def test_noise_is_the_size_that_chance_alone_would_give() -> None:
    rng = Streams(1, 0).get("test")
    before, after = rng.normal(size=(2, 20_000, 2))
    effects = elementary_effects(before, after, [1.0] * 20_000)

    # relative standard error below 1 % of each: four of them are passed once in 10,000 times
    assert effects.noise == pytest.approx(effects.mean_size.mean, rel=0.04)
    assert effects.noise == pytest.approx(math.sqrt(2 / math.pi), rel=0.04)


def test_one_replication_has_no_noise_that_could_be_known() -> None:
    assert math.isnan(elementary_effects(column(1, 2), column(2, 3), [1, 1]).noise)


@pytest.mark.parametrize(("lost", "mean"), [(1, 2), (2, math.nan)])
def test_step_with_a_failed_run_is_left_out(lost: int, mean: float) -> None:
    after = np.array([[2.0, 2.0], [3.0, 3.0]])
    after[-lost:, 0] = math.nan

    effects = elementary_effects(np.zeros((2, 2)), after, [1, 1])

    assert effects.mean == pytest.approx(mean, nan_ok=True)
