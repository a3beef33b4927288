"""Tests of what every section of the report draws from."""

from dataclasses import replace

import pytest

from sim.reporting.report.material import ReportChart
from sim.scenario.text import Text
from tests.builders import outcome
from tests.materials import material

HELLO = Text(es="Hola, {name}", en="Hello, {name}")
CHARTS = [ReportChart("a", "1"), ReportChart("b", "2"), ReportChart("a", "3")]


@pytest.mark.parametrize(("language", "said"), [("es", "Hola, Ana"), ("en", "Hello, Ana")])
def test_words_are_filled_in_in_the_language_of_the_page(language: str, said: str) -> None:
    assert material(language=language).say(HELLO, name="Ana") == said


def test_what_is_filled_in_is_not_filled_in_again() -> None:
    assert material().say(HELLO, name="{name}") == "Hola, {name}"


def test_missing_value_is_a_defect() -> None:
    with pytest.raises(KeyError, match="name"):
        material().say(HELLO)


def test_words_for_scripts_stay_open() -> None:
    assert material().words({"hello": HELLO}) == {"hello": "Hola, {name}"}


@pytest.mark.parametrize(
    ("kinds", "drawings"),
    [(("a",), ["1", "3"]), (("b", "a"), ["2", "1", "3"]), (("c",), []), ((), [])],
)
def test_charts_come_in_the_order_of_the_kinds_asked_for(
    kinds: tuple[str, ...], drawings: list[str]
) -> None:
    known = replace(material(), charts=CHARTS)

    assert [chart.svg for chart in known.charts_of(kinds)] == drawings


def test_baseline_is_marked_among_the_columns() -> None:
    columns = material(outcome(("pull", "kit", "push"))).columns()

    assert [column["is_baseline"] for column in columns] == [True, False, False]
    assert columns[2]["title"] == "Reposición en ruta"


def test_strategy_alone_is_the_best_other() -> None:
    assert material(outcome(("kit",))).best_other == "kit"


@pytest.mark.parametrize(("language", "level"), [("es", "95\N{NO-BREAK SPACE}%"), ("en", "95%")])
def test_level_is_that_of_the_family_of_intervals(language: str, level: str) -> None:
    assert material(language=language).level == level
