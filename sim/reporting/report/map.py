"""The map: roads, units and how they fare, each unit's year, and a year played day by day.

Its data is in the page as JSON and packed numbers, which scripts of the page read: no map is
fetched from anywhere.
"""

from typing import Any

from sim.reporting import words
from sim.reporting.report.map_data import map_data
from sim.reporting.report.material import Material, Section
from sim.scenario.text import Text

WORDS = {
    "intro": Text(
        es="Elija estrategia e indicador; toque una unidad para ver cómo le va. Sirve para"
        " entender: para comparar valen las tablas.",
        en="Choose a strategy and a measure; touch a unit to see how it fares. It helps to"
        " understand: to compare, use the tables.",
    ),
    "intro_play": Text(
        es="También puede reproducir la réplica 0, día por día.",
        en="You can also play replication 0, day by day.",
    ),
    "strategy": Text(es="Estrategia", en="Strategy"),
    "measure": Text(es="Indicador", en="Measure"),
    "group": Text(es="Claves", en="Products"),
    "unit": Text(es="Unidad", en="Unit"),
    "no_unit": Text(es="elija una unidad", en="choose a unit"),
    "play": Text(es="Reproducir", en="Play"),
    "pause": Text(es="Pausa", en="Pause"),
    "stop": Text(es="Volver a las medias", en="Back to the means"),
    "speed": Text(es="Días por segundo", en="Days per second"),
    "day": Text(es="Día", en="Day"),
    "map": Text(
        es="Mapa de la red; las unidades se eligen también en la lista «Unidad»",
        en="Map of the network; units can also be chosen from the list “Unit”",
    ),
    "no_play": Text(
        es="Estos resultados no traen la traza de la réplica 0: el año no se puede reproducir. Una"
        " comparación nueva la guarda.",
        en="These results lack the trace of replication 0: the year cannot be played. A new"
        " comparison keeps it.",
    ),
    "no_script": Text(
        es="El mapa necesita JavaScript; las tablas y gráficas no.",
        en="The map needs JavaScript; tables and charts do not.",
    ),
    "schematic": Text(
        es="Red carretera esquemática, no un mapa de caminos.",
        en="A schematic road network, not a road map.",
    ),
}

_IN_SCRIPT = {
    "filled": Text(es="Recetas surtidas completas", en="Prescriptions filled completely"),
    "out": Text(es="Días-clave en desabasto", en="Product-days out of stock"),
    "worst": Text(es="Probabilidad de estar en el peor 10 %", en="Chance of the worst 10%"),
    "today": Text(es="Claves en cero a la apertura", en="Products out at opening"),
    "all": Text(es="todas", en="all"),
    "V": Text(es="vitales", en="vital"),
    "E": Text(es="esenciales", en="essential"),
    "N": Text(es="no esenciales", en="non-essential"),
    "play": WORDS["play"],
    "pause": WORDS["pause"],
    "no_unit": WORDS["no_unit"],
    "hours": Text(es="{hours} h desde su almacén", en="{hours} h from its store"),
    "synthetic": Text(
        es="unidad sintética: no existe, completa la red",
        en="synthetic unit: it does not exist, it completes the network",
    ),
    "means": Text(es="Media de las réplicas", en="Mean of the replications"),
    "strategy": WORDS["strategy"],
    "year": Text(
        es="Claves en cero cada día, réplica 0 (simulado): {strategy}",
        en="Products out each day, replication 0 (simulated): {strategy}",
    ),
    "deliveries": Text(
        es="Entregas de la réplica 0 (simuladas)", en="Deliveries of replication 0 (simulated)"
    ),
    "due": Text(es="para el", en="due"),
    "received": Text(es="recibida", en="received"),
    "late": Text(es="días tarde", en="days late"),
    "pieces": Text(es="piezas", en="pieces"),
    "complete": Text(es="completa", en="complete"),
    "emergency": Text(es="urgente", en="emergency"),
    "yes": Text(es="sí", en="yes"),
    "no": Text(es="no", en="no"),
    "never": Text(es="no llegó", en="did not come"),
    "no_deliveries": Text(es="Ninguna entrega medida.", en="No delivery measured."),
    "vehicle": Text(
        es="{fleet}, vehículo {vehicle}, {load} kg al salir",
        en="{fleet}, vehicle {vehicle}, {load} kg at departure",
    ),
    "closed": Text(es="camino cerrado", en="closed road"),
    "closed_to_trucks": Text(es="cerrado a camiones", en="closed to trucks"),
    "no_trace": Text(
        es="Esta estrategia no tiene traza para reproducir.",
        en="This strategy has no trace to play.",
    ),
    "vehicles": Text(es="vehículos en camino: {count}", en="vehicles on the road: {count}"),
    "no_data": Text(es="sin dato", en="no figure"),
}


def _context(material: Material) -> dict[str, Any] | None:
    data = map_data(material)
    if not data["roads"]:
        return None
    said = material.words(_IN_SCRIPT)
    months = words.MONTHS[material.language]
    is_played = any(one["play"] for one in data["strategies"])
    return {
        "is_played": is_played,
        "data": data | {"say": said, "months": months, "language": material.language},
    }


MAP = Section(
    "map",
    Text(es="Mapa", en="Map"),
    WORDS,
    _context,
    charts=("network_map",),
    styles=("leaflet.css", "map.css"),
    scripts=("leaflet.js", "unpack.js", "map.js", "playback.js"),
)
