from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.domain.calendar import Calendar
from sim.network.graph import build_network
from sim.network.storms import draw_disturbances
from sim.rng import Streams
from sim.scenario.network import StormEffect
from tests.unit.network.worlds import road, scenario

pytestmark = pytest.mark.statistical

SEASONS = 300
DEVIATIONS = 3.9
"""Of a normal distribution; both sides together are passed once in 10,000 seeds."""


def seasons(*, storms_per_season: float, share_of_roads: float = 1.0) -> list[NDArray[np.float64]]:
    """Return starts and ends of the storms on one road, drawn for many seasons."""
    effect = StormEffect(
        weather_region="sierra",
        event="snow",
        hazard="snow",
        risk_class=3,
        months=(12, 1, 2),
        storms_per_season=storms_per_season,
        share_of_roads=share_of_roads,
        duration_days_median=1.5,
        duration_days_p95=5,
    )
    network = build_network(scenario({"a--b": road("ab", snow_risk=3)}))
    winter = Calendar(date(2024, 12, 1), 90)
    return [
        np.array(
            [each[:2] for each in draw_disturbances([effect], network, winter, Streams(1, run))[0]]
        ).reshape(-1, 2)
        for run in range(SEASONS)
    ]


@pytest.mark.parametrize(
    ("storms_per_season", "share_of_roads"), [(8, 1.0), (8, 0.5), (2, 1.0), (60, 0.25)]
)
def test_a_road_sees_as_many_storms_as_the_scenario_says(
    storms_per_season: float, share_of_roads: float
) -> None:
    """Thinned Poisson numbers are Poisson, so their sum has its mean as variance."""
    drawn = seasons(storms_per_season=storms_per_season, share_of_roads=share_of_roads)
    expected = SEASONS * storms_per_season * share_of_roads

    assert sum(map(len, drawn)) == pytest.approx(expected, abs=DEVIATIONS * np.sqrt(expected))


def test_numbers_of_storms_vary_as_poisson_numbers_do() -> None:
    """The variance of n Poisson variances around 8 has SD 8 √(2/n + 1/(8n))."""
    counts = np.array([len(each) for each in seasons(storms_per_season=8)])

    assert counts.var() == pytest.approx(8, abs=DEVIATIONS * 8 * np.sqrt(2.125 / SEASONS))


@pytest.mark.parametrize(("days", "share_within"), [(1.5, 0.5), (5.0, 0.95)])
def test_durations_have_the_quantiles_of_the_scenario(days: float, share_within: float) -> None:
    storms = np.concatenate(seasons(storms_per_season=20))
    within = storms[:, 1] - storms[:, 0] <= days
    spread = np.sqrt(share_within * (1 - share_within) / len(storms))

    assert within.mean() == pytest.approx(share_within, abs=DEVIATIONS * spread)


def test_storms_are_spread_evenly_over_the_months() -> None:
    begins = np.concatenate(seasons(storms_per_season=20))[:, 0]
    of_december = np.mean(begins < 31)

    assert of_december == pytest.approx(1 / 3, abs=DEVIATIONS * np.sqrt(2 / 9 / len(begins)))
