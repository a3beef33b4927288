"""Tests of how the report says that results were made."""

from dataclasses import replace
from typing import Any

import pytest

from sim.metrics.outcome import Outcome
from sim.reporting.report.how_run import HOW_RUN
from sim.scenario.text import Language
from tests.materials import material


def told(whole: Outcome, language: Language = "es") -> dict[str, Any]:
    context = HOW_RUN.context(replace(material(language=language), outcome=whole))
    assert context is not None
    return dict(context)


def test_command_plays_the_same_again() -> None:
    whole = replace(material().outcome, seed=7, replications=3)

    assert told(whole, "en")["command"] == (
        "abasto compare scenarios/prueba --seed 7 --replications 3 --lang en"
    )


@pytest.mark.parametrize(
    ("language", "period"),
    [
        ("es", "60 días desde el 2025-01-01, tras 365 días de calentamiento"),
        ("en", "60 days from 2025-01-01, after a warm-up of 365 days"),
    ],
)
def test_period_that_is_measured_leaves_out_the_warm_up(language: Language, period: str) -> None:
    assert told(material().outcome, language)["period"] == period


def test_long_periods_have_commas() -> None:
    known = material()
    whole = known.outcome
    run = whole.plan.base.run.model_copy(update={"horizon": 1461.0})
    base = whole.plan.base.model_copy(update={"run": run})
    context = HOW_RUN.context(
        replace(known, outcome=replace(whole, plan=replace(whole.plan, base=base)))
    )

    assert context is not None
    assert context["period"].startswith("1,461 días")


def test_versions_are_those_of_the_results_not_of_the_reader() -> None:
    whole = replace(material().outcome, versions={"abasto": "0.0.1", "model": "3"})

    assert told(whole)["versions"] == "abasto 0.0.1, model 3"


def test_number_that_was_given_needs_no_reason() -> None:
    assert told(material().outcome)["stop"] == ""
