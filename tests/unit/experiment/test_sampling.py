"""Tests of samples of what is not known."""

from typing import Any

import pytest
from pydantic import ValidationError

from sim.experiment.sampling import Sampling
from sim.experiment.uncertainty import Uncertainty


def uncertainty(low: float, high: float) -> Uncertainty:
    data: dict[str, Any] = {
        "path": "demand.dispersion",
        "label": {"es": "Variación", "en": "Spread"},
        "distribution": {"kind": "uniform", "low": low, "high": high},
    }
    return Uncertainty.model_validate(data)


TWO = {"a": uncertainty(0, 1), "b": uncertainty(10, 20)}


def numbers(sampling: Sampling, name: str) -> list[float]:
    return [
        float(setting.value)
        for sample in sampling.samples(TWO)
        for setting in sample
        if setting.lever == name
    ]


@pytest.mark.parametrize("kind", ["latin_hypercube", "sobol"])
@pytest.mark.parametrize(("name", "low", "step"), [("a", 0, 1 / 8), ("b", 10, 10 / 8)])
def test_each_step_of_each_uncertainty_is_met_once(
    kind: str, name: str, low: float, step: float
) -> None:
    drawn = numbers(Sampling(kind=kind, points=8), name)

    assert sorted(int((number - low) / step) for number in drawn) == list(range(8))


def test_samples_follow_from_the_seed() -> None:
    one, same, other = (Sampling(points=4, seed=seed).samples(TWO) for seed in (1, 1, 2))

    assert one == same != other


def test_first_numbers_of_the_sample_stay_as_they_are() -> None:
    assert numbers(Sampling(points=3), "a") == [0.0383685, 0.352344, 0.807091]


def test_sobol_takes_a_power_of_two() -> None:
    with pytest.raises(ValidationError, match="power of two for 'sobol', such as 4 or 8, got 6"):
        Sampling(kind="sobol", points=6)
