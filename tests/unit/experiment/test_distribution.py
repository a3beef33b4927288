"""Tests of the distributions of what is not known."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from sim.experiment.distribution import Distribution

ADAPTER: TypeAdapter[Distribution] = TypeAdapter(Distribution)
BELL = {"kind": "normal", "low": 0, "high": 10, "mean": 5, "deviation": 2}


def value(share: float, written: dict[str, Any]) -> object:
    return ADAPTER.validate_python(written).value_at(share)


@pytest.mark.parametrize(
    ("written", "share", "expected"),
    [
        ({"kind": "uniform", "low": 2, "high": 4}, 0.25, 2.5),
        ({"kind": "uniform", "low": "10 d", "high": "20 d"}, 0.5, "15 d"),
        ({"kind": "loguniform", "low": 0.01, "high": 1}, 0.5, 0.1),
        ({"kind": "triangular", "low": 0, "mode": 2, "high": 4}, 0.5, 2),
        ({"kind": "triangular", "low": 0, "mode": 0, "high": 4}, 0.75, 2),
        ({"kind": "triangular", "low": 0, "mode": 4, "high": 4}, 0.25, 2),
        (BELL, 0.5, 5),
        ({**BELL, "low": 5}, 0.0, 5),
        ({"kind": "choice", "values": ["a", "b"]}, 0.4, "a"),
        ({"kind": "choice", "values": ["a", "b"]}, 0.5, "b"),
        ({"kind": "choice", "values": ["a", "b"], "weights": [9, 1]}, 0.85, "a"),
    ],
)
def test_value_below_which_a_share_lies(
    written: dict[str, Any], share: float, expected: object
) -> None:
    assert value(share, written) == expected


def test_bell_is_cut_off_and_not_piled_up_at_its_ends() -> None:
    cut = BELL | {"low": 4, "high": 6}
    # Φ(-0.5) = 0.308538 and Φ(0.5) = 0.691462: a quarter of the way is Φ(-0.242315) = 0.404269
    quarter = 5 + 2 * -0.242315

    assert value(0.25, cut) == pytest.approx(quarter, abs=1e-4)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({"kind": "uniform", "low": 4, "high": 2}, "'high' above 'low'"),
        ({"kind": "uniform", "low": "1 d", "high": "2 h"}, "the same unit"),
        ({"kind": "uniform", "low": "few", "high": "many"}, "expected a number"),
        ({"kind": "loguniform", "low": 0, "high": 2}, "'low' above 0"),
        ({"kind": "triangular", "low": 0, "mode": 5, "high": 4}, "'mode' from 0 to 4"),
        ({**BELL, "deviation": 0}, "'deviation' above 0"),
        ({"kind": "choice", "values": ["a", "b"], "weights": [1]}, "one weight a value"),
    ],
)
def test_what_makes_no_sense_is_named(written: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        value(0.5, written)
