"""Every unit under every strategy.

The same rows as `by_facility.csv`, with headings for people and titles in place of ids.
"""

from sim.reporting.report.material import Material
from sim.reporting.sheets.kpis import HIGH, LOW, STRATEGY
from sim.reporting.table import Table, TableColumn
from sim.reporting.tables.csv_tables import facility_rows
from sim.reporting.words import UNITS
from sim.scenario.text import Text

TITLE = Text(es="Unidades", en="Units")
NOTE = Text(
    es="Cómo le va a cada unidad con cada estrategia, media de {replications} réplicas; de las"
    " recetas, con el intervalo de 95 % de su media.",
    en="How each unit fares under each strategy, mean of {replications} replications; of"
    " prescriptions with the 95% interval of their mean.",
)
DEGREES = Text(es="°", en="°")

COLUMNS = (
    STRATEGY,
    TableColumn("facility", Text(es="Id", en="Id")),
    TableColumn("name", Text(es="Unidad", en="Unit")),
    TableColumn("institution", Text(es="Institución", en="Institution")),
    TableColumn("level", Text(es="Nivel", en="Level")),
    TableColumn("kind", Text(es="Tipo", en="Kind")),
    TableColumn("region", Text(es="Región", en="Region")),
    TableColumn("route", Text(es="Ruta", en="Route")),
    TableColumn("synthetic", Text(es="Sintética (1: sí)", en="Synthetic (1: yes)"), "number"),
    TableColumn("latitude_degrees", Text(es="Latitud", en="Latitude"), "number", DEGREES, 4),
    TableColumn("longitude_degrees", Text(es="Longitud", en="Longitude"), "number", DEGREES, 4),
    TableColumn(
        "remoteness_hours",
        Text(es="Del almacén", en="From the store"),
        "number",
        UNITS["h"],
        decimals=1,
    ),
    TableColumn("prescriptions", Text(es="Recetas", en="Prescriptions"), "number"),
    TableColumn(
        "prescriptions_filled_share",
        Text(es="Recetas completas", en="Prescriptions filled"),
        "share",
        decimals=1,
    ),
    TableColumn("filled_share_low", LOW, "share", decimals=1),
    TableColumn("filled_share_high", HIGH, "share", decimals=1),
    TableColumn(
        "stockout_days_share",
        Text(es="Días-clave en desabasto", en="Product-days out of stock"),
        "share",
        decimals=1,
    ),
    TableColumn(
        "vital_stockout_days_share",
        Text(es="De claves vitales", en="Of vital products"),
        "share",
        decimals=1,
    ),
    TableColumn(
        "chance_worst_decile",
        Text(es="Probabilidad de estar en el peor 10 %", en="Chance of the worst 10%"),
        "share",
    ),
)


def units(material: Material) -> Table:
    """Return the units that serve patients, strategy by strategy, in the order of the scenario."""
    played = material.data.strategies.values()
    return Table(
        name="units",
        sheet=material.say(TITLE),
        title=material.say(TITLE),
        note=material.say(NOTE, replications=material.outcome.replications),
        columns=COLUMNS,
        rows=[(material.title(one.id), *row[1:]) for one in played for row in facility_rows(one)],
    )
