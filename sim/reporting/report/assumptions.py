"""Every parameter that the scenario states, with its source and how sure it is."""

from typing import Any

from sim.reporting.report.material import Material, Section
from sim.scenario.plan import SourceMark
from sim.scenario.text import Text

WORDS = {
    "parameter": Text(es="Parámetro", en="Parameter"),
    "value": Text(es="Valor", en="Value"),
    "mark": Text(es="Certeza", en="Mark"),
    "source": Text(es="Fuente", en="Source"),
}

MARKS: dict[SourceMark, Text] = {
    "stated": Text(es="declarado", en="stated"),
    "found": Text(es="encontrado", en="found"),
    "computed": Text(es="calculado", en="computed"),
    "recalled": Text(es="de memoria, sin verificar", en="recalled, not verified"),
    "estimate": Text(es="estimación", en="estimate"),
    "unmarked": Text(es="sin marca", en="unmarked"),
}


def _context(material: Material) -> dict[str, Any]:
    return {
        "rows": [
            {
                "path": each.path,
                "value": each.value,
                "source": each.source,
                "mark": material.say(MARKS[each.mark]),
            }
            for each in material.plan.assumptions
        ]
    }


ASSUMPTIONS = Section(
    "assumptions",
    Text(es="Supuestos y sus fuentes", en="Assumptions and their sources"),
    WORDS,
    _context,
    scripts=("sort.js",),
)
