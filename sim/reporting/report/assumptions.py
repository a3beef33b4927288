"""Every parameter that the scenario states, with its source and how sure it is."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from sim.reporting.report.material import Material, Section
from sim.scenario.plan import Assumption, SourceMark
from sim.scenario.text import Language, Text

WORDS = {
    "parameter": Text(es="Parámetro", en="Parameter"),
    "value": Text(es="Valor", en="Value"),
    "mark": Text(es="Certeza", en="Mark"),
    "source": Text(es="Fuente", en="Source"),
    "note": Text(
        es="Parámetros y fuentes se citan como están escritos en los archivos del escenario; todos,"
        " uno por uno, en report.xlsx.",
        en="Parameters and sources are quoted as the files of the scenario have them; all of them,"
        " one by one, in report.xlsx.",
    ),
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

_MANY = 4
_AMOUNT = re.compile(r"([\d.]+) (\w+)")


_MARK_IN_FRONT = re.compile(r"^\[[A-Z]\]\s*")
_NAMES = re.compile(r"(?<=[._])")
"""Where a path may be broken: behind a point or an underscore."""


def _context(material: Material) -> dict[str, Any]:
    return {
        "note": material.say(WORDS["note"]),
        "rows": [
            {
                "path": _NAMES.split(each.path),
                "value": value_text(each.value, material.language),
                "source": _MARK_IN_FRONT.sub("", each.source, count=1),
                "mark": material.say(MARKS[each.mark]),
            }
            for each in _listed(material.plan.assumptions)
        ],
    }


def value_text(value: str, language: Language) -> str:
    """Return a value in *language* where it is a number and a word that we know."""
    amount = _AMOUNT.fullmatch(value)
    if amount is None or amount[2] not in AMOUNTS:
        return value
    return f"{amount[1]}\N{NO-BREAK SPACE}{AMOUNTS[amount[2]].in_language(language)}"


def _listed(assumptions: Iterable[Assumption]) -> Iterator[Assumption]:
    """Yield the assumptions, those of many single rows of one table as one: 19 routes, say."""
    for (path, mark, value), group in groupby(
        assumptions, lambda one: (one.path, one.mark, one.value)
    ):
        same = list(group)
        if value != "1 row" or len(same) < _MANY:
            yield from same
            continue
        yield Assumption(path, f"{len(same)} rows", f"{same[0].source} …", mark)


ASSUMPTIONS = Section(
    "assumptions",
    Text(es="Supuestos y sus fuentes", en="Assumptions and their sources"),
    WORDS,
    _context,
    scripts=("sort.js",),
)
