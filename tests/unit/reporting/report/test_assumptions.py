"""Tests of what the report says of each parameter and its source."""

from dataclasses import replace
from typing import Any

import pytest

from sim.metrics.outcome import Outcome
from sim.reporting.report.assumptions import ASSUMPTIONS, MARKS
from sim.scenario.plan import Assumption
from sim.scenario.text import Language
from tests.materials import HOSTILE, material


def assuming(*assumptions: Assumption) -> Outcome:
    whole = material().outcome
    return replace(whole, plan=replace(whole.plan, assumptions=assumptions))


def rows(whole: Outcome, language: Language = "es") -> list[dict[str, Any]]:
    context = ASSUMPTIONS.context(replace(material(language=language), outcome=whole))
    assert context is not None
    return list(context["rows"])


@pytest.mark.parametrize(
    ("value", "es", "en"),
    [
        ("30 days", "30 días", "30 days"),
        ("1 day", "1 día", "1 day"),
        ("0.5 months", "0.5 meses", "0.5 months"),
        ("2 weeks", "2 semanas", "2 weeks"),
        ("1 year", "1 año", "1 year"),
        ("3 rows", "3 filas", "3 rows"),
        ("30 d", "30 d", "30 d"),
        ("0.05", "0.05", "0.05"),
        ("pull_by_exception", "pull_by_exception", "pull_by_exception"),
        ("weeks of rain", "weeks of rain", "weeks of rain"),
        ("", "", ""),
    ],
)
def test_amounts_are_in_the_language_of_the_page(value: str, es: str, en: str) -> None:
    whole = assuming(Assumption("a.b", value, "source", "found"))

    shown = [rows(whole, language)[0]["value"] for language in ("es", "en")]

    assert [value.replace("\N{NO-BREAK SPACE}", " ") for value in shown] == [es, en]


@pytest.mark.parametrize("mark", MARKS)
def test_every_mark_has_a_word(mark: Any) -> None:  # noqa: ANN401 - a closed choice
    (row,) = rows(assuming(Assumption("a.b", "1", "source", mark)))

    assert row["mark"] == MARKS[mark].es


def test_rows_stay_in_the_order_of_the_scenario() -> None:
    names = ("z", "a", "m")
    whole = assuming(*(Assumption(name, "1", "", "found") for name in names))

    assert ["".join(row["path"]) for row in rows(whole)] == list(names)


def test_scenario_without_sources_has_no_rows() -> None:
    assert rows(assuming()) == []


@pytest.mark.parametrize("source", HOSTILE)
def test_source_is_left_as_its_author_wrote_it(source: str) -> None:
    (row,) = rows(assuming(Assumption("a.b", "1", source, "stated")))

    assert row["source"] == source
