from dataclasses import replace

import numpy as np
import pytest

from sim.domain.counted_demand import CountedDemandModel
from sim.rng import Streams
from tests.unit.domain.worlds import calendar, demand_model, drawn, winter


def counted(log_variance: float = 0.0, *, mean: float = 10.0) -> CountedDemandModel:
    """Return weeks from day 1 on: two communities ask for two of three products."""
    means = np.array([[mean, 0.0, mean / 2], [0.2, 0.0, mean]])
    return CountedDemandModel(means, winter(), log_variance, interval_days=7, first_day=1)


@pytest.mark.parametrize(("day", "asked"), [(0, False), (1, True), (7, False), (8, True)])
def test_an_interval_is_asked_for_on_its_first_day(day: int, *, asked: bool) -> None:
    assert counted().is_asked_on(day) is asked


def test_without_chance_the_mean_of_the_season_is_asked_for() -> None:
    lines = counted().presented(month=0, rng=Streams(1, 0).get("x"))

    assert lines.by_community.tolist() == [2, 1]
    assert lines.n_lines.tolist() == [1, 1, 1]
    assert lines.product.tolist() == [0, 2, 2]
    assert lines.quantity.tolist() == [16, 5, 10]  # 10 × 2 ÷ (15 ÷ 12)


def test_the_factor_is_log_normal_with_mean_one() -> None:
    model, rng = counted(0.3155, mean=10_000.0), Streams(1, 0).get("x")
    drawn_pieces = np.array([model.presented(5, rng).quantity[-1] for _ in range(4000)]) / 10_000
    # 3.9 standard errors of a mean with coefficient of variation √(e^0.3155 - 1) = 0.61
    assert drawn_pieces.mean() == pytest.approx(1, abs=3.9 * 0.61 / np.sqrt(4000))
    assert np.log(drawn_pieces).var() == pytest.approx(0.3155, abs=3.9 * 0.3155 * np.sqrt(2 / 4000))


@pytest.mark.parametrize(("per_day", "tick"), [(1, 1), (4, 4)])
def test_it_comes_at_the_first_tick_of_its_day(per_day: int, tick: int) -> None:
    dates = replace(calendar(14), ticks_per_day=per_day)
    model = replace(demand_model((0.0, 0.0), on=dates), counted=counted())
    asked = [
        tick for tick in range(dates.ticks) if drawn(model, on=dates).lines(tick).quantity.any()
    ]

    assert asked == [tick, 8 * per_day]


def test_it_stands_behind_the_consultations_of_each_community() -> None:
    model = replace(demand_model((3000.0, 3000.0)), counted=counted())
    both, alone = drawn(model).lines(1), drawn(demand_model((3000.0, 3000.0))).lines(1)

    assert both.community.tolist() == sorted(both.community.tolist())
    assert both.community.size == alone.community.size + 3
