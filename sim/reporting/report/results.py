"""The headline figures of every strategy, with the paired difference to the baseline.

It is the table of the terminal, where figures have room for both.
"""

from typing import Any

from sim.metrics.catalogue import KPIS
from sim.reporting import words
from sim.reporting.additional_cost_text import additional_cost_text
from sim.reporting.kpi_text import KpiText
from sim.reporting.report.cells import Cell, kpi_cell
from sim.reporting.report.material import Material, Section
from sim.reporting.terminal import SURE_MARK
from sim.scenario.text import Text

WORDS = {
    "kpi": Text(es="Indicador", en="KPI"),
    "baseline": Text(es="base de comparación", en="baseline"),
}


def _context(material: Material) -> dict[str, Any]:
    return {
        "note": material.say(
            words.TABLE_NOTE,
            level=material.level,
            replications=material.outcome.replications,
            mark=SURE_MARK,
        ),
        "rows": _rows(material),
    }


def _rows(material: Material) -> list[tuple[str, str, list[Cell]]]:
    """Return name, unit and a cell a strategy: headline KPIs, then the cost of one more filled."""
    outcome, comparison = material.outcome, material.comparison
    currency = outcome.strategies[outcome.baseline].labels.currency
    texts = [KpiText(KPIS[kpi], material.language, currency) for kpi in comparison.headline]
    rows = [
        (text.label, text.unit, [kpi_cell(comparison, name, text) for name in outcome.strategies])
        for text in texts
    ]
    if len(outcome.strategies) == 1:
        return rows
    costs = [_additional_cost(material, name) for name in outcome.strategies]
    return [*rows, (material.say(words.ADDITIONAL_COST), currency, costs)]


def _additional_cost(material: Material, strategy: str) -> Cell:
    compared = material.comparison.strategies[strategy]
    cost = additional_cost_text(compared.additional_cost, language=material.language)
    return Cell(cost.value, "", cost.interval, "")


RESULTS = Section(
    "results", Text(es="Resultados", en="Results"), WORDS, _context, charts=("strategies_compared",)
)
