"""The states of Mexico as a star: roads from a hub to state stores, and zones around them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, radians, sin

from scenarios.tables.facilities import slug
from scenarios.tables.files import STREAMS, Cells, Row, read
from scenarios.tables.geography import Point, great_circle_km, point

HUB_PLACE = "huehuetoca"
HUB_AT = Point(19.83, -99.2)
CIRCUITY = 1.27  # as in the road lengths of the source table
KM_PER_DEGREE = 111.2
STOPS_OF_A_ZONE = 8  # 8.0 units a route in the first national rounds [C]
ZONE_SPREAD = 0.6  # SD of the log of the way to a zone [E]
PAVED_WITHIN_KM = 120.0  # farther zones lie behind gravel [E]


@dataclass(frozen=True)
class Zone:
    """Up to eight stops around one made-up town: what one route serves."""

    id: str
    """Its town in the road graph."""

    state: str
    """State, as in the ids of its places."""

    number: int
    """From 1 in each state."""

    km: float
    """Road from the state store to its town."""

    at: Point
    """Where its town is drawn on the map."""

    @property
    def surface(self) -> str:
        """What that road is made of."""
        return "paved" if self.km <= PAVED_WITHIN_KM else "gravel"


def state_id(state: Row) -> str:
    """Return the id of *state*, which is that of its capital in the road graph too."""
    return slug(state["state"])


def zone_of(state: Row, number: int, *, within_km: tuple[float, float]) -> Zone:
    """Return a zone at a length of road drawn around the median of *state*."""
    name = state_id(state)
    stream = STREAMS.get("zone", name, number)
    drawn_km = _median_km(state) * float(stream.lognormal(0.0, ZONE_SPREAD))
    km = round(min(max(drawn_km, within_km[0]), within_km[1]), 1)
    bearing = float(stream.uniform(0.0, 2.0 * pi))
    at = _beyond(point(state), km / CIRCUITY, bearing)
    return Zone(f"{name}-zona-{number:03}", name, number, km, at)


def _median_km(state: Row) -> float:
    """Return half the road to the nearest other state store: small states have short ways."""
    others = [row for row in read("states_mexico") if row["code"] != state["code"]]
    here = point(state)
    return CIRCUITY * min(great_circle_km(here, point(other)) for other in others) / 2.0


def _beyond(here: Point, km: float, bearing: float) -> Point:
    lat = here.lat + km * cos(bearing) / KM_PER_DEGREE
    lon = here.lon + km * sin(bearing) / (KM_PER_DEGREE * cos(radians(here.lat)))
    return Point(round(lat, 3), round(lon, 3))


def place_rows(states: Sequence[Row], all_zones: Sequence[Zone], *, has_hub: bool) -> list[Cells]:
    """Return the places: the hub in Huehuetoca, the towns of state stores and of zones."""
    hub = {
        "id": HUB_PLACE,
        "name": "Huehuetoca",
        "region": "estado-de-mexico",
        "lat": HUB_AT.lat,
        "lon": HUB_AT.lon,
        "population": 0,
        "source": "[R] approximate coordinates",
    }
    capitals: list[Cells] = [
        {
            "id": state_id(row),
            "name": row["warehouse_city"],
            "region": state_id(row),
            "lat": row["lat"],
            "lon": row["lon"],
            "population": row["city_population"],
            "source": "[F] GeoNames (CC BY 4.0)",
        }
        for row in states
    ]
    towns = [
        {
            "id": zone.id,
            "name": f"Zona {zone.number}",
            "region": zone.state,
            "lat": zone.at.lat,
            "lon": zone.at.lon,
            "population": 0,
            "source": "[E] synthetic",
        }
        for zone in all_zones
    ]
    return [*([hub] if has_hub else []), *capitals, *towns]


def road_rows(states: Sequence[Row], all_zones: Sequence[Zone], *, has_hub: bool) -> list[Cells]:
    """Return one road from the hub to each state store, and one from there to each of its zones."""
    trunk: list[Cells] = [
        {
            "origin": HUB_PLACE,
            "destination": state_id(row),
            "road": "troncal",
            "distance_km": row["road_km_from_huehuetoca_estimate"],
            "surface": "paved",
            "terrain": "flat",
            "source": f"[E] great circle × {CIRCUITY}"
            + (f"; {row['note']}" if row["note"] else ""),
        }
        for row in states
    ]
    to_zones = [
        {
            "origin": zone.state,
            "destination": zone.id,
            "road": "",
            "distance_km": zone.km,
            "surface": zone.surface,
            "terrain": "rolling",
            "source": "[E] synthetic, length drawn",
        }
        for zone in all_zones
    ]
    return [*(trunk if has_hub else []), *to_zones]
