"""A year as it went by: stock of a few products, and what a shock did.

It has no words but those of its charts, and is left out where there is neither.
"""

from sim.reporting.report.material import Material, Section
from sim.scenario.text import Text

_CHARTS = ("shock_recovery", "stock_over_time")


def _context(material: Material) -> dict[str, str] | None:
    return {} if material.charts_of(_CHARTS) else None


OVER_TIME = Section(
    "over_time", Text(es="A lo largo del año", en="Over the year"), {}, _context, charts=_CHARTS
)
