"""Tests of the values of a lever."""

from typing import Any

import pytest
from pydantic import ValidationError

from sim.experiment.lever import Lever


def lever(written: dict[str, Any]) -> Lever:
    data: dict[str, Any] = {"path": "x", "label": {"es": "X", "en": "X"}, **written}
    return Lever.model_validate(data)


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ({"from": 1, "to": 4, "step": 1}, (1, 2, 3, 4)),
        ({"from": 0.1, "to": 0.3, "step": 0.1}, (0.1, 0.2, 0.3)),
        ({"from": 0, "to": 1, "step": 0.4}, (0, 0.4, 0.8)),
        (
            {"from": "1 months", "to": "2 months", "count": 3},
            ("1 months", "1.5 months", "2 months"),
        ),
        ({"from": -1, "to": 1, "count": 2}, (-1, 1)),
    ],
)
def test_range_gives_values_as_the_scenario_writes_them(
    written: dict[str, Any], values: tuple[object, ...]
) -> None:
    assert lever({"range": written}).each_value == values


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({}, "either 'values' or 'range'"),
        ({"values": [1], "range": {"from": 1, "to": 2, "step": 1}}, "either 'values' or 'range'"),
        ({"range": {"from": 1, "to": 2}}, "either 'step' or 'count'"),
        ({"range": {"from": 1, "to": 2, "step": 1, "count": 2}}, "either 'step' or 'count'"),
        ({"range": {"from": 2, "to": 1, "step": 1}}, "'to' above 'from'"),
        ({"range": {"from": 1, "to": 2, "step": 0}}, "a step above 0, got 0"),
        ({"range": {"from": 1, "to": 2, "step": -1}}, "a step above 0"),
        ({"range": {"from": "1 d", "to": "2 h", "count": 2}}, "the same unit"),
        ({"range": {"from": 0, "to": 1, "step": 0.0001}}, "at most 1000 values"),
    ],
)
def test_values_that_make_no_sense_are_named(written: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        lever(written)


@pytest.mark.parametrize(
    ("values", "numbers"),
    [(["1 d", "3 d"], (1, 3)), ([0.5, 1], (0.5, 1)), (["a", "b"], ()), (["1 d", "1 h"], ())],
)
def test_values_have_a_place_on_an_axis_where_they_are_numbers(
    values: list[object], numbers: tuple[float, ...]
) -> None:
    assert lever({"values": values}).numbers == numbers
