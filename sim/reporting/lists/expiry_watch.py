"""Expiry watch: what expires soon on which shelf, and what it cost.

It is what to move or use first, at the end of the run, of all replications together.
"""

import numpy as np

from sim.reporting.digest import StrategyDigest
from sim.reporting.lists.shelves import (
    CLAVE,
    CPM,
    PIECES,
    PRODUCT,
    UNIT_KEY,
    star_note,
    unit_name,
)
from sim.reporting.report.material import Material
from sim.reporting.table import Table, TableColumn, Value
from sim.reporting.when import date_of
from sim.scenario.text import Text

TITLE = Text(es="Vigilancia de caducidades", en="Expiry watch")
NOTE = Text(
    es="«{strategy}», al cierre del {date}: piezas que caducan en menos de 3 meses y en 3 a 6,"
    " media de {replications} réplicas, la de mayor valor primero.{star}",
    en="“{strategy}”, at the end of {date}: pieces that expire within 3 months and in 3 to 6, mean"
    " of {replications} replications, the highest value first.{star}",
)
FACILITY = Text(es="Unidad o almacén", en="Unit or store")
BELOW_3 = Text(es="Caducan en menos de 3 meses", en="Expire within 3 months")
FROM_3_TO_6 = Text(es="Caducan en 3 a 6 meses", en="Expire in 3 to 6 months")
VALUE_BELOW_3 = Text(es="Valor, menos de 3 meses", en="Value within 3 months")
VALUE_FROM_3_TO_6 = Text(es="Valor, 3 a 6 meses", en="Value, 3 to 6 months")

_LEAST_PIECES = 0.5


def expiry_watch(material: Material) -> Table | None:
    """Return what expires within six months of the end; None where nothing expires.

    Half a piece at least, in the mean of the replications, at stores and units alike; the highest
    value within three months comes first.
    """
    played = material.best_played
    if not played.short_dated.size:
        return None
    return Table(
        name="expiry_watch",
        sheet=material.say(TITLE),
        title=material.say(TITLE),
        note=material.say(
            NOTE,
            strategy=material.title(played.id),
            date=date_of(played, played.first.last_day - 1),
            replications=material.outcome.replications,
            star=star_note(material, played),
        ),
        columns=_columns(played.labels.currency),
        rows=_rows(played),
    )


def _columns(currency: str) -> tuple[TableColumn, ...]:
    unit, named = Text(es=currency, en=currency), currency.lower()
    return (
        UNIT_KEY,
        TableColumn("name", FACILITY),
        CLAVE,
        PRODUCT,
        CPM,
        TableColumn("below_3_months_pieces", BELOW_3, "number", PIECES, 1),
        TableColumn("from_3_to_6_months_pieces", FROM_3_TO_6, "number", PIECES, 1),
        TableColumn(f"below_3_months_{named}", VALUE_BELOW_3, "number", unit),
        TableColumn(f"from_3_to_6_months_{named}", VALUE_FROM_3_TO_6, "number", unit),
    )


def _rows(played: StrategyDigest) -> list[tuple[Value, ...]]:
    labels, pieces = played.labels, played.short_dated
    value = pieces * labels.price[:, None]
    rows, products = np.nonzero(pieces.sum(axis=2) >= _LEAST_PIECES)
    soon, later = value[rows, products].T
    order = np.lexsort((-later, -soon))
    return [
        (
            labels.facilities[row],
            unit_name(played, row),
            labels.products[product],
            labels.product_names[product],
            float(labels.expected_month[row, product]),
            *pieces[row, product].tolist(),
            *value[row, product].tolist(),
        )
        for row, product in zip(rows[order].tolist(), products[order].tolist(), strict=True)
    ]
