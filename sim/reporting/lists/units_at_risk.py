"""Units at risk: what each is likely to be out of, what it has, and when something comes.

The likelihood is of all replications; stock and next delivery are one of the ways it may come.
"""

from collections.abc import Mapping

import numpy as np

from sim.metrics.availability import kept
from sim.reporting.digest import StrategyDigest
from sim.reporting.lists.shelves import (
    CLAVE,
    CPM,
    PIECES,
    PRODUCT,
    UNIT,
    UNIT_KEY,
    VEN,
    date_kept,
    day_kept,
    star_note,
    unit_name,
    ven_rank,
)
from sim.reporting.number_format import percent
from sim.reporting.report.material import Material
from sim.reporting.table import Table, TableColumn, Value
from sim.reporting.when import date_of
from sim.reporting.words import UNITS
from sim.scenario.text import Text

TITLE = Text(es="Unidades en riesgo, por clave", en="Units at risk, by product")
SHEET = Text(es="Unidades en riesgo", en="Units at risk")
NOTE = Text(
    es="«{strategy}», al abrir el {date}. Probabilidad: en qué parte de las {replications} réplicas"
    " no quedaba nada; se listan las de {least} o más. Existencias y próxima entrega (de"
    " cualquier clave): simuladas, de la réplica 0. CPM: el que espera el plan.{star}",
    en="“{strategy}”, at opening on {date}. Probability: in which share of the {replications}"
    " replications nothing was left; those of {least} or more are listed. Stock and the next"
    " delivery (of any product): simulated, of replication 0. AMC: as the plan expects it."
    "{star}",
)

COLUMNS = (
    UNIT_KEY,
    UNIT,
    CLAVE,
    PRODUCT,
    VEN,
    CPM,
    TableColumn(
        "chance_out",
        Text(es="Probabilidad de desabasto", en="Probability of being out"),
        "share",
    ),
    TableColumn("stock_pieces", Text(es="Existencias", en="Stock"), "number", PIECES),
    TableColumn(
        "stock_months",
        Text(es="Cobertura", en="Months of stock"),
        "number",
        UNITS["months"],
        decimals=1,
    ),
    TableColumn("next_delivery", Text(es="Próxima entrega", en="Next delivery"), "date"),
)

_AT_RISK = 0.2


def units_at_risk(material: Material) -> Table | None:
    """Return what may be out at each unit, the surest first; None without a snapshot.

    Those that were out in a fifth of the replications or more, vital ones first among equals. Stock
    and next delivery are of replication 0, and say so.
    """
    played = material.best_played
    if not played.chance_out.size:
        return None
    return Table(
        name="units_at_risk",
        sheet=material.say(SHEET),
        title=material.say(TITLE),
        note=material.say(
            NOTE,
            strategy=material.title(played.id),
            date=date_kept(played),
            replications=material.outcome.replications,
            least=percent(_AT_RISK, language=material.language, decimals=0),
            star=star_note(material, played),
        ),
        columns=COLUMNS,
        rows=_rows(played),
    )


def _rows(played: StrategyDigest) -> list[tuple[Value, ...]]:
    labels, chance = played.labels, played.chance_out
    units, products = np.nonzero(kept(labels) & (chance >= _AT_RISK))
    monthly = labels.expected_month[units, products]
    # the last key counts first; equals stay in the order of the scenario
    order = np.lexsort((-monthly, ven_rank(played)[products], -chance[units, products]))
    arrivals = _next_deliveries(played)
    return [
        (
            labels.facilities[unit],
            unit_name(played, unit),
            labels.products[product],
            labels.product_names[product],
            labels.ven[product],
            float(labels.expected_month[unit, product]),
            float(chance[unit, product]),
            int(played.first.snapshot[unit, product]),
            float(played.first.snapshot[unit, product] / labels.expected_month[unit, product]),
            date_of(played, arrivals.get(unit, float("nan"))),
        )
        for unit, product in zip(units[order].tolist(), products[order].tolist(), strict=True)
    ]


def _next_deliveries(played: StrategyDigest) -> Mapping[int, float]:
    """Return when something next came to each facility in replication 0, where it did."""
    rows = played.first.deliveries
    coming = rows[(rows["received"] >= day_kept(played)) & (rows["pieces"] > 0)]
    # the last first, for of a key that comes again a mapping keeps the last: the earliest delivery
    last_first = np.sort(coming, order="received")[::-1]
    return dict(zip(last_first["facility"].tolist(), last_first["received"].tolist(), strict=True))
