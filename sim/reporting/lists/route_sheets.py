"""Route sheets: what each vehicle brings where on one day, with room to sign for it.

They are an example of a round, out of one simulated run, in the form in which one is printed.
"""

import re

import numpy as np
from numpy.typing import NDArray

from sim.reporting.digest import StrategyDigest
from sim.reporting.lists.shelves import (
    PIECES,
    UNIT_KEY,
    date_kept,
    day_kept,
    star_note,
    unit_name,
)
from sim.reporting.report.material import Material
from sim.reporting.table import Table, TableColumn, Value
from sim.reporting.when import moment
from sim.scenario.text import Text

TITLE = Text(es="Hojas de ruta", en="Route sheets")
NOTE = Text(
    es="«{strategy}», una sola corrida simulada (réplica 0): la última ronda que cada flota empezó"
    " hasta el {date}, o las salidas de los 30 días de antes donde no hay rondas. Una hoja por"
    " vehículo y día.{star}",
    en="“{strategy}”, a single simulated run (replication 0): the last round that each fleet began"
    " by {date}, or the trips of the 30 days before where there are no rounds. A sheet a vehicle"
    " and day.{star}",
)

COLUMNS = (
    TableColumn("date", Text(es="Día", en="Day"), "date"),
    TableColumn("vehicle", Text(es="Vehículo", en="Vehicle")),
    TableColumn("route", Text(es="Ruta", en="Route")),
    TableColumn("stop", Text(es="Parada", en="Stop"), "number"),
    UNIT_KEY,
    TableColumn("name", Text(es="Unidad", en="Unit")),
    TableColumn("time", Text(es="Hora de entrega", en="Time of delivery"), "time"),
    TableColumn("pieces", Text(es="Piezas", en="Pieces"), "number", PIECES),
    TableColumn("weight_kg", Text(es="Peso", en="Weight"), "number", Text(es="kg", en="kg"), 1),
    TableColumn(
        "signature",
        Text(es="Recibió (nombre y firma)", en="Received by (name, signature)"),
        "blank",
    ),
)

_TOGETHER = 3
_MONTH_DAYS = 30


def route_sheets(material: Material) -> Table | None:
    """Return the stops of one round, day by day and vehicle by vehicle; None without any.

    It is the last round of each fleet that began by the day kept; a fleet that drives no rounds has
    its trips of the month before it. Days, vehicles and routes in front say what goes on one sheet.
    """
    played = material.best_played
    rows = _rows(played)
    if not rows:
        return None
    return Table(
        name="route_sheets",
        sheet=material.say(TITLE),
        title=material.say(TITLE),
        note=material.say(
            NOTE,
            strategy=material.title(played.id),
            date=date_kept(played),
            star=star_note(material, played),
        ),
        columns=COLUMNS,
        rows=rows,
        together=_TOGETHER,
    )


def _rows(played: StrategyDigest) -> list[tuple[Value, ...]]:
    """Return the stops; they are numbered as deliveries were received, trip by trip."""
    transport = played.strategy.scenario.transport
    fleets = tuple(transport.fleets)
    # the last name is that of -1: trips planned anew for their round follow no route
    routes = (*(route.name for route in transport.routes.values()), "")
    trips = {row["trip"].item(): row for row in played.first.trips}
    stops: dict[int, int] = {}
    found: list[tuple[Value, ...]] = []
    for row in np.sort(_of_the_round(played), order="received"):
        trip, unit = trips[row["trip"].item()], int(row["facility"])
        # numbered as they were served: a plan that was changed on the road has no other order
        stops[trip["trip"]] = stop = stops.get(trip["trip"], 0) + 1
        when = moment(played, row["received"].item())
        found.append(
            (
                when and when.date(),
                f"{fleets[trip['fleet']].replace('_', ' ')} #{trip['vehicle'] + 1}",
                routes[trip["route"]],
                stop,
                played.labels.facilities[unit],
                unit_name(played, unit),
                when,
                row["pieces"].item(),
                row["kg"].item(),
                None,
            )
        )
    return sorted(found, key=_by_sheet)


def _by_sheet(row: tuple[Value, ...]) -> list[list[str | int]]:
    """Return what sorts rows by their sheets; vehicle 10 comes behind vehicle 2."""
    # text and digits alternate, so that like is compared with like
    return [
        [int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", str(each))]
        for each in row[:_TOGETHER]
    ]


def _of_the_round(played: StrategyDigest) -> NDArray[np.void]:
    """Return the deliveries of the last round of each fleet that began by the day kept."""
    until, rows, trips = day_kept(played), played.first.deliveries, played.first.trips
    fleet_of = dict(zip(trips["trip"].tolist(), trips["fleet"].tolist(), strict=True))
    rows = rows[np.isin(rows["trip"], trips["trip"]) & ~np.isnan(rows["received"])]
    fleet = np.array([fleet_of[trip] for trip in rows["trip"].tolist()], dtype=np.int64)
    chosen = np.zeros(rows.size, dtype=np.bool_)
    for one in np.unique(fleet):
        began = np.where((fleet == one) & (rows["cycle_start"] <= until), rows["cycle_start"], -1.0)
        of_month = (rows["departed"] < until) & (rows["departed"] >= until - _MONTH_DAYS)
        chosen |= (fleet == one) & (
            (began == began.max()) & (began >= 0) if began.max() >= 0 else of_month
        )
    return np.asarray(rows[chosen])
