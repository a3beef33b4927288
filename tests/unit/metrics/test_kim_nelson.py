"""Tests of dropping contenders as soon as it is sure."""

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.metrics.kim_nelson import FIRST_STAGE, Screening


def swinging(*means: float, size: float = 1.0, replications: int = 40) -> NDArray[np.float64]:
    """Return contenders × replications; the odd ones swing against the others."""
    swing = size * (-1.0) ** np.arange(replications)
    return np.array([mean + swing * (-1) ** row for row, mean in enumerate(means)])


def screening(samples: NDArray[np.float64], zone: float = 1.0) -> Screening:
    return Screening(samples[:, :FIRST_STAGE], indifference=zone, confidence=0.95)


def test_contender_that_is_far_behind_is_dropped_at_once() -> None:
    samples = swinging(0, 50, 49)

    assert screening(samples).dropped(samples[:, :FIRST_STAGE], [0, 1, 2]) == {0: 1}


def test_small_lead_decides_once_the_margin_has_shrunk() -> None:
    samples = swinging(0, 0.5)
    rule = screening(samples)
    looked = {n: rule.dropped(samples[:, :n], [0, 1]) for n in (10, 20)}

    assert looked == {10: {}, 20: {0: 1}}


def test_margin_is_that_of_the_paper() -> None:
    """One pair, ten first replications: η = ((2 × 0.05)^(-2/9) − 1) ÷ 2, h² = 18 η."""
    samples = swinging(0, 0)
    variance = float((samples[0, :10] - samples[1, :10]).var(ddof=1))
    spread = 18 * ((2 * 0.05) ** (-2 / 9) - 1) / 2
    margin = 1 / (2 * 10) * (spread * variance - 10)
    just_less, just_more = (
        samples[:, :10] + np.array([[0.0], [lead]]) for lead in (margin - 1e-6, margin + 1e-6)
    )

    assert screening(samples).dropped(just_less, [0, 1]) == {}
    assert screening(samples).dropped(just_more, [0, 1]) == {0: 1}


def test_what_both_share_makes_no_margin() -> None:
    samples = np.array([1.0, 0.9])[:, None] + 100 * swinging(0)[0]

    assert screening(samples).dropped(samples[:, :FIRST_STAGE], [0, 1]) == {1: 0}


@pytest.mark.parametrize("left", [[0, 1, 2], [1, 2]])
def test_first_of_those_that_are_the_same_stays(left: list[int]) -> None:
    samples = np.repeat(swinging(0), 3, axis=0)

    assert screening(samples).dropped(samples, left) == dict.fromkeys(left[1:], left[0])


def test_those_dropped_before_are_not_read() -> None:
    samples = swinging(0, 50, 49)
    samples[0] = np.nan

    assert screening(swinging(0, 50, 49)).dropped(samples, [1, 2]) == {2: 1}
