import numpy as np
import pytest
from scipy.special import ndtri

from sim.domain.lognormal import lognormal, mean_below, share_below

P95_OF_NORMAL = 1.6448536269514722


@pytest.mark.parametrize(
    ("deviation", "hours"), [(0.0, 4.0), (P95_OF_NORMAL, 9.0), (-P95_OF_NORMAL, 16 / 9)]
)
def test_median_and_95th_percentile_are_met(deviation: float, hours: float) -> None:
    assert lognormal(4.0, 9.0, np.array([deviation])) == pytest.approx([hours])


@pytest.mark.parametrize("p95", [4.0, 1.0])
def test_a_percentile_at_or_below_the_median_means_no_spread(p95: float) -> None:
    assert lognormal(4.0, p95, np.array([-2.0, 0.0, 2.0])).tolist() == [4.0, 4.0, 4.0]


def test_the_result_has_the_shape_of_the_deviations() -> None:
    assert lognormal(1.0, 2.0, np.zeros((3, 2))).shape == (3, 2)


@pytest.mark.parametrize(
    ("hours", "share"), [(0.0, 0.0), (4.0, 0.5), (9.0, 0.95), (16 / 9, 0.05), (1e9, 1.0)]
)
def test_the_share_below_a_duration_is_that_of_its_percentile(hours: float, share: float) -> None:
    assert share_below(hours, 4.0, 9.0) == pytest.approx(share)


@pytest.mark.parametrize(("hours", "share"), [(3.9, 0.0), (4.0, 0.0), (4.1, 1.0)])
def test_without_spread_all_or_none_are_shorter(hours: float, share: float) -> None:
    assert share_below(hours, 4.0, 4.0) == share


@pytest.mark.parametrize("p95", [4.0, 9.0, 400.0])
def test_mean_below_a_limit_is_that_of_durations_cut_off_there(p95: float) -> None:
    durations = lognormal(4.0, p95, ndtri((np.arange(100_000) + 0.5) / 100_000))
    limits = np.array([0, 1, 4, 20])

    assert mean_below(limits, 4.0, p95) == pytest.approx(
        [np.minimum(durations, limit).mean() for limit in limits], rel=1e-4
    )
