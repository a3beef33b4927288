"""How late goods come, and what the time is made of.

Medians say less than the curves: they are there to be quoted.
"""

from math import isfinite
from typing import Any

from sim.metrics.catalogue import KPIS
from sim.reporting.digest import StrategyDigest
from sim.reporting.kpi_text import KpiText
from sim.reporting.number_format import number
from sim.reporting.report.material import Material, Section
from sim.scenario.text import Text

_CHARTS = ("delivery_times", "coverage_curve", "time_made_of", "vehicles_at_work")

_ORDERED = Text(
    es="«{strategy}»: la mitad de las entregas llega en {days} días desde el pedido; a tiempo,"
    " {on_time}.",
    en="“{strategy}”: half of the deliveries come within {days} days of the order; on time,"
    " {on_time}.",
)
_SENT = Text(
    es="«{strategy}»: la mitad de las entregas llega en {days} días desde el inicio de la ronda,"
    " pues nadie pide; a tiempo, {on_time}.",
    en="“{strategy}”: half of the deliveries come within {days} days of the start of the round,"
    " for nobody orders; on time, {on_time}.",
)
_FEW = Text(
    es="«{strategy}»: menos de la mitad de las entregas llegó en el periodo medido; a tiempo,"
    " {on_time}.",
    en="“{strategy}”: less than half of the deliveries came within the period measured; on time,"
    " {on_time}.",
)


def _context(material: Material) -> dict[str, Any] | None:
    if not material.charts_of(_CHARTS):
        return None
    served = [played for played in material.data.strategies.values() if played.has_deliveries]
    served.sort(key=lambda played: played.median_days)
    return {"sentences": [_sentence(material, played) for played in served]}


def _sentence(material: Material, played: StrategyDigest) -> str:
    """Return the median of one strategy, or that less than half of its deliveries came at all."""
    text = KpiText(KPIS["on_time"], material.language, "")
    on_time = material.comparison.strategies[played.id].means["on_time"]
    came = _ORDERED if played.is_ordered else _SENT
    return material.say(
        came if isfinite(played.median_days) else _FEW,
        strategy=material.title(played.id),
        days=number(played.median_days, decimals=1),
        on_time=f"{text.value(on_time.mean)}\N{NO-BREAK SPACE}{text.half_width(on_time)}".rstrip(),
    )


DELIVERY_TIMES = Section(
    "delivery_times",
    Text(es="Tiempos de entrega", en="Delivery times"),
    {},
    _context,
    charts=_CHARTS,
)
