"""What the model leaves out of every strategy.

A strategy that plays a thing takes its sentence away for all: differences may come from it then.
"""

from typing import Any

from sim.agreements import ReciprocalLoans
from sim.reporting.report.material import Material, Section
from sim.scenario.plan import Plan
from sim.scenario.text import Text

NO_EXPIRY = Text(
    es="Las existencias no caducan: lo que sobra no cuesta nada.",
    en="Stock does not expire: a surplus costs nothing.",
)
NO_COLD_CHAIN = Text(
    es="No hay cadena de frío: nada se pierde por calor ni por congelación.",
    en="There is no cold chain: nothing is lost to heat or frost.",
)
NO_BREAKDOWNS = Text(
    es="Los vehículos no se descomponen y las tripulaciones no faltan.",
    en="Vehicles do not break down and crews are never missing.",
)
NO_LOANS = Text(
    es="No hay préstamos entre unidades.",
    en="There are no loans between units.",
)
LIMITS = (
    Text(
        es="Nada se rompe ni se extravía, y no hay devoluciones por caducidad.",
        en="Nothing breaks or goes missing, and what is about to expire is not returned.",
    ),
    Text(
        es="Cada persona acude solo a su unidad; nadie busca su receta en otra.",
        en="People go to their own unit only; nobody tries another one.",
    ),
    Text(
        es="La red carretera es esquemática: distancias con un error típico de ±6 %.",
        en="The road network is schematic: lengths within about ±6%.",
    ),
    Text(
        es="Hay un solo proveedor por almacén, con existencias propias que no se modelan.",
        en="Each store has one supplier, whose own stock is not modelled.",
    ),
    Text(
        es="El costo es solo el de transporte: no incluye almacén, personal ni medicamentos.",
        en="Costs are those of transport: no storage, no staff, no medicines.",
    ),
)


def limits_of(plan: Plan) -> list[Text]:
    """Return what the model leaves out of every strategy of *plan*.

    Those that a scenario could have said come first, those that no scenario can say last.
    """
    played = [each.scenario for each in plan.strategies.values()]
    limits = list(LIMITS)
    if not any(each.agreed(ReciprocalLoans) for each in played):
        limits.insert(0, NO_LOANS)
    if not any(
        fleet.breakdowns.per_day for each in played for fleet in each.transport.fleets.values()
    ):
        limits.insert(0, NO_BREAKDOWNS)
    if not any(each.cold_chain for each in played):
        limits.insert(0, NO_COLD_CHAIN)
    if not any(each.ageing.expires for each in played):
        limits.insert(0, NO_EXPIRY)
    return limits


def _context(material: Material) -> dict[str, Any]:
    return {"rows": [material.say(limit) for limit in limits_of(material.plan)]}


LEFT_OUT = Section(
    "limits", Text(es="Lo que el modelo no incluye", en="What the model leaves out"), {}, _context
)
