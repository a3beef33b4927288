"""What is gained against what it costs: who lies on the frontier, by how much and how surely.

The frontier of the chart is of two criteria, that of the table of all that the scenario defines.
"""

from collections.abc import Sequence
from math import isnan
from typing import Any, NamedTuple

from sim.metrics.catalogue import KPIS
from sim.metrics.frontier import defined, frontier_chances, on_frontier
from sim.reporting.answer import chance_text
from sim.reporting.kpi_text import KpiText
from sim.reporting.number_format import NOT_KNOWN
from sim.reporting.quotes import quoted
from sim.reporting.report.cells import Cell, shown
from sim.reporting.report.material import Material, Section
from sim.scenario.text import Text

WORDS = {
    "strategy": Text(es="Estrategia", en="Strategy"),
    "chance": Text(
        es="Probabilidad de quedar en la frontera", en="Probability of being on the frontier"
    ),
}
MARK = "◆"
"""Beside a strategy that is on the frontier by its means."""

_FRONTIER = Text(
    es="En la frontera: {strategies}. Ninguna otra surte más por menos dinero, según las medias.",
    en="On the frontier: {strategies}. No other fills more for less money, by the means.",
)
_ALL = Text(
    es="Si cuentan los {criteria} criterios de esta tabla, quedan en la frontera de Pareto las"
    " estrategias que ninguna otra iguala o supera en todos a la vez: con {mark}, según las"
    " medias; a la derecha, en qué parte de los remuestreos pareados de las réplicas. ± mitad del"
    " intervalo de {level}.",
    en="Where all {criteria} criteria of this table count, the Pareto frontier has the strategies"
    " that no other equals or beats in all of them at once: with {mark} by the means; on the right,"
    " in which share of paired resamples of the replications. ± half of the {level} interval.",
)


class Row(NamedTuple):
    """One strategy in the table of all criteria."""

    title: str
    """Its name, with the mark where it is on the frontier by its means."""

    cells: Sequence[Cell]
    """Its figure by each criterion."""

    chance: str
    """How sure it is that it is there."""


def _context(material: Material) -> dict[str, Any] | None:
    efficient = on_frontier(material.comparison)
    if len(material.outcome.strategies) == 1 or not efficient:
        return None
    titles = "; ".join(quoted(material.title(name), material.language) for name in efficient)
    criteria = defined(material.comparison)
    currency = material.outcome.strategies[material.outcome.baseline].labels.currency
    texts = [KpiText(KPIS[kpi], material.language, currency) for kpi in criteria]
    return {
        "frontier": material.say(_FRONTIER, strategies=titles),
        "note": material.say(_ALL, criteria=len(criteria), level=material.level, mark=MARK),
        "criteria": [(text.label, text.unit) for text in texts],
        "rows": _rows(material, texts),
    }


def _rows(material: Material, texts: Sequence[KpiText]) -> list[Row]:
    """Return all strategies, the likeliest on the frontier first."""
    criteria = [text.kpi.id for text in texts]
    chances = frontier_chances(material.outcome, criteria)
    known = {name: -1.0 if isnan(chance) else chance for name, chance in chances.items()}
    efficient = on_frontier(material.comparison, criteria)
    means = {name: each.means for name, each in material.comparison.strategies.items()}
    return [
        Row(
            f"{material.title(name)}\N{NO-BREAK SPACE}{MARK}"
            if name in efficient
            else material.title(name),
            [shown(means[name][text.kpi.id], None, text) for text in texts],
            NOT_KNOWN if isnan(chances[name]) else chance_text(chances[name], material.language),
        )
        for name in sorted(known, key=known.__getitem__, reverse=True)
    ]


TRADE_OFF = Section(
    "trade_off",
    Text(es="Lo que se surte y lo que cuesta", en="What is filled and what it costs"),
    WORDS,
    _context,
    charts=("trade_off", "cost_stack"),
    scripts=("sort.js",),
)
