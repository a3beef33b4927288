"""Vital claves at zero: at how many units, and what stores have of them.

Where stores have plenty it is distribution that fails, where they have none it is supply.
"""

import numpy as np

from sim.metrics.availability import kept
from sim.reporting.digest import StrategyDigest
from sim.reporting.lists.shelves import (
    CLAVE,
    PIECES,
    PRODUCT,
    date_kept,
    star_note,
    unit_name,
)
from sim.reporting.report.material import Material
from sim.reporting.table import Table, TableColumn, Value
from sim.scenario.text import Text

TITLE = Text(es="Claves vitales en cero", en="Vital products at zero")
NOTE = Text(
    es="«{strategy}», al abrir el {date}. Unidades en cero: media de {replications} réplicas."
    " Existencias en almacenes: simuladas, de la réplica 0.{star}",
    en="“{strategy}”, at opening on {date}. Units at zero: mean of {replications} replications."
    " Stock in stores: simulated, of replication 0.{star}",
)

COLUMNS = (
    CLAVE,
    PRODUCT,
    TableColumn("units", Text(es="Unidades que la manejan", en="Units that keep it"), "number"),
    TableColumn("units_at_zero", Text(es="En cero", en="At zero"), "number", decimals=1),
    TableColumn(
        "share_at_zero", Text(es="Proporción en cero", en="Share at zero"), "share", decimals=1
    ),
    TableColumn(
        "amc_at_zero_pieces",
        Text(es="CPM de las que están en cero", en="AMC of those at zero"),
        "number",
        PIECES,
        decimals=1,
    ),
    TableColumn("stores_pieces", Text(es="En almacenes", en="In stores"), "number", PIECES),
    TableColumn(
        "likeliest", Text(es="Donde es más probable que falte", en="Where it is likeliest to lack")
    ),
)

_NAMED = 3


def vital_at_zero(material: Material) -> Table | None:
    """Return the vital claves that are lacking anywhere, the widest first.

    Units at zero are expected ones: the sum of the chances that each has nothing. None without a
    snapshot.
    """
    played = material.best_played
    if not played.chance_out.size:
        return None
    return Table(
        name="vital_at_zero",
        sheet=material.say(TITLE),
        title=material.say(TITLE),
        note=material.say(
            NOTE,
            strategy=material.title(played.id),
            date=date_kept(played),
            replications=material.outcome.replications,
            star=star_note(material, played),
        ),
        columns=COLUMNS,
        rows=_rows(played),
    )


def _rows(played: StrategyDigest) -> list[tuple[Value, ...]]:
    labels = played.labels
    cells = kept(labels, "V")
    chance = np.where(cells, played.chance_out, 0.0)
    at_zero, units = chance.sum(axis=0), cells.sum(axis=0)
    monthly = (chance * labels.expected_month).sum(axis=0)
    in_stores = played.first.snapshot[~labels.serves_patients].sum(axis=0)
    share = at_zero / np.maximum(units, 1)
    return [
        (
            labels.products[product],
            labels.product_names[product],
            int(units[product]),
            float(at_zero[product]),
            float(share[product]),
            float(monthly[product]),
            int(in_stores[product]),
            ", ".join(
                unit_name(played, unit)
                for unit in np.argsort(-chance[:, product], kind="stable")[:_NAMED].tolist()
                if chance[unit, product] > 0
            ),
        )
        for product in np.argsort(-share, kind="stable").tolist()
        if at_zero[product] > 0
    ]
