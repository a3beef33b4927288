"""The units at risk: the tenth that fares worst, with how sure that is.

It is of the best strategy that is not the baseline: who would still be left behind.
"""

from typing import Any

from sim.metrics.interval import Interval
from sim.reporting.number_format import percent
from sim.reporting.report.cells import filled_text
from sim.reporting.report.material import Material, Section
from sim.reporting.worst_units import worst_units
from sim.scenario.text import Language, Text

WORDS = {
    "note": Text(
        es="El 10 % de las unidades que menos recetas surte con «{strategy}», de peor a mejor. La"
        " última columna dice en qué parte de las réplicas quedó en el peor 10 %.",
        en="The 10% of units that fill fewest prescriptions under “{strategy}”, the worst first."
        " The last column says in which share of replications it was in the worst 10%.",
    ),
    "unit": Text(es="Unidad", en="Unit"),
    "filled": Text(es="Recetas completas", en="Prescriptions filled"),
    "filled_baseline": Text(es="Con la base", en="Under the baseline"),
    "stockout": Text(es="Días-clave en desabasto", en="Product-days out of stock"),
    "chance_worst": Text(es="Probabilidad de estar en el peor 10 %", en="Chance of the worst 10%"),
    "synthetic": Text(es="sintética", en="synthetic"),
    "synthetic_note": Text(
        es="Las unidades sintéticas no existen: completan la red donde no hay registro público.",
        en="Synthetic units do not exist: they complete the network where no register is public.",
    ),
}


def _context(material: Material) -> dict[str, Any]:
    title = material.title(material.best_other)
    return {"note": material.say(WORDS["note"], strategy=title), "rows": _rows(material)}


def _rows(material: Material) -> list[dict[str, object]]:
    """Return the worst tenth of the best other strategy, each beside its baseline."""
    data, language = material.data, material.language
    baseline = data.strategies[data.baseline]
    means = dict(zip(baseline.labels.facilities, baseline.filled.mean(axis=0), strict=True))
    return [
        {
            "name": unit.name,
            "is_synthetic": unit.is_synthetic,
            "filled": _share(unit.filled, language),
            # by id, as strategies may have facilities of their own
            "baseline": percent(float(means.get(unit.facility, "nan")), language=language),
            "stockout": percent(unit.stockout, language=language),
            "chance": percent(unit.chance_worst, language=language, decimals=0),
        }
        for unit in worst_units(data.strategies[material.best_other])
    ]


def _share(share: Interval, language: Language) -> str:
    text = filled_text(language)
    return f"{text.value(share.mean)} {text.half_width(share)}".rstrip()


UNITS = Section(
    "units",
    Text(es="Unidades en riesgo", en="Units at risk"),
    WORDS,
    _context,
    charts=("unit_product",),
    scripts=("sort.js",),
)
