"""Tests of what a scenario says of precision."""

import pytest
from pydantic import ValidationError

from sim.scenario.precision import Precision
from sim.scenario.run import Run


@pytest.mark.parametrize(
    ("until", "half_width"),
    [("±0.5 points", 0.005), ("0.5 points", 0.005), ("±2000", 2000), ("± 0.25", 0.25)],
)
def test_half_width_is_read_with_its_unit(until: str, half_width: float) -> None:
    assert Precision(until=until).half_width == pytest.approx(half_width)


@pytest.mark.parametrize("until", ["", "±0 points", "narrow", "±1 d", "-1 points"])
def test_what_is_no_half_width_is_refused(until: str) -> None:
    with pytest.raises(ValidationError, match="expected half of an interval, above 0"):
        Precision(until=until)


def test_it_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValidationError, match="'at_most' to be 'at_least'"):
        Precision(until="±1", at_most=12)


def test_run_takes_a_number_or_a_precision() -> None:
    forms = [Run.model_validate({"replications": form}) for form in (7, {"until": "±1 points"})]

    assert [run.replications for run in forms] == [7, Precision(until="±1 points")]
