"""The first page: what was asked, and the answer in a sentence with how sure it is."""

from typing import Any

from sim.reporting.answer import answer
from sim.reporting.report.material import Material, Section
from sim.scenario.text import Text

WORDS = {"answer": Text(es="Respuesta", en="Answer")}


def _context(material: Material) -> dict[str, Any]:
    base = material.plan.base
    return {
        "title": base.title.in_language(material.language),
        "question": base.question.in_language(material.language),
        "answer": answer(material.outcome, material.comparison, language=material.language),
    }


FIRST_PAGE = Section("first_page", Text(es="Respuesta", en="Answer"), WORDS, _context)
