"""Tests of figures that a user names."""

import pytest

from sim.errors import SimError
from sim.experiment.figure import known_figure, tolerance_of
from sim.metrics.catalogue import KPIS


def test_unknown_figure_is_named_with_the_nearest_one() -> None:
    with pytest.raises(SimError, match="--kpi: no figure is called 'on_tme'; did you mean 'on_tim"):
        known_figure("on_tme", "--kpi")


@pytest.mark.parametrize(
    ("kpi", "text", "expected"),
    [("on_time", "0.5 points", 0.005), ("transport_cost", "2000", 2000)],
)
def test_distance_is_in_the_unit_of_the_figure(kpi: str, text: str, expected: float) -> None:
    assert tolerance_of(KPIS[kpi], text, "--delta") == pytest.approx(expected)


@pytest.mark.parametrize(
    ("kpi", "text", "message"),
    [
        ("on_time", "0.5", "--delta: 'on_time' is a share: expected points"),
        ("transport_cost", "1 points", "is no share: expected a number in its own unit .currency"),
        ("transport_cost", "a bit", "--delta: expected a number above 0"),
    ],
)
def test_distance_in_another_unit_is_refused(kpi: str, text: str, message: str) -> None:
    with pytest.raises(SimError, match=message):
        tolerance_of(KPIS[kpi], text, "--delta")
