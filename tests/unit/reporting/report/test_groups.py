"""Tests of who gains and who loses, as the report tells it."""

from typing import Any

import pytest

from sim.metrics.equity import EQUITY
from sim.reporting.report.groups import GROUPS
from sim.reporting.report.material import Material
from sim.reporting.report_words import VEN
from sim.scenario.text import Language
from tests.builders import outcome
from tests.materials import material


def told(known: Material) -> dict[str, Any]:
    context = GROUPS.context(known)
    assert context is not None
    return dict(context)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        (
            "es",
            [
                "hospitales",
                "unidades pequeñas",
                "quinta parte más cercana",
                "quinta parte más remota",
                "región sierra",
                "región centro",
                "claves vitales (piezas)",
                "claves esenciales (piezas)",
                "claves no esenciales (piezas)",
            ],
        ),
        ("en", ["hospitals", "small units", "nearest fifth", "most remote fifth"]),
    ],
)
def test_groups_are_facilities_then_products(language: Language, names: list[str]) -> None:
    rows = told(material(language=language))["rows"]

    shown = [name.casefold() for name, _ in rows]

    assert set(names) <= set(shown)
    assert len(shown) == len(set(shown)) == 9
    assert shown[-3:] == [text.in_language(language) for text in VEN.values()]


def test_each_group_has_a_cell_a_strategy() -> None:
    rows = told(material(outcome(("pull", "kit", "push"))))["rows"]

    assert {len(cells) for _, cells in rows} == {3}
    assert all(cells[0].difference == "" for _, cells in rows)


def test_equity_has_a_row_a_measure() -> None:
    rows = told(material())["equity"]

    assert len(rows) == len(EQUITY)
    assert {len(cells) for _, cells in rows} == {2}


def test_one_replication_shows_no_interval_and_no_mark() -> None:
    context = told(material(outcome(replications=1)))
    cells = [cell for _, row in (*context["rows"], *context["equity"]) for cell in row]

    assert {cell.half_width for cell in cells} == {""}
    assert {cell.tone for cell in cells} == {""}
    assert not any("*" in cell.difference for cell in cells)


@pytest.mark.parametrize(("language", "level"), [("es", "95\N{NO-BREAK SPACE}%"), ("en", "95%")])
def test_note_names_the_level(language: str, level: str) -> None:
    assert level in told(material(language=language))["note"]
