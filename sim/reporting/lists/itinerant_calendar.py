"""Itinerant calendar: which specialist is where from when to when."""

import numpy as np

from sim.reporting.digest import StrategyDigest
from sim.reporting.lists.shelves import UNIT, UNIT_KEY, star_note, unit_name
from sim.reporting.report.material import Material
from sim.reporting.table import Table, TableColumn, Value
from sim.reporting.when import date_of
from sim.scenario.text import Text

TITLE = Text(es="Calendario de médicos itinerantes", en="Calendar of itinerant doctors")
SHEET = Text(es="Calendario itinerante", en="Itinerant calendar")
NOTE = Text(
    es="«{strategy}», en orden de fecha. Pacientes, días perdidos por caminos o insumos y canasta"
    " completa al llegar: simulados, de la réplica 0.{star}",
    en="“{strategy}”, by date. Patients, days lost to roads or supplies, and the full basket on"
    " arrival: simulated, of replication 0.{star}",
)
YES = Text(es="sí", en="yes")
NO = Text(es="no", en="no")

COLUMNS = (
    TableColumn("first_day", Text(es="Del", en="From"), "date"),
    TableColumn("last_day", Text(es="Al", en="To"), "date"),
    TableColumn("specialty", Text(es="Especialidad", en="Specialty")),
    TableColumn("institution", Text(es="Institución", en="Institution")),
    UNIT_KEY,
    UNIT,
    TableColumn("town", Text(es="Localidad", en="Town")),
    TableColumn("patients", Text(es="Pacientes atendidos", en="Patients seen"), "number"),
    TableColumn("days_lost", Text(es="Días perdidos", en="Days lost"), "number"),
    TableColumn("basket", Text(es="Canasta completa", en="Full basket")),
)


def itinerant_calendar(material: Material) -> Table | None:
    """Return the visits that touch the days measured; None where no doctor travels.

    They are those of replication 0, in the order of their first days.
    """
    played = material.best_played
    if not played.first.visits.size:
        return None
    return Table(
        name="itinerant_calendar",
        sheet=material.say(SHEET),
        title=material.say(TITLE),
        note=material.say(
            NOTE, strategy=material.title(played.id), star=star_note(material, played)
        ),
        columns=COLUMNS,
        rows=_rows(material, played),
    )


def _rows(material: Material, played: StrategyDigest) -> list[tuple[Value, ...]]:
    scenario, labels = played.strategy.scenario, played.labels
    specialties = [each.name for each in scenario.itinerants.specialties.values()]
    senders = [each.name for each in scenario.institutions.values()]
    towns = [each.name for each in scenario.network.places.values()]
    return [
        (
            date_of(played, row["first_day"].item()),
            date_of(played, row["last_day"].item()),
            specialties[row["specialty"]],
            senders[row["institution"]],
            labels.facilities[row["facility"]],
            unit_name(played, row["facility"].item()),
            towns[row["town"]],
            row["seen"].item(),
            (row["lost_to_roads"] + row["lost_to_supplies"]).item(),
            material.say(YES if row["basket"] else NO),
        )
        for row in np.sort(played.first.visits, order=["first_day", "last_day", "facility"])
    ]
