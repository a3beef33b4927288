"""All sheets that the workbook has before the lists, in order."""

from collections.abc import Callable

from sim.reporting.report.material import Material
from sim.reporting.sheets.about import about
from sim.reporting.sheets.assumptions import assumptions
from sim.reporting.sheets.groups import groups
from sim.reporting.sheets.kpis import kpis
from sim.reporting.sheets.products import products
from sim.reporting.sheets.units import units
from sim.reporting.table import Table

SHEETS: tuple[Callable[[Material], Table], ...] = (
    about,
    kpis,
    groups,
    units,
    products,
    assumptions,
)
