"""The first page: what was asked, and the answer in a sentence with how sure it is."""

from math import isnan
from typing import Any

from sim.metrics.catalogue import KPIS
from sim.metrics.verdict import verdict
from sim.reporting.answer import answer
from sim.reporting.kpi_text import KpiText
from sim.reporting.report.material import Material, Section
from sim.scenario.text import Text

WORDS = {"answer": Text(es="Respuesta", en="Answer")}

_COST = Text(
    es="«{best}» cuesta {value} {unit} de transporte por receta surtida completa{against}",
    en="“{best}” costs {value} {unit} of transport per prescription filled completely{against}",
)
_WORST = Text(
    es="En el peor décimo de las unidades surte completas {value} de las recetas{against}",
    en="In the worst tenth of the units it fills {value} of prescriptions completely{against}",
)
_MORE = Text(es=", {by} {unit} más que «{baseline}».", en=", {by} {unit} more than “{baseline}”.")
_LESS = Text(es=", {by} {unit} menos que «{baseline}».", en=", {by} {unit} less than “{baseline}”.")
_ALIKE = Text(
    es="; la diferencia con «{baseline}» no se distingue del azar.",
    en="; the difference to “{baseline}” cannot be told from chance.",
)
_SENTENCES = {"cost_per_filled_prescription": _COST, "worst_decile_filled": _WORST}


def _context(material: Material) -> dict[str, Any]:
    base = material.plan.base
    return {
        "title": base.title.in_language(material.language),
        "question": base.question.in_language(material.language),
        "answer": answer(material.outcome, material.comparison, language=material.language),
        "further": _further(material),
    }


def _further(material: Material) -> list[str]:
    """Return at what cost the best strategy fills most, and what the worst served get."""
    found = verdict(material.outcome, material.comparison)
    if found is None:
        return []
    return [
        _said(material, found.best, kpi)
        for kpi in _SENTENCES
        if not isnan(material.comparison.strategies[found.best].means[kpi].mean)
    ]


def _said(material: Material, best: str, kpi: str) -> str:
    compared = material.comparison.strategies[best]
    currency = material.outcome.strategies[material.outcome.baseline].labels.currency
    text = KpiText(KPIS[kpi], material.language, currency)
    difference = compared.differences.get(kpi)
    against = "."
    if difference is not None:
        sign = _MORE if difference.mean > 0 else _LESS
        against = material.say(
            sign if difference.excludes_zero else _ALIKE,
            by=text.amount(abs(difference.mean)),
            unit=text.difference_unit,
            baseline=material.title(material.outcome.baseline),
        )
    value = f"{text.value(compared.means[kpi].mean)} {text.half_width(compared.means[kpi])}"
    return material.say(
        _SENTENCES[kpi],
        best=material.title(best),
        value=value.strip(),
        unit=text.unit,
        against=against,
    )


FIRST_PAGE = Section("first_page", Text(es="Respuesta", en="Answer"), WORDS, _context)
