"""All lists that planners print, in order."""

from collections.abc import Callable

from sim.reporting.lists.expiry_watch import expiry_watch
from sim.reporting.lists.itinerant_calendar import itinerant_calendar
from sim.reporting.lists.loan_ledger import loan_ledger
from sim.reporting.lists.route_sheets import route_sheets
from sim.reporting.lists.units_at_risk import units_at_risk
from sim.reporting.lists.vital_at_zero import vital_at_zero
from sim.reporting.report.material import Material
from sim.reporting.table import Table

LISTS: tuple[Callable[[Material], Table | None], ...] = (
    units_at_risk,
    vital_at_zero,
    expiry_watch,
    route_sheets,
    loan_ledger,
    itinerant_calendar,
)


def planner_lists(material: Material) -> list[Table]:
    """Return the lists for which the results have something, in their order."""
    return [table for made in LISTS if (table := made(material)) is not None]
