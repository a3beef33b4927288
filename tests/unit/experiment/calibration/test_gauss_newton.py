"""Tests of steps over a noisy simulation."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.experiment.calibration.gauss_newton import Aim, Look, Samples, approach, look_around
from sim.experiment.calibration.space import Point
from sim.rng import Streams

REPLICATIONS = 8


class Simulated:
    """A figure of two parameters, bent in the first, with the same chance at every point."""

    def __init__(self, noise: float = 0.02) -> None:
        self.chance = noise * Streams(1, 0).get("test").standard_normal((REPLICATIONS, 1))
        self.played = 0

    def __call__(self, points: Sequence[Point]) -> list[Samples]:
        self.played += len(points)
        return [np.array([[self.mean(point)]]) + self.chance for point in points]

    def mean(self, point: Point) -> float:
        return float(1 - np.exp(-2 * point[0]) + 0.1 * point[1])


def as_it_is(point: Point) -> Point:
    return point


def around(simulated: Simulated, start: Sequence[float]) -> Look:
    return look_around(simulated, np.array(start), as_it_is, level=0.95)


def reached(value: float, start: Sequence[float] = (0.3, 0.5)) -> NDArray[np.float64]:
    simulated = Simulated()
    aim = Aim.of([(value, 0.01)])
    look = around(simulated, start)
    return approach(simulated, look, start=look.point, aim=aim, rounds=8, snapped=as_it_is)


def test_figure_is_reached_within_its_tolerance() -> None:
    simulated = Simulated()

    assert simulated.mean(reached(0.8)) + simulated.chance.mean() == pytest.approx(0.8, abs=0.01)


def test_figure_out_of_reach_ends_at_the_limits() -> None:
    assert reached(2.0).tolist() == pytest.approx([1, 1])


def test_what_is_met_from_the_start_is_not_moved() -> None:
    simulated = Simulated()
    value = simulated.mean(np.array([0.3, 0.5])) + float(simulated.chance.mean())

    assert reached(value).tolist() == [0.3, 0.5]


def test_parameter_that_no_figure_sees_stays() -> None:
    simulated = Simulated()
    simulated.mean = lambda point: float(point[0])  # type: ignore[method-assign]  # a simpler world
    look = around(simulated, [0.3, 0.5])
    aim = Aim.of([(0.6, 0.01)])
    found = approach(simulated, look, start=look.point, aim=aim, rounds=8, snapped=as_it_is)

    assert look.is_seen().tolist() == [True, False]
    assert found[1] == 0.5


def test_effects_are_those_of_crossing_the_range() -> None:
    simulated = Simulated()
    simulated.mean = lambda point: float(3 * point[0] - point[1])  # type: ignore[method-assign]  # a simpler world
    effects = around(simulated, [0.05, 0.5]).effects

    assert [one.mean for (one,) in effects] == pytest.approx([3, -1])


def test_coarse_count_is_looked_at_between_its_ends() -> None:
    look = look_around(Simulated(), np.array([0.0, 0.5]), np.round, level=0.95)

    assert look.effects[0][0].mean == pytest.approx(1 - np.exp(-2))


@pytest.mark.parametrize("rounds", [1, 3])
def test_no_more_points_are_tried_than_allowed(rounds: int) -> None:
    simulated = Simulated()
    look = around(simulated, [0.3, 0.5])
    before = simulated.played
    aim = Aim.of([(2.0, 1e-6)])
    approach(simulated, look, start=look.point, aim=aim, rounds=rounds, snapped=as_it_is)

    assert simulated.played - before <= rounds + 1
