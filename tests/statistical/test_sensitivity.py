"""Known indices come out; noise gives no rule. Error probability of each: at most 1 in 10,000."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy.stats import binom

from sim.experiment.sensitivity_design import Morris, Sobol
from sim.metrics.sensitivity.elementary_effects import elementary_effects
from sim.metrics.sensitivity.rule import Wins, find_rule
from sim.metrics.sensitivity.sobol_indices import Estimate, Indices, Played, sobol_indices
from sim.rng import Streams

G_WEIGHTS = np.array([0.0, 1.0, 4.5, 9.0])


def ishigami(shares: np.ndarray) -> np.ndarray:
    first, second, third = np.moveaxis(np.pi * (2 * shares - 1), -1, 0)
    return np.asarray(np.sin(first) * (1 + 0.1 * third**4) + 7 * np.sin(second) ** 2)


def ishigami_indices() -> tuple[np.ndarray, np.ndarray]:
    """Ishigami & Homma (1990): variances of the parts, with a = 7 and b = 0.1."""
    one = 0.5 * (1 + 0.1 * np.pi**4 / 5) ** 2
    two, one_three = 49 / 8, 0.01 * np.pi**8 * (1 / 18 - 1 / 50)
    total = one + two + one_three
    return np.array([one, two, 0]) / total, np.array([one + one_three, two, one_three]) / total


def sobol_g(shares: np.ndarray) -> np.ndarray:
    return np.asarray(((np.abs(4 * shares - 2) + G_WEIGHTS) / (1 + G_WEIGHTS)).prod(axis=-1))


def sobol_g_indices() -> tuple[np.ndarray, np.ndarray]:
    """Saltelli & Sobol (1995): Vi = 1/3 ÷ (1 + ai)², and the variance is Π (1 + Vi) − 1."""
    parts = 1 / 3 / (1 + G_WEIGHTS) ** 2
    total = np.prod(1 + parts) - 1
    return parts / total, parts * np.prod(1 + parts) / (1 + parts) / total


def estimated(figure: Callable[[np.ndarray], np.ndarray], count: int) -> tuple[Indices, ...]:
    design = Sobol(points=1024)
    values = figure(design.shares(count)).reshape(-1, design.points, 1)
    return sobol_indices(Played(values[0], values[1], values[2:]), seed=1).settings


def errors(estimate: Estimate) -> float:
    """Return four standard errors: normal numbers pass them once in 16,000 times."""
    return 4 * (estimate.high - estimate.low) / 2 / 1.96


@pytest.mark.parametrize(
    ("figure", "known"), [(ishigami, ishigami_indices), (sobol_g, sobol_g_indices)]
)
def test_known_indices_come_out(
    figure: Callable[[np.ndarray], np.ndarray],
    known: Callable[[], tuple[np.ndarray, np.ndarray]],
) -> None:
    firsts, totals = known()
    found = estimated(figure, len(firsts))

    for one, first, total in zip(found, firsts, totals, strict=True):
        assert abs(one.first.value - first) < errors(one.first)
        assert abs(one.total.value - total) <= errors(one.total)
        assert errors(one.first) < 0.25


def test_effects_of_a_product_are_as_morris_has_them() -> None:
    """The figure is x1 + x2 × x3: the effect of x2 is x3, whose levels have a mean of 1/2."""
    design = Morris(trajectories=400, levels=4)
    first, second, third = design.shares(3).T
    figure = (first + second * third)[:, np.newaxis]
    alone, together, _ = (
        elementary_effects(
            figure[[step.before for step in steps]],
            figure[[step.after for step in steps]],
            [step.distance for step in steps],
        )
        for steps in design.steps(3)
    )

    assert alone.mean_size.mean == pytest.approx(1)
    assert alone.deviation == pytest.approx(0, abs=1e-9)
    # standard deviation of the four levels: √5 / 6; four standard errors of the mean of 400
    assert together.mean_size.mean == pytest.approx(1 / 2, abs=4 * 5**0.5 / 6 / 20)
    assert together.deviation == pytest.approx(5**0.5 / 6, rel=0.1)


@pytest.mark.slow
def test_noise_hardly_ever_gives_a_rule() -> None:
    rng = Streams(1, 0).get("test")
    repetitions = 200
    found = 0
    for seed in range(repetitions):
        samples = {name: rng.uniform(size=32) for name in ("rain", "trucks", "demand")}
        won = rng.uniform(size=(1, 32)) < 0.5
        found += bool(find_rule(Wins(won, {}, samples), seed=seed).conditions)

    assert binom.sf(found - 1, repetitions, 0.01) > 1e-4
