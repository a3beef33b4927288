"""What each strategy fills against what its transport costs, and who lies on the frontier."""

from typing import Any

from sim.metrics.frontier import on_frontier
from sim.reporting.report.material import Material, Section
from sim.scenario.text import Text

_FRONTIER = Text(
    es="En la frontera: {strategies}. Ninguna otra surte más por menos dinero, según las medias.",
    en="On the frontier: {strategies}. No other fills more for less money, by the means.",
)


def _context(material: Material) -> dict[str, Any] | None:
    efficient = on_frontier(material.comparison)
    if len(material.outcome.strategies) == 1 or not efficient:
        return None
    titles = "; ".join(f"«{material.title(name)}»" for name in efficient)
    return {"frontier": material.say(_FRONTIER, strategies=titles)}


TRADE_OFF = Section(
    "trade_off",
    Text(es="Lo que se surte y lo que cuesta", en="What is filled and what it costs"),
    {},
    _context,
    charts=("trade_off", "cost_stack"),
)
