"""The *semáforo*: strategies by headline measures, in three bands, and which may be the best.

Each colour has a mark and a word beside it. Bands are of means: two strategies in one band may
differ for sure, and two in different ones by chance.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval
from sim.reporting.answer import chance_text
from sim.reporting.bands import AVAILABILITY, Tone
from sim.reporting.kpi_text import KpiText
from sim.reporting.report.material import Material, Section
from sim.scenario.text import Text

_DECIDES = "prescriptions_filled"

WORDS = {
    "strategy": Text(es="Estrategia", en="Strategy"),
    "baseline": Text(es="base de comparación", en="baseline"),
    "chance": Text(
        es="Probabilidad de surtir más que las demás", en="Chance of filling more than all others"
    ),
    "note": Text(
        es="Media ± mitad de su intervalo de {level}, de la mejor a la peor por recetas surtidas. ●"
        " óptimo: 90 % o más; ▲ regular: de 70 a 90 %; ■ bajo: menos de 70 % (bandas de"
        " disponibilidad del SISMED del Perú, aplicadas aquí a todos los porcentajes). El color"
        " es el de la media; las diferencias entre estrategias están en «Resultados».",
        en="Mean ± half of its {level} interval, from best to worst by prescriptions filled. ●"
        " good: 90% or more; ▲ middling: 70 to 90%; ■ bad: below 70% (bands of availability of"
        " Peru's SISMED, applied here to all shares). The colour is that of the mean; the"
        " differences between strategies are in “Results”.",
    ),
}

_MARKS: dict[Tone, str] = {"good": "●", "middling": "▲", "bad": "■", "": ""}
_TONES: dict[Tone, Text] = {
    "good": Text(es="óptimo", en="good"),
    "middling": Text(es="regular", en="middling"),
    "bad": Text(es="bajo", en="bad"),
    "": Text(es="sin dato", en="not known"),
}


class _Measure(NamedTuple):
    kpi: str
    label: Text
    shown: Callable[[Interval], Interval] = lambda mean: mean


def _rest(mean: Interval) -> Interval:
    return Interval(1 - mean.mean, mean.half_width, mean.level)


_MEASURES = (
    _Measure(_DECIDES, Text(es="Recetas surtidas completas", en="Prescriptions filled completely")),
    _Measure(
        "stockout_days_vital",
        Text(es="Claves vitales disponibles (días)", en="Vital products available (days)"),
        _rest,
    ),
    _Measure("worst_decile_filled", Text(es="Recetas, peor décimo", en="Filled, worst tenth")),
    _Measure("on_time", Text(es="Entregas a tiempo", en="Deliveries on time")),
)
_COST = "cost_per_filled_prescription"


def _context(material: Material) -> dict[str, Any]:
    compared = material.comparison.strategies
    order = sorted(compared, key=lambda name: -compared[name].means[_DECIDES].mean)
    return {
        "note": material.say(WORDS["note"], level=material.level),
        "measures": [material.say(measure.label) for measure in _MEASURES],
        "cost": _cost_text(material).label,
        "currency": _cost_text(material).unit,
        "rows": [_row(material, name) for name in order],
    }


def _row(material: Material, strategy: str) -> dict[str, Any]:
    compared = material.comparison.strategies[strategy]
    cost, cost_text = compared.means[_COST], _cost_text(material)
    chance = compared.chance_best[_DECIDES]
    return {
        "title": material.title(strategy),
        "is_baseline": strategy == material.outcome.baseline,
        "cells": [
            _cell(material, measure, measure.shown(compared.means[measure.kpi]))
            for measure in _MEASURES
        ],
        "cost": cost_text.value(cost.mean),
        "cost_half": cost_text.half_width(cost),
        "chance": chance_text(chance, material.language),
    }


def _cell(material: Material, measure: _Measure, mean: Interval) -> dict[str, str]:
    text = KpiText(KPIS[measure.kpi], material.language, "")
    tone = AVAILABILITY.tone(mean.mean)
    return {
        "value": text.value(mean.mean),
        "half_width": text.half_width(mean),
        "tone": tone,
        # colours alone would say nothing in print, or to one man in twelve
        "mark": _MARKS[tone],
        "word": material.say(_TONES[tone]),
    }


def _cost_text(material: Material) -> KpiText:
    currency = material.outcome.strategies[material.outcome.baseline].labels.currency
    return KpiText(KPIS[_COST], material.language, currency)


TRAFFIC_LIGHT = Section(
    "traffic_light",
    Text(es="Semáforo de las estrategias", en="The strategies at a glance"),
    WORDS,
    _context,
    scripts=("sort.js",),
)
