"""Who gains and who loses: by group of facilities and of products, and how equal all fare.

Differences within a group hold together at the level that is named, not those of all groups.
"""

from typing import Any

from sim.metrics.catalogue import KPIS
from sim.metrics.equity import EQUITY
from sim.reporting.breakdown import facility_groups, product_groups
from sim.reporting.kpi_text import KpiText
from sim.reporting.report.cells import Cell, filled_text, kpi_cell, shown
from sim.reporting.report.material import Material, Section
from sim.scenario.text import Text

WORDS = {
    "group": Text(es="Grupo", en="Group"),
    "note": Text(
        es="Recetas surtidas completas en cada grupo, y piezas surtidas de cada clase VEN; ± mitad"
        " del intervalo de {level}; debajo, diferencia pareada con la base.",
        en="Prescriptions filled completely in each group, and pieces filled of each VEN class; ±"
        " half of the {level} interval; below, paired difference to the baseline.",
    ),
    "measure": Text(es="Medida", en="Measure"),
    "equity": Text(es="Equidad", en="Equity"),
    "equity_note": Text(
        es="Qué tan parejo se surte entre unidades. Peor décimo: media del 10 % de las unidades que"
        " menos surte. Remoto ÷ cercano: 1 es igual; menos, pierden las más lejanas. Gini: 0 es"
        " igual.",
        en="How equally units are served. Worst tenth: mean of the 10% of units that fill least."
        " Remote ÷ near: 1 is equal; below, the most remote lose. Gini: 0 is equal.",
    ),
    "by_name": Text(es="El peor décimo, por nombre", en="The worst tenth by name"),
}


def _context(material: Material) -> dict[str, Any]:
    data, language = material.data, material.language
    groups = [*facility_groups(data, language=language), *product_groups(data, language=language)]
    text = filled_text(language)
    return {
        "note": material.say(WORDS["note"], level=material.level),
        "rows": [
            (
                group.name,
                [
                    shown(group.shares[name], group.differences.get(name), text)
                    for name in data.strategies
                ],
            )
            for group in groups
        ],
        "equity": _equity(material),
    }


def _equity(material: Material) -> list[tuple[str, list[Cell]]]:
    """Return each measure of equity with a cell a strategy."""
    texts = [KpiText(KPIS[kpi.id], material.language, "") for kpi in EQUITY]
    return [
        (
            text.label,
            [kpi_cell(material.comparison, name, text) for name in material.data.strategies],
        )
        for text in texts
    ]


GROUPS = Section(
    "groups",
    Text(es="Quién gana y quién no", en="Who gains and who does not"),
    WORDS,
    _context,
    charts=("availability_by_unit", "stock_bands"),
    scripts=("sort.js",),
)
