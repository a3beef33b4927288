"""Tests of Sobol indices."""

import math

import numpy as np
import pytest
from scipy.stats import sobol_indices as of_scipy

from sim.metrics.sensitivity.sobol_indices import Played, sobol_indices
from sim.rng import Streams


def drawn(samples: int = 64, replications: int = 1) -> Played:
    rng = Streams(1, 0).get("test")
    first, second = rng.uniform(size=(2, samples, 2))
    mixed = np.stack([np.where(np.arange(2) == one, second, first) for one in (0, 1)])
    noise = rng.normal(0, 0.01, size=replications)

    def figure(points: np.ndarray) -> np.ndarray:
        return np.asarray((points[..., 0] + points[..., 1] ** 2)[..., np.newaxis] + noise)

    return Played(figure(first), figure(second), figure(mixed))


def test_indices_are_those_of_scipy() -> None:
    played = drawn()
    expected = of_scipy(
        func={
            "f_A": played.first.T.copy(),
            "f_B": played.second.T.copy(),
            "f_AB": played.mixed[..., 0][:, np.newaxis].copy(),
        },
        n=64,
    )
    ours = sobol_indices(played, seed=1).settings

    assert [one.first.value for one in ours] == pytest.approx(expected.first_order.tolist())
    assert [one.total.value for one in ours] == pytest.approx(expected.total_order.tolist())


def test_interval_holds_the_estimate_and_is_the_same_every_time() -> None:
    once, again = (sobol_indices(drawn(), seed=1).settings[0] for _ in range(2))

    assert once == again
    assert once.first.low < once.first.value < once.first.high


def test_what_chance_adds_to_all_samples_alike_is_no_noise() -> None:
    assert sobol_indices(drawn(replications=3), seed=1).noise_share == pytest.approx(0, abs=1e-12)


def test_noise_of_its_own_at_each_sample_is_counted() -> None:
    rng = Streams(2, 0).get("test")
    played = Played(*rng.normal(size=(2, 4000, 2)), rng.normal(size=(1, 4000, 2)))

    # nothing but noise: all of the variance, with a standard error of 0.016
    assert sobol_indices(played, seed=1).noise_share == pytest.approx(1, abs=0.07)


def test_sample_with_a_failed_run_is_left_out() -> None:
    whole = drawn()
    lost = Played(*(each.copy() for each in whole))
    lost.mixed[1, 3] = math.nan
    rest = Played(
        np.delete(whole.first, 3, 0), np.delete(whole.second, 3, 0), np.delete(whole.mixed, 3, 1)
    )

    assert sobol_indices(lost, seed=1).settings == sobol_indices(rest, seed=1).settings


def test_figure_that_never_changes_has_no_indices() -> None:
    same = Played(np.ones((8, 2)), np.ones((8, 2)), np.ones((1, 8, 2)))
    (only,) = sobol_indices(same, seed=1).settings

    assert math.isnan(only.first.value)
    assert math.isnan(only.total.value)
