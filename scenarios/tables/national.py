"""Tables of a national network: state stores, zones of up to eight units around them, and a hub."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scenarios.tables.facilities import facility_rows, fleet_rows
from scenarios.tables.files import STREAMS, Cells, Row
from scenarios.tables.geography import speeds_kph
from scenarios.tables.routes import Route, Stop
from scenarios.tables.states import (
    HUB_PLACE,
    STOPS_OF_A_ZONE,
    Zone,
    place_rows,
    road_rows,
    state_id,
    zone_of,
)

SPUR_MEDIAN_KM, SPUR_SPREAD = 8.0, 0.6  # from the town of a zone to its units [E]
SPUR_TERRAIN = "rolling"
TRUNK_FLEET = "trailer"
SUPPLIER = "proveedores"


@dataclass(frozen=True)
class Design:
    """What national networks differ in."""

    hub: Cells | None
    """Row of the hub, without its place; none where suppliers deliver to the state stores."""

    within_km: tuple[float, float]
    """Shortest and longest road from a state store to the town of a zone."""

    spur_surface: str
    """What the roads from the town of a zone to its units are made of."""

    vehicle: str
    """Kind of vehicle that serves the zones."""

    by_state: bool = False
    """Whether each state is an institution of its own."""

    def institution(self, state: Row) -> str:
        """Return whose the store, the hospitals and the units of a state are."""
        return f"salud-{state_id(state)}" if self.by_state else "imss-bienestar"


@dataclass(frozen=True)
class State:
    """A state with those whom its store supplies."""

    row: Row
    """Its row in the source table."""

    served: Sequence[Cells]
    """Hospitals and units, without place, supplier and way."""

    @property
    def store(self) -> str:
        """Id of its store."""
        return f"almacen-{state_id(self.row)}"

    @property
    def fleet(self) -> str:
        """Fleet that serves its zones."""
        return f"camion-{state_id(self.row)}"

    def zones(self, within_km: tuple[float, float]) -> list[tuple[Zone, Sequence[Cells]]]:
        """Return its zones, each with those who stand there."""
        firsts = range(0, len(self.served), STOPS_OF_A_ZONE)
        return [
            (
                zone_of(self.row, number, within_km=within_km),
                self.served[first : first + STOPS_OF_A_ZONE],
            )
            for number, first in enumerate(firsts, start=1)
        ]


def network_tables(states: Sequence[State], design: Design) -> dict[str, list[Cells]]:
    """Return the tables of places, roads, routes, fleets and facilities."""
    hub = design.hub
    rows = [hub | {"place": HUB_PLACE, "unloading": "3 h"}] if hub else []
    supplier = str(hub["id"]) if hub else SUPPLIER
    routes, zones = [], []
    for state in states:
        owner = {"institution": design.institution(state.row)}
        store = _store(state, supplier) | owner
        rows.append(store)
        if hub:
            routes.append(_trunk_route(state.row, store))
        for zone, served in state.zones(design.within_km):
            placed = [
                _in_zone(row, zone, state.store, design.spur_surface) | owner for row in served
            ]
            rows += placed
            routes.append(_zone_route(zone, state.fleet, placed))
            zones.append(zone)
    fleets = fleet_rows(
        routes,
        vehicles={TRUNK_FLEET: "trailer"} | {state.fleet: design.vehicle for state in states},
        homes={TRUNK_FLEET: supplier} | {state.fleet: state.store for state in states},
    )
    of_states = [state.row for state in states]
    return {
        "places": place_rows(of_states, zones, has_hub=hub is not None),
        "roads": road_rows(of_states, zones, has_hub=hub is not None),
        "routes": [_route_row(route) for route in routes],
        "fleets": fleets,
        "facilities": facility_rows(rows, routes),
    }


def _store(state: State, supplier: str) -> Cells:
    return {
        "id": state.store,
        "name": f"Almacén estatal {state.row['state']}",
        "level": "state_store",
        "kind": "state_store",
        "place": state_id(state.row),
        "supplier": supplier,
        "unloading": "2 h",
        "source": f"[E] in {state.row['warehouse_city']}",
    }


def _in_zone(row: Cells, zone: Zone, store: str, surface: str) -> Cells:
    """Return *row* where it stands: a hospital in the town of the zone, a unit off it."""
    placed = {"place": zone.id, "supplier": store}
    if row["level"] == "unit":
        stream = STREAMS.get("spur", str(row["id"]))
        drawn = SPUR_MEDIAN_KM * float(stream.lognormal(0.0, SPUR_SPREAD))
        placed |= {
            "spur_km": f"{drawn:.1f}",
            "spur_surface": surface,
            "spur_terrain": SPUR_TERRAIN,
        }
    return row | placed | {"synthetic": True}


def _trunk_route(row: Row, store: Cells) -> Route:
    km = 2.0 * float(row["road_km_from_huehuetoca_estimate"])
    hours = km / speeds_kph()["paved", "flat"]
    return Route(f"troncal-{state_id(row)}", TRUNK_FLEET, _stops([store]), hours, km)


def _zone_route(zone: Zone, fleet: str, served: Iterable[Cells]) -> Route:
    """Return the route of a zone: to its town, out and back to each, and home."""
    stops = _stops(served)
    way_hours = zone.km / speeds_kph()[zone.surface, "rolling"]
    hours = 2.0 * (way_hours + sum(stop.spur_hours for stop in stops))
    km = 2.0 * (zone.km + sum(stop.spur_km for stop in stops))
    return Route(f"ruta-{zone.id.replace('-zona', '')}", fleet, stops, hours, km)


def _stops(rows: Iterable[Cells]) -> tuple[Stop, ...]:
    return tuple(
        Stop(
            id=str(row["id"]),
            name=str(row["name"]),
            place=str(row["place"]),
            spur_km=float(str(row.get("spur_km", 0.0))),
            spur_surface=str(row.get("spur_surface", "paved")),
            spur_terrain=str(row.get("spur_terrain", "flat")),
        )
        for row in rows
    )


def _route_row(route: Route) -> Cells:
    return {
        "id": route.id,
        "fleet": route.fleet,
        "source": f"[C] {route.hours:.1f} h of driving, {route.distance_km:.0f} km",
    }
