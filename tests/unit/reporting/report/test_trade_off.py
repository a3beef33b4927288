"""Tests of what is gained against what it costs, as the report tells it."""

from dataclasses import replace
from typing import Any

import pytest

from sim.metrics.comparison import compare
from sim.metrics.outcome import Outcome
from sim.reporting.digest import digest
from sim.reporting.report.material import Material
from sim.reporting.report.trade_off import TRADE_OFF
from sim.scenario.text import Language
from tests.builders import outcome


def told(whole: Outcome, language: Language = "es") -> dict[str, Any] | None:
    return TRADE_OFF.context(Material(whole, compare(whole), digest(whole), [], language))


def with_figures(**figures: dict[str, float]) -> Outcome:
    """Return strategies that fare alike but for these figures."""
    whole = outcome(tuple(figures))
    same = whole.strategies[whole.baseline].kpis
    strategies = {
        name: replace(played, kpis=[{**kpis, **figures[name]} for kpis in same])
        for name, played in whole.strategies.items()
    }
    return replace(whole, strategies=strategies)


def test_table_has_the_likeliest_first_with_its_mark() -> None:
    context = told(with_figures(pull={"transport_cost": 9e9}, kit={}))

    assert context is not None
    assert [row.title for row in context["rows"]] == [
        "Kit mensual fijo\N{NO-BREAK SPACE}◆",
        "Pedido por excepción",
    ]


def test_another_criterion_keeps_a_strategy_on_the_frontier() -> None:
    context = told(with_figures(pull={"transport_cost": 9e9, "expired_share": -1.0}, kit={}))

    assert context is not None
    assert all("◆" in row.title for row in context["rows"])


def test_criterion_that_nobody_has_is_no_column() -> None:
    nothing = {"expired_share": float("nan")}
    context = told(with_figures(pull=nothing, kit=nothing))

    assert context is not None
    assert len(context["criteria"]) == 3


def test_strategy_without_a_figure_has_no_chance() -> None:
    context = told(with_figures(pull={"expired_share": float("nan")}, kit={}))

    assert context is not None
    assert context["rows"][-1].chance == "–"


@pytest.mark.parametrize(("language", "part"), [("es", "los 4 criterios"), ("en", "all 4 crit")])
def test_note_says_what_the_table_shows(language: Language, part: str) -> None:
    context = told(outcome(), language)

    assert context is not None
    assert part in context["note"]


def test_one_strategy_alone_has_no_frontier() -> None:
    assert told(outcome(("pull",))) is None
