"""Tests of what the report says of each strategy."""

from typing import Any

import pytest

from sim.reporting.report.strategies import STRATEGIES
from tests.builders import outcome
from tests.materials import material


def rows(language: str = "es", *names: str) -> list[dict[str, Any]]:
    context = STRATEGIES.context(material(outcome(names or ("pull", "kit")), language))
    assert context is not None
    return list(context["rows"])


@pytest.mark.parametrize(
    ("language", "title", "question"),
    [("es", "Kit mensual fijo", "¿Y si…?"), ("en", "Fixed monthly kit", "What if…?")],
)
def test_strategy_has_its_title_and_what_it_asks(language: str, title: str, question: str) -> None:
    assert rows(language)[1] == {"title": title, "question": question, "is_baseline": False}


def test_order_is_that_of_the_scenario_and_the_baseline_is_marked() -> None:
    told = rows("es", "push", "pull", "kit")

    assert told[0]["title"] == "Reposición en ruta"
    assert [row["is_baseline"] for row in told] == [True, False, False]
