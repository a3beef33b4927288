"""How late goods come, and what the time is made of."""

from sim.reporting.report.material import Material, Section
from sim.scenario.text import Text

_CHARTS = ("delivery_times", "coverage_curve", "time_made_of", "vehicles_at_work")


def _context(material: Material) -> dict[str, str] | None:
    return {} if material.charts_of(_CHARTS) else None


DELIVERY_TIMES = Section(
    "delivery_times",
    Text(es="Tiempos de entrega", en="Delivery times"),
    {},
    _context,
    charts=_CHARTS,
)
