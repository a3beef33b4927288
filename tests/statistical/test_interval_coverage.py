import numpy as np
import pytest

from sim.metrics.interval import mean_interval, paired_difference
from sim.rng import Streams

SAMPLES = 2000


def covered(half_width: float, error: float) -> bool:
    return abs(error) <= half_width


@pytest.mark.statistical
@pytest.mark.parametrize("replications", [5, 30])
def test_interval_covers_the_true_mean_as_often_as_it_says(replications: int) -> None:
    """The count of 2000 is binomial(0.95): outside 93-97 % once in 22,000 seeds (4.1 sigma)."""
    rng = Streams(1, 0).get("interval coverage", replications)
    samples = rng.normal(10.0, 3.0, (SAMPLES, replications))

    intervals = [mean_interval(sample) for sample in samples]
    share = np.mean([covered(one.half_width, one.mean - 10) for one in intervals])
    assert 0.93 <= share <= 0.97


@pytest.mark.statistical
def test_paired_interval_covers_the_true_difference_under_common_chance() -> None:
    """As above: once in 22,000 seeds outside; what both share is ten times what they do not."""
    rng = Streams(1, 0).get("paired coverage")
    common = rng.normal(0.0, 10.0, (SAMPLES, 20))
    own = rng.normal(0.0, 1.0, (2, SAMPLES, 20))

    intervals = [
        paired_difference(base, other)
        for base, other in zip(common + own[0], common + own[1] + 2, strict=True)
    ]
    share = np.mean([covered(one.half_width, one.mean - 2) for one in intervals])
    assert 0.93 <= share <= 0.97
