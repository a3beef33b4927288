"""Tests of what is said of means that are adjusted for what suppliers lacked."""

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.reporting.controls_text import controls_text
from sim.rng import Streams
from sim.scenario.text import Language
from tests.builders import asking_for_controls, outcome


def noise(replications: int = 20) -> NDArray[np.float64]:
    return Streams(1, 0).get("noise").standard_normal((replications, 1))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("es", "la media de «Recetas surtidas completas» es tan precisa como la de "),
        ("en", "is as precise as that of "),
    ],
)
def test_it_says_what_adjusting_is_worth(language: Language, expected: str) -> None:
    assert expected in controls_text(asking_for_controls(noise()), language)


@pytest.mark.parametrize(
    ("controls", "replications", "expected"),
    [
        pytest.param(noise(4), 4, "that takes 20 replications or more", id="few"),
        pytest.param(None, 20, "an earlier version of abasto", id="unknown"),
    ],
)
def test_it_says_why_means_are_not_adjusted(
    controls: NDArray[np.float64] | None, replications: int, expected: str
) -> None:
    assert expected in controls_text(asking_for_controls(controls, replications=replications), "en")


def test_nothing_is_said_where_nobody_asks() -> None:
    assert controls_text(outcome(), "es") == ""
