"""Which estimates weigh at all: the size of their effects beside what chance alone would give."""

from collections.abc import Mapping
from pathlib import Path

from sim.metrics.sensitivity.elementary_effects import Effects
from sim.reporting.kpi_text import KpiText
from sim.reporting.number_format import number
from sim.reporting.quotes import quoted
from sim.reporting.swept.part import ESTIMATE, Part, scale_of
from sim.reporting.table import Table, TableColumn
from sim.scenario.text import Text

TITLE = Text(es="Qué estimaciones pesan", en="Which estimates weigh")
NOTE = Text(
    es="{what}. µ*: tamaño medio del efecto de ir de un extremo al otro de lo posible; σ: cuánto"
    " varía según las demás. Por debajo del azar de las réplicas no se distingue de cero.",
    en="{what}. µ*: mean size of the effect of going from one end of what is possible to the"
    " other; σ: how much it varies with the others. Below the chance of the replications it cannot"
    " be told from none.",
)
ALT = Text(
    es="Un punto por estimación: tamaño medio de su efecto en el eje horizontal y cuánto varía en"
    " el vertical; las que más pesan llevan su nombre.",
    en="A dot an estimate: mean size of its effect on the horizontal axis, how much it varies on"
    " the vertical one; those that weigh most are named.",
)
MOST = Text(es="Lo que más pesa: {estimates}.", en="What weighs most: {estimates}.")
NONE = Text(
    es="Ninguna estimación pesa más que el azar de las réplicas.",
    en="No estimate weighs more than the chance of the replications.",
)
SIZE = Text(es="Efecto medio µ*", en="Mean effect µ*")
HALF = Text(es="± mitad de su intervalo", en="± half of its interval")
SPREAD = Text(es="Cuánto varía σ", en="How much it varies σ")
NOISE = Text(es="Azar de las réplicas", en="Chance of the replications")

_NAMED = 3


def weight(effects: Mapping[str, Effects], text: KpiText, *, what: str, chart: Path | None) -> Part:
    """Return the part on elementary *effects* by what planners call them, the largest first."""
    scale = scale_of(text)
    unit = Text(es=text.difference_unit, en=text.difference_unit)
    table = Table(
        "effects",
        sheet="",
        title=TITLE.in_language(text.language),
        note=NOTE.in_language(text.language).format(what=what),
        columns=(
            TableColumn("estimate", ESTIMATE),
            TableColumn("mu_star", SIZE, "number", unit, 2),
            TableColumn("half_width", HALF, "number", unit, 2),
            TableColumn("sigma", SPREAD, "number", unit, 2),
            TableColumn("noise", NOISE, "number", unit, 2),
        ),
        rows=[
            (
                name,
                scale * one.mean_size.mean,
                scale * one.mean_size.half_width,
                scale * one.deviation,
                scale * one.noise,
            )
            for name, one in effects.items()
        ],
    )
    return Part(_sentence(effects, text), table, chart, ALT.in_language(text.language))


def _sentence(effects: Mapping[str, Effects], text: KpiText) -> str:
    weighing = [
        f"{quoted(name, text.language)} ({number(scale_of(text) * one.mean_size.mean, decimals=1)}"
        f" {text.difference_unit})"
        for name, one in effects.items()
        if one.mean_size.mean > one.noise
    ]
    if not weighing:
        return NONE.in_language(text.language)
    return MOST.in_language(text.language).format(estimates=", ".join(weighing[:_NAMED]))
