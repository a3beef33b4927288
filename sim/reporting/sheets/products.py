"""Every product under every strategy.

The same rows as `by_product.csv`, with headings for people and titles in place of ids.
"""

from sim.reporting.lists.shelves import PIECES
from sim.reporting.report.material import Material
from sim.reporting.sheets.kpis import HIGH, LOW, STRATEGY
from sim.reporting.table import Table, TableColumn
from sim.reporting.tables.csv_tables import product_rows
from sim.scenario.text import Text

TITLE = Text(es="Claves", en="Products")
NOTE = Text(
    es="Cómo le va a cada clave en las unidades con cada estrategia, media de {replications}"
    " réplicas; lo surtido, con el intervalo de 95 % de su media.",
    en="How each product fares at units under each strategy, mean of {replications} replications;"
    " what was filled with the 95% interval of its mean.",
)

COLUMNS = (
    STRATEGY,
    TableColumn("product", Text(es="Clave", en="Product")),
    TableColumn("name", Text(es="Descripción", en="Description")),
    TableColumn("ven", Text(es="VEN", en="VEN")),
    TableColumn("asked_pieces", Text(es="Pedidas", en="Asked for"), "number", PIECES),
    TableColumn("served_pieces", Text(es="Surtidas", en="Handed out"), "number", PIECES),
    TableColumn("fill_rate_share", Text(es="Surtido", en="Filled"), "share", decimals=1),
    TableColumn("fill_rate_low", LOW, "share", decimals=1),
    TableColumn("fill_rate_high", HIGH, "share", decimals=1),
    TableColumn(
        "stockout_days_share",
        Text(es="Días-unidad en desabasto", en="Unit-days out of stock"),
        "share",
        decimals=1,
    ),
    TableColumn("received_pieces", Text(es="Recibidas", en="Received"), "number", PIECES),
    TableColumn(
        "mean_stock_pieces", Text(es="Existencia media", en="Mean stock"), "number", PIECES
    ),
    TableColumn("expired_pieces", Text(es="Caducadas", en="Expired"), "number", PIECES),
)


def products(material: Material) -> Table:
    """Return the products, strategy by strategy; figures are of places that serve patients."""
    played = material.data.strategies.values()
    return Table(
        name="products",
        sheet=material.say(TITLE),
        title=material.say(TITLE),
        note=material.say(NOTE, replications=material.outcome.replications),
        columns=COLUMNS,
        rows=[(material.title(one.id), *row[1:]) for one in played for row in product_rows(one)],
    )
