"""Who gains and who loses: results by group of facilities and of products."""

from typing import Any

from sim.reporting.breakdown import facility_groups, product_groups
from sim.reporting.report.cells import filled_text, shown
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
    }


GROUPS = Section(
    "groups",
    Text(es="Quién gana y quién no", en="Who gains and who does not"),
    WORDS,
    _context,
    charts=("availability_by_unit", "stock_bands"),
)
