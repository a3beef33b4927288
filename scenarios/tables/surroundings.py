"""What the source tables give nearly as a scenario wants it: places, roads, weather, vehicles."""

from collections.abc import Collection

from scenarios.tables.files import Cells, Row, read
from scenarios.tables.geography import speeds_kph

DRIVABLE = ("paved", "gravel", "dirt", "track")
_DISTANCE_SOURCES = {
    "estimate: great circle x circuity": "[E] length: great circle × circuity",
    "corrected against a traced highway": "[E] length corrected against a traced highway",
    "published or recalled distance": "[R] length published or recalled",
    "split of a published or recalled distance": "[R] part of a published or recalled length",
}


def place_rows(area: str) -> list[Cells]:
    """Return the places of the road graph of *area*."""
    columns = ("id", "name", "region", "lat", "lon")
    return [
        {
            **{column: row[column] for column in columns},
            "population": int(row["population"] or 0),
            "source": _place_source(row),
        }
        for row in read(f"places_{area}")
    ]


def _place_source(row: Row) -> str:
    if row["population_source"] == "road junction":
        return "[E] a road junction, approximate coordinates"
    if row["coordinate_source"].startswith("approximate"):
        return "[E] approximate coordinates and population, to be checked"
    if row["population_source"] == "estimate":
        return "[E] population; coordinates from GeoNames (CC BY 4.0)"
    if not row["population"]:
        return "[F] GeoNames (CC BY 4.0); population unknown, 0 here"
    return f"[F] {row['coordinate_source']}"


def road_rows(area: str) -> list[Cells]:
    """Return the roads of the graph of *area*."""
    columns = (
        *("origin", "destination", "road", "distance_km", "surface", "terrain"),
        *("snow_risk", "rain_risk", "weather_region"),
    )
    return [
        {**{column: row[column] for column in columns}, "source": _distance_source(row)}
        for row in read(f"roads_{area}")
    ]


def _distance_source(row: Row) -> str:
    return f"{_DISTANCE_SOURCES[row['distance_source']]}; surface, terrain and risks estimated"


def speed_rows() -> list[Cells]:
    """Return the speed of a truck by surface and terrain."""
    return [
        {"surface": surface, "terrain": terrain, "speed_kph": kph, "source": "[E]"}
        for (surface, terrain), kph in sorted(speeds_kph().items())
    ]


def storm_rows(regions: Collection[str], source: str) -> list[Cells]:
    """Return what storms do to the roads of *regions*."""
    return [
        {
            "weather_region": row["weather_region"],
            "event": row["event"],
            "hazard": "snow" if row["event"].startswith(("snow", "ice")) else "rain",
            "risk_class": row["risk_class"],
            "months": row["months"],
            "storms_per_season": row["storms_per_season"],
            "share_of_roads": row["share_of_roads"],
            "duration_days_median": row["duration_days_median"],
            "duration_days_p95": row["duration_days_p95"],
            "closed_to": row["closed_to"] or "none",
            "speed_factor": row["speed_factor"] or "1",
            "season_speed_factor": row["season_speed_factor"] or "1",
            "hours_open": row["hours_open"],
            "source": source,
        }
        for row in read("road_events")
        if row["weather_region"] in regions
    ]


def vehicle_rows(kinds: Collection[str], *, pesos_per_unit: float = 1.0) -> list[Cells]:
    """Return the vehicles of *kinds*; a unit of the scenario's currency is worth Mexican pesos."""
    return [
        {
            "id": row["kind"],
            "use": row["use"],
            "payload_kg": row["payload_kg"],
            "volume_m3": row["volume_m3"],
            "max_speed_kph": row["max_speed_kph"],
            "cost_per_km": _price(row["cost_per_km_mxn"], pesos_per_unit),
            "cost_per_day": _price(row["cost_per_day_mxn"], pesos_per_unit),
            "truck": row["kind"].startswith("tr"),
            "surfaces": " ".join(word for word in row["surfaces"].split() if word in DRIVABLE),
            "source": "[E]",
        }
        for row in read("vehicles")
        if row["kind"] in kinds
    ]


def _price(pesos: str, pesos_per_unit: float) -> str:
    return pesos if pesos_per_unit == 1.0 else f"{float(pesos) / pesos_per_unit:.2f}"
