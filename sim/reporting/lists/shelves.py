"""What lists say of shelves: whose they are, which claves, and on which day.

Columns that several lists have stand here, so that they are named alike.
"""

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import VEN_CLASSES
from sim.domain.snapshot import snapshot_day
from sim.reporting.digest import StrategyDigest
from sim.reporting.report.material import Material
from sim.reporting.table import TableColumn
from sim.reporting.when import date_of
from sim.scenario.text import Text

PIECES = Text(es="piezas", en="pieces")

UNIT_KEY = TableColumn("facility", Text(es="Id de la unidad", en="Unit id"), on_page=False)
UNIT = TableColumn("name", Text(es="Unidad", en="Unit"))
CLAVE = TableColumn("product", Text(es="Clave", en="Product"), "code")
PRODUCT = TableColumn("product_name", Text(es="Descripción", en="Description"))
VEN = TableColumn("ven", Text(es="VEN", en="VEN"), "code")
CPM = TableColumn("amc_pieces", Text(es="CPM", en="AMC"), "number", PIECES, decimals=1)
"""Average monthly consumption as the plan expects it."""

_SYNTHETIC = Text(
    es=" * Unidad sintética: no existe, completa la red.",
    en=" * Synthetic unit: it does not exist, it completes the network.",
)


def unit_name(played: StrategyDigest, facility: int) -> str:
    """Return what people call a facility, with a star where we made it up.

    *facility* is its index among the labels. Labels may have more than the scenario, in old
    results.
    """
    labels = played.labels
    known = played.strategy.scenario.facilities.get(labels.facilities[facility])
    return labels.facility_names[facility] + (" *" if known and known.synthetic else "")


def star_note(material: Material, played: StrategyDigest) -> str:
    """Return what the star means, where any facility has one; else nothing."""
    houses = played.strategy.scenario.facilities.values()
    return material.say(_SYNTHETIC) if any(house.synthetic for house in houses) else ""


def day_kept(played: StrategyDigest) -> int:
    """Return the day whose shelves were kept, counted from the start of the warm-up."""
    return snapshot_day(played.first.first_day, played.first.last_day)


def date_kept(played: StrategyDigest) -> str:
    """Return its date."""
    return str(date_of(played, day_kept(played)))


def ven_rank(played: StrategyDigest) -> NDArray[np.int64]:
    """Return 0 for vital, 1 for essential, 2 for non-essential, product by product."""
    return np.array([VEN_CLASSES.index(ven) for ven in played.labels.ven])
