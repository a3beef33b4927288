"""Tests of the first sheet of the workbook."""

from typing import Any

import pytest

from sim.reporting.answer import answer
from sim.reporting.report.material import Material
from sim.reporting.sheets.about import about
from tests.builders import outcome
from tests.materials import material


def said(known: Material) -> dict[Any, Any]:
    """Return what stands beside what."""
    return dict(about(known).rows)  # type: ignore[arg-type]  # rows of two


def test_answer_is_the_one_of_the_report() -> None:
    known = material()

    assert said(known)["Respuesta"] == answer(known.outcome, known.comparison, language="es")


@pytest.mark.parametrize(
    ("language", "items"),
    [
        (
            "es",
            [
                "Pregunta",
                "Respuesta",
                "Base de comparación",
                "Réplicas por estrategia",
                "Semilla",
                "Periodo medido",
                "Versiones",
                "Para repetirlo",
            ],
        ),
        (
            "en",
            [
                "Question",
                "Answer",
                "Baseline",
                "Replications of each strategy",
                "Seed",
                "Period measured",
                "Versions",
                "To run it again",
            ],
        ),
    ],
)
def test_items_come_in_one_order_in_both_languages(language: str, items: list[str]) -> None:
    assert list(said(material(language=language))) == items


def test_cells_are_text_so_that_nothing_is_taken_for_a_number() -> None:
    assert {type(value) for value in said(material()).values()} == {str}


def test_one_replication_is_said_without_nan() -> None:
    assert not any("nan" in value for value in said(material(outcome(replications=1))).values())


@pytest.mark.parametrize(("language", "sheet"), [("es", "Léeme"), ("en", "Read me")])
def test_sheet_is_titled_by_the_scenario(language: str, sheet: str) -> None:
    table = about(material(language=language))

    assert (table.sheet, table.title) == (sheet, {"es": "Prueba", "en": "Test"}[language])
