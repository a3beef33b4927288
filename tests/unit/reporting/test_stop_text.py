"""Tests of why so many replications were played, in words."""

from dataclasses import replace

import pytest

from sim.metrics.outcome import Outcome
from sim.metrics.stopping import Stop
from sim.reporting.stop_text import stop_text
from sim.scenario.precision import Precision
from sim.scenario.text import Language
from tests.builders import outcome


def stopped(stop: Stop | None, **said: str) -> Outcome:
    """Return an outcome whose replications were played until they were precise."""
    made = outcome()
    run = made.plan.base.run.model_copy(update={"replications": Precision.model_validate(said)})
    base = made.plan.base.model_copy(update={"run": run})
    return replace(made, plan=replace(made.plan, base=base), stop=stop)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("es", "Se corrieron 35 réplicas: el intervalo más ancho de «Recetas surtidas completas»"),
        ("en", "35 replications were run: the widest interval of “"),
    ],
)
def test_it_says_how_many_there_are(language: Language, expected: str) -> None:
    text = stop_text(stopped(Stop(35, 0.0046, is_narrow=True), until="±0.5 points"), language)

    assert expected in text
    assert "±0.46" in text
    assert "±0.50" in text


def test_it_says_that_the_interval_stayed_wide() -> None:
    text = stop_text(stopped(Stop(200, 0.02, is_narrow=False), until="±0.5 points"), "en")

    assert "200 replications were run, the most there may be" in text


def test_figure_that_is_no_share_keeps_its_unit() -> None:
    made = stopped(Stop(35, 1800.0, is_narrow=True), until="±2000", of="transport_cost")

    assert "±1,800.00 MXN" in stop_text(made, "en")


def test_nothing_is_said_of_a_number_that_was_given() -> None:
    assert stop_text(outcome(), "es") == ""
