"""Tests of the summary for programs."""

import json
from typing import Any

import pytest

from sim.experiment.summary import summary
from sim.metrics.comparison import compare
from tests.builders import outcome


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    written: dict[str, Any] = json.loads(json.dumps(summary(outcome()), allow_nan=False))
    return written


def test_means_are_those_of_the_comparison(data: dict[str, Any]) -> None:
    mean = compare(outcome()).strategies["kit"].means["prescriptions_filled"]

    assert data["strategies"]["kit"]["means"]["prescriptions_filled"] == {
        "mean": mean.mean,
        "low": mean.low,
        "high": mean.high,
    }


def test_baseline_has_no_differences(data: dict[str, Any]) -> None:
    assert data["strategies"]["pull"]["differences"] == {}


def test_difference_has_its_ends_around_the_mean(data: dict[str, Any]) -> None:
    difference = data["strategies"]["kit"]["differences"]["prescriptions_filled"]

    assert difference["low"] < difference["mean"] < difference["high"]


@pytest.mark.parametrize(
    ("key", "value"),
    [("scenario", "prueba"), ("baseline", "pull"), ("seed", 1), ("replications", 4)],
)
def test_it_says_what_was_played(data: dict[str, Any], key: str, value: object) -> None:
    assert data[key] == value
