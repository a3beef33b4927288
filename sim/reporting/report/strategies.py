"""What each strategy is, and what it asks.

Both are words of the scenario: its author says what is compared.
"""

from typing import Any

from sim.reporting.report.material import Material, Section
from sim.scenario.text import Text

WORDS = {"baseline": Text(es="base de comparación", en="baseline")}


def _context(material: Material) -> dict[str, Any]:
    strategies = material.plan.strategies
    return {
        "rows": [
            {
                "title": material.title(name),
                "question": strategies[name].question.in_language(material.language),
                "is_baseline": name == material.outcome.baseline,
            }
            for name in material.outcome.strategies
        ]
    }


STRATEGIES = Section("strategies", Text(es="Estrategias", en="Strategies"), WORDS, _context)
