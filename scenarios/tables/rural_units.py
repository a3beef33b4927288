"""Where the rural units stand and whom they serve: real localities, people shared by size."""

from collections import Counter
from dataclasses import dataclass
from statistics import median_high

import numpy as np

from scenarios.tables.facilities import slug
from scenarios.tables.files import STREAMS, Row, read
from scenarios.tables.geography import Point, great_circle_km, nearest, point

UNITS = 144  # (F2)
PEOPLE = 213_000  # (F2)
LARGEST_LOCALITY = 2_500
SAME_PLACE_KM = 2.0
SPUR_CIRCUITY = 1.5  # [E]
FLAT_REGIONS = {"centro_sur", "norte", "oriente"}
LEAST_WEIGHT = 300  # a small seat serves the ranchos around it too [E]
CATCHMENT_SPREAD = 0.3  # SD of the log of catchment over size [E]
MEDIUM_FROM_PEOPLE = 1_000
LARGE_FROM_PEOPLE = 2_000
NOT_A_LOCALITY = "8858719"  # a prison that GeoNames lists as a populated place


@dataclass(frozen=True)
class Spur:
    """The road from a node of the graph to a locality off it."""

    km: float
    """Its length."""

    surface: str
    """What it is made of."""

    terrain: str
    """What it goes through."""

    snow_risk: int
    """Its risk class in snow."""

    rain_risk: int
    """Its risk class in rain."""

    weather_region: str
    """Whose storms it feels."""


@dataclass(frozen=True)
class Locality:
    """A real locality of at most 2,500 people."""

    name: str
    """As GeoNames calls it."""

    at: Point
    """Where it lies."""

    people: int
    """Who live in it."""

    place: str
    """Node of the road graph where it lies, or from which its spur leaves."""

    sierra_km: float
    """Great circle to the nearest place of the sierra; 0 in the sierra."""

    spur: Spur | None = None
    """The road to it where it lies off the graph."""


@dataclass(frozen=True)
class Unit:
    """A rural unit with its catchment."""

    id: str
    """Such as ``umr-001-batopilas``."""

    name: str
    """As people would call it."""

    locality: Locality
    """Where it stands."""

    people: int
    """Who come to it."""

    @property
    def kind(self) -> str:
        """Its size class."""
        if self.people < MEDIUM_FROM_PEOPLE:
            return "small_unit"
        return "medium_unit" if self.people < LARGE_FROM_PEOPLE else "large_unit"


def rural_units() -> list[Unit]:
    """Return the units: the localities nearest to the sierra, in alphabetical order."""
    near_first = sorted(_localities(), key=lambda locality: locality.sierra_km)
    chosen = sorted(near_first[:UNITS], key=lambda locality: (slug(locality.name), locality.at))
    names = Counter(locality.name for locality in chosen)
    towns = {row["id"]: row["name"] for row in read("places_chihuahua")}
    units = []
    for number, (locality, people) in enumerate(zip(chosen, _catchments(chosen), strict=True), 1):
        where = f" ({towns[locality.place]})" if names[locality.name] > 1 else ""
        unit_id = f"umr-{number:03}-{slug(locality.name)}"
        units.append(Unit(unit_id, f"UMR {locality.name}{where}", locality, people))
    return units


def _localities() -> list[Locality]:
    places = read("places_chihuahua")
    sierra = [place for place in places if place["region"] == "sierra"]
    on_graph = [
        Locality(row["name"], point(row), int(row["population"]), row["id"], _km(row, sierra))
        for row in places
        if row["population_source"] != "estimate" and _is_small(row)
    ]
    off_graph = [
        _beside(row, nearest(point(row), places), _km(row, sierra))
        for row in read("places_chihuahua_pool")
        if row["geonameid"] != NOT_A_LOCALITY
        and _is_small(row)
        and _km(row, places) > SAME_PLACE_KM
    ]
    return on_graph + off_graph


def _is_small(row: Row) -> bool:
    return 0 < int(row["population"] or 0) <= LARGEST_LOCALITY


def _km(row: Row, places: list[Row]) -> float:
    here = point(row)
    return great_circle_km(here, point(nearest(here, places)))


def _beside(row: Row, node: Row, sierra_km: float) -> Locality:
    km = round(SPUR_CIRCUITY * great_circle_km(point(row), point(node)), 1)
    spur = _sierra_spur(km, node["id"]) if node["region"] == "sierra" else _plains_spur(km, node)
    return Locality(row["name"], point(row), int(row["population"]), node["id"], sierra_km, spur)


def _sierra_spur(km: float, node: str) -> Spur:
    """Return a dirt road with the middle risk classes of the roads that meet at *node*."""
    roads = [row for row in read("roads_chihuahua") if node in {row["origin"], row["destination"]}]
    snow_risk = median_high(int(row["snow_risk"]) for row in roads)
    rain_risk = median_high(int(row["rain_risk"]) for row in roads)
    return Spur(km, "dirt", "mountain", snow_risk, rain_risk, "sierra_tarahumara")


def _plains_spur(km: float, node: Row) -> Spur:
    terrain = "flat" if node["region"] in FLAT_REGIONS else "rolling"
    return Spur(km, "gravel", terrain, 0, 0, "chihuahua_plains")


def _catchments(localities: list[Locality]) -> list[int]:
    """Share all people by size of the locality and chance; the sum is exact."""
    weights = np.array(
        [
            max(locality.people, LEAST_WEIGHT)
            * STREAMS.get("catchment", *map(str, locality.at)).lognormal(0.0, CATCHMENT_SPREAD)
            for locality in localities
        ]
    )
    shares = PEOPLE * weights / weights.sum()
    people = np.floor(shares).astype(int)
    left = PEOPLE - int(people.sum())
    people[np.argsort(people - shares, kind="stable")[:left]] += 1
    return [int(count) for count in people]
