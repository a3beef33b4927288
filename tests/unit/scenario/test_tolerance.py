"""Tests of how far apart two figures may be."""

import pytest

from sim.scenario.tolerance import Tolerance, read_tolerance


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("±0.5 points", Tolerance(0.005, in_points=True)),
        ("0.5points", Tolerance(0.005, in_points=True)),
        ("±2000", Tolerance(2000, in_points=False)),
        ("± .25", Tolerance(0.25, in_points=False)),
    ],
)
def test_number_is_read_with_its_unit(text: str, expected: Tolerance) -> None:
    assert read_tolerance(text) == expected


@pytest.mark.parametrize("text", ["", "±0 points", "narrow", "±1 d", "-1 points"])
def test_what_is_no_distance_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="expected a number above 0"):
        read_tolerance(text)
