"""The words of the report's page, in Spanish and English; those of charts are in `words`.

Each chart has a text for those who cannot see it and one that says how to read it.
"""

from typing import NamedTuple

from sim.scenario.text import Language, Text


class ChartWords(NamedTuple):
    """What the report says of a chart."""

    alt: Text
    """For those who cannot see it."""

    caption: Text
    """How to read it."""


_KINDS = {
    "small_unit": Text(es="unidades pequeñas", en="small units"),
    "medium_unit": Text(es="unidades medianas", en="medium units"),
    "large_unit": Text(es="unidades grandes", en="large units"),
    "unit": Text(es="unidades", en="units"),
    "rural_unit": Text(es="unidades médicas rurales", en="rural units"),
    "health_centre": Text(es="centros de salud", en="health centres"),
    "health_post": Text(es="puestos de salud", en="health posts"),
    "pharmacy": Text(es="farmacias", en="pharmacies"),
    "delegation": Text(es="delegaciones", en="delegations"),
    "general_hospital": Text(es="hospitales generales", en="general hospitals"),
    "hospital": Text(es="hospitales", en="hospitals"),
    "rural_hospital": Text(es="hospitales rurales", en="rural hospitals"),
    "store": Text(es="almacenes", en="stores"),
    "state_store": Text(es="almacenes estatales", en="state stores"),
    "regional_store": Text(es="almacenes regionales", en="regional stores"),
    "forward_store": Text(es="almacenes de avanzada", en="forward stores"),
    "hub": Text(es="centros de distribución", en="hubs"),
    "cross_dock": Text(es="andenes de cruce", en="cross-docks"),
}

VEN = {
    "V": Text(es="claves vitales (piezas)", en="vital products (pieces)"),
    "E": Text(es="claves esenciales (piezas)", en="essential products (pieces)"),
    "N": Text(es="claves no esenciales (piezas)", en="non-essential products (pieces)"),
}

GROUPS = {
    "nearest": Text(es="quinta parte más cercana", en="nearest fifth"),
    "most_remote": Text(es="quinta parte más remota", en="most remote fifth"),
    "region": Text(es="región {name}", en="region {name}"),
}

CHARTS = {
    "strategies_compared": ChartWords(
        alt=Text(
            es="Cuatro paneles de puntos con su intervalo, uno por indicador: recetas surtidas"
            " completas, días en desabasto de claves vitales, entregas a tiempo y costo de"
            " transporte por receta, cada uno con las estrategias de mejor a peor.",
            en="Four panels of dots with their interval, one a KPI: prescriptions filled"
            " completely, stockout days of vital products, deliveries on time and transport cost"
            " per prescription, each with the strategies from best to worst.",
        ),
        caption=Text(
            es="Los intervalos son de cada media; para comparar dos estrategias valen las"
            " diferencias pareadas de la tabla, que son más precisas.",
            en="Intervals are those of each mean; to compare two strategies use the paired"
            " differences of the table, which are more precise.",
        ),
    ),
    "trade_off": ChartWords(
        alt=Text(
            es="Un punto por estrategia: costo anual de transporte en el eje horizontal y"
            " porcentaje de recetas surtidas completas en el vertical, con sus intervalos y"
            " la frontera eficiente.",
            en="A dot a strategy: yearly cost of transport on the horizontal axis and share of"
            " prescriptions filled completely on the vertical one, with their intervals and the"
            " efficient frontier.",
        ),
        caption=Text(
            es="El costo es el de transporte: no incluye medicinas, almacén ni personal.",
            en="The cost is that of transport; medicines, storage and staff are not in it.",
        ),
    ),
    "cost_stack": ChartWords(
        alt=Text(
            es="Barras apiladas por estrategia con el costo de un año: kilómetros, días de"
            " vehículo y de personal, noches fuera y lo caducado o echado a perder.",
            en="Stacked bars by strategy with the cost of a year: kilometres, days of vehicles and"
            " people, nights away, and what expired or was spoiled.",
        ),
        caption=Text(
            es="Muestra qué parte del gasto cambia entre estrategias.",
            en="It shows which part of the cost differs between strategies.",
        ),
    ),
    "network_map": ChartWords(
        alt=Text(
            es="Mapas de la red con sus caminos; cada unidad lleva el color de su porcentaje de"
            " días-clave en desabasto, con la base y con la mejor de las otras estrategias.",
            en="Maps of the network with its roads; each unit has the colour of its share of"
            " product-days out of stock, under the baseline and under the best other strategy.",
        ),
        caption=Text(
            es="Más oscuro es peor. Media de las réplicas.",
            en="Darker is worse. Mean of the replications.",
        ),
    ),
    "availability_by_unit": ChartWords(
        alt=Text(
            es="Curvas por estrategia del porcentaje de recetas surtidas completas de cada unidad,"
            " de la peor a la mejor, con el peor 10 % sombreado.",
            en="Curves by strategy of the share of prescriptions filled completely at each unit,"
            " from worst to best, with the worst 10% shaded.",
        ),
        caption=Text(
            es="Una curva que cae a la izquierda deja a unas cuantas unidades muy mal servidas.",
            en="A curve that drops at the left leaves a few units badly served.",
        ),
    ),
    "stock_bands": ChartWords(
        alt=Text(
            es="Barras apiladas por estrategia y clase VEN con el porcentaje de claves en cero, con"
            " menos de 2 meses, con 2 a 6 y con más de 6 meses de existencias.",
            en="Stacked bars by strategy and VEN class with the share of products at zero, with"
            " less than 2 months of stock, with 2 to 6, and with more than 6.",
        ),
        caption=Text(
            es="Mucho sobrestock junto a mucho desabasto: hay medicina, pero no donde hace falta.",
            en="Much overstock beside many stockouts: there is medicine, but not where it is"
            " needed.",
        ),
    ),
    "unit_product": ChartWords(
        alt=Text(
            es="Tabla de colores de las unidades y las claves que peor están, con el porcentaje de"
            " días de apertura en que cada clave amaneció en cero en cada unidad.",
            en="Table in colours of the units and products that fare worst, with the share of"
            " opening days on which each product began at zero at each unit.",
        ),
        caption=Text(
            es="Una columna oscura es una clave que falta en todas partes; una fila oscura, una"
            " unidad a la que no se llega.",
            en="A dark column is a product that is short everywhere; a dark row, a unit that is"
            " not reached.",
        ),
    ),
    "vehicles_at_work": ChartWords(
        alt=Text(
            es="Una fila por vehículo durante las 30 jornadas de más trabajo: cuándo maneja, cuándo"
            " carga, descarga o espera y cuándo pasa la noche fuera.",
            en="A row a vehicle over the 30 busiest days: when it drives, when it loads, unloads or"
            " waits, and when it spends the night away.",
        ),
        caption=Text(
            es="Filas casi llenas: los vehículos son lo que limita; filas vacías: sobran.",
            en="Rows nearly full: vehicles are what limits; empty rows: there are vehicles to"
            " spare.",
        ),
    ),
    "delivery_times": ChartWords(
        alt=Text(
            es="Curvas por estrategia del porcentaje de entregas recibidas a los tantos días, con"
            " el plazo prometido marcado.",
            en="Curves by strategy of the share of deliveries received after so many days, with"
            " the promised time marked.",
        ),
        caption=Text(
            es="Una curva más a la izquierda llega antes. El tiempo de un kit, que nadie pide, no"
            " es comparable con el de un pedido.",
            en="A curve further left comes sooner. The time of a kit, which nobody orders, cannot"
            " be compared with that of an order.",
        ),
    ),
    "time_made_of": ChartWords(
        alt=Text(
            es="Barras apiladas por estrategia con los días medios de cada etapa de una entrega.",
            en="Stacked bars by strategy with the mean days of each stage of a delivery.",
        ),
        caption=Text(
            es="Muestra qué etapa conviene acortar.", en="It shows which stage is worth shortening."
        ),
    ),
    "coverage_curve": ChartWords(
        alt=Text(
            es="Curvas por estrategia del porcentaje de unidades atendidas cada día de la ronda.",
            en="Curves by strategy of the share of facilities served by each day of the round.",
        ),
        caption=Text(
            es="Solo estrategias con rondas; cuentan las unidades a las que había algo que llevar.",
            en="Strategies with rounds only; facilities count where there was something to bring.",
        ),
    ),
    "shock_recovery": ChartWords(
        alt=Text(
            es="Curvas por estrategia del porcentaje de recetas surtidas completas de los últimos 7"
            " días, desde cuatro semanas antes del choque, con los días del choque sombreados.",
            en="Curves by strategy of the share of prescriptions filled completely in the last 7"
            " days, from four weeks before the shock on, with the days of the shock shaded.",
        ),
        caption=Text(
            es="La caída se mide contra las cuatro semanas previas; se recupera quien vuelve a 95 %"
            " de ese nivel después del peor día.",
            en="Losses are measured against the four weeks before; a network is back when it"
            " returns to 95% of that level after the worst day.",
        ),
    ),
    "stock_over_time": ChartWords(
        alt=Text(
            es="Existencias diarias de una clave en una unidad con cada estrategia, en una sola"
            " corrida simulada, con los días sin existencias sombreados.",
            en="Daily stock of one product at one unit under each strategy, in a single simulated"
            " run, with days without stock shaded.",
        ),
        caption=Text(
            es="Una sola corrida simulada: sirve para entender, no para comparar.",
            en="A single simulated run: it helps to understand, not to compare.",
        ),
    ),
}


_KINDS_OF_ONE = {
    "small_unit": Text(es="unidad pequeña", en="small unit"),
    "medium_unit": Text(es="unidad mediana", en="medium unit"),
    "large_unit": Text(es="unidad grande", en="large unit"),
    "unit": Text(es="unidad", en="unit"),
    "rural_unit": Text(es="unidad médica rural", en="rural unit"),
    "health_centre": Text(es="centro de salud", en="health centre"),
    "health_post": Text(es="puesto de salud", en="health post"),
    "pharmacy": Text(es="farmacia", en="pharmacy"),
    "delegation": Text(es="delegación", en="delegation"),
    "general_hospital": Text(es="hospital general", en="general hospital"),
    "hospital": Text(es="hospital", en="hospital"),
    "rural_hospital": Text(es="hospital rural", en="rural hospital"),
    "store": Text(es="almacén", en="store"),
    "state_store": Text(es="almacén estatal", en="state store"),
    "regional_store": Text(es="almacén regional", en="regional store"),
    "forward_store": Text(es="almacén de avanzada", en="forward store"),
    "hub": Text(es="centro de distribución", en="hub"),
    "cross_dock": Text(es="andén de cruce", en="cross-dock"),
}


def kind_of_one(kind: str, language: Language) -> str:
    """Return what people call one facility of a kind; the scenario's own word for others."""
    if kind in _KINDS_OF_ONE:
        return _KINDS_OF_ONE[kind].in_language(language)
    return kind.replace("_", " ")


def kind_name(kind: str, language: Language) -> str:
    """Return what people call facilities of a kind; the scenario's own word where we have none."""
    return _KINDS[kind].in_language(language) if kind in _KINDS else kind.replace("_", " ")
