"""Rural units on the road graph: a place and a road for each locality off it."""

from collections.abc import Sequence

from scenarios.tables.files import Cells
from scenarios.tables.rural_units import Unit

SPUR_SOURCE = "[E] spur: great circle × 1.5, surface, terrain and risks estimated"


def place_of(unit: Unit) -> str:
    """Return the place where a unit stands."""
    return f"loc-{unit.id.removeprefix('umr-')}" if unit.locality.spur else unit.locality.place


def locality_rows(units: Sequence[Unit], places: Sequence[Cells]) -> list[Cells]:
    """Return the places of the localities off the graph of *places*."""
    regions = {row["id"]: row["region"] for row in places}
    return [
        {
            "id": place_of(unit),
            "name": unit.locality.name,
            "region": regions[unit.locality.place],
            "lat": unit.locality.at.lat,
            "lon": unit.locality.at.lon,
            "population": unit.locality.people,
            "source": "[F] GeoNames (CC BY 4.0)",
        }
        for unit in units
        if unit.locality.spur
    ]


def spur_rows(units: Sequence[Unit]) -> list[Cells]:
    """Return the roads to the localities off the graph."""
    return [
        {
            "origin": unit.locality.place,
            "destination": place_of(unit),
            "road": f"Camino a {unit.locality.name}",
            "distance_km": spur.km,
            "surface": spur.surface,
            "terrain": spur.terrain,
            "snow_risk": spur.snow_risk,
            "rain_risk": spur.rain_risk,
            "weather_region": spur.weather_region,
            "source": SPUR_SOURCE,
        }
        for unit in units
        if (spur := unit.locality.spur)
    ]
