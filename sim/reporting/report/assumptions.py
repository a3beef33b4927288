"""Every parameter that the scenario states, with its source and how sure it is."""

import re
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


AMOUNTS = {
    "row": Text(es="fila", en="row"),
    "rows": Text(es="filas", en="rows"),
    "day": Text(es="día", en="day"),
    "days": Text(es="días", en="days"),
    "week": Text(es="semana", en="week"),
    "weeks": Text(es="semanas", en="weeks"),
    "month": Text(es="mes", en="month"),
    "months": Text(es="meses", en="months"),
    "year": Text(es="año", en="year"),
    "years": Text(es="años", en="years"),
}
"""Words that stand behind a number in scenarios, and how many rows a table has."""

_AMOUNT = re.compile(r"([\d.]+) (\w+)")


def _context(material: Material) -> dict[str, Any]:
    return {
        "rows": [
            {
                "path": each.path,
                "value": _value(material, each.value),
                "source": each.source,
                "mark": material.say(MARKS[each.mark]),
            }
            for each in material.plan.assumptions
        ]
    }


def _value(material: Material, value: str) -> str:
    """Return a value in the language of the page where it is a number and a word that we know."""
    amount = _AMOUNT.fullmatch(value)
    if amount is None or amount[2] not in AMOUNTS:
        return value
    return f"{amount[1]} {material.say(AMOUNTS[amount[2]])}"


ASSUMPTIONS = Section(
    "assumptions",
    Text(es="Supuestos y sus fuentes", en="Assumptions and their sources"),
    WORDS,
    _context,
    scripts=("sort.js",),
)
