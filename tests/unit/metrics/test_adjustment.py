"""Tests of what adjusting means is worth."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.metrics.adjustment import adjustment_of
from sim.metrics.comparison import kpi_values
from sim.metrics.interval import mean_interval
from sim.rng import Streams
from tests.builders import asking_for_controls, outcome

FILLED = "prescriptions_filled"


def noise(replications: int = 20) -> NDArray[np.float64]:
    return Streams(1, 0).get("noise").standard_normal((replications, 1))


def test_worth_is_how_many_replications_would_be_as_precise() -> None:
    values = np.array(kpi_values(outcome(replications=20).strategies["kit"], FILLED))
    controls = (values - values.mean())[:, None] + 0.5 * values.std() * noise()
    found = adjustment_of(asking_for_controls(controls))
    widths = [
        mean_interval(values.tolist(), controls=known).half_width for known in (None, controls)
    ]

    assert found is not None
    assert found.worth["kit"] == pytest.approx(20 * (widths[0] / widths[1]) ** 2)
    assert found.worth["kit"] > 40


def test_figure_that_never_varies_is_worth_what_it_was() -> None:
    made = asking_for_controls(noise())
    same = {
        name: replace(one, kpis=[{**one.kpis[0], FILLED: 0.5}] * 20)
        for name, one in made.strategies.items()
    }
    found = adjustment_of(replace(made, strategies=same))

    assert found is not None
    assert found.worth == {"pull": 20, "kit": 20}


@pytest.mark.parametrize(
    ("controls", "replications", "why_not"),
    [
        pytest.param(None, 20, "unknown", id="played by an earlier version"),
        pytest.param(noise(19), 19, "few", id="few replications"),
        pytest.param(noise(20), 20, "", id="adjusted"),
    ],
)
def test_it_says_why_means_are_not_adjusted(
    controls: NDArray[np.float64] | None, replications: int, why_not: str
) -> None:
    found = adjustment_of(asking_for_controls(controls, replications=replications))

    assert found is not None
    assert found.why_not == why_not
    assert bool(found.worth) is (why_not == "")


def test_nothing_is_said_where_nobody_asks() -> None:
    assert adjustment_of(outcome()) is None
