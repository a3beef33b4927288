"""What the source tables give nearly as the scenario wants it: roads, weather, vehicles, days."""

from datetime import date, timedelta

from geography import speeds_kph
from tables import Row, read

REGIONS = ("sierra_tarahumara", "chihuahua_plains")
VEHICLES = ("truck_3_5t_dry", "truck_1_5t", "pickup_4x4")
DRIVABLE = ("paved", "gravel", "dirt", "track")
YEARS = range(2023, 2031)
INAUGURATIONS = (2024, 2030)
MONDAY = 0
_LAW = "[F] Ley Federal del Trabajo, art. 74"
_DISTANCE_SOURCES = {
    "estimate: great circle x circuity": "[E] length: great circle × circuity",
    "corrected against a traced highway": "[E] length corrected against a traced highway",
    "published or recalled distance": "[R] length published or recalled",
}


def place_rows() -> list[dict[str, object]]:
    """Return the places of the road graph."""
    columns = ("id", "name", "region", "lat", "lon")
    return [
        {
            **{column: row[column] for column in columns},
            "population": int(row["population"] or 0),
            "source": _place_source(row),
        }
        for row in read("places_chihuahua")
    ]


def _place_source(row: Row) -> str:
    if row["coordinate_source"].startswith("approximate"):
        return "[E] approximate coordinates and population, to be checked"
    if row["population_source"] == "estimate":
        return "[E] population; coordinates from GeoNames (CC BY 4.0)"
    if not row["population"]:
        return "[F] GeoNames (CC BY 4.0); population unknown, 0 here"
    return f"[F] {row['coordinate_source']}"


def road_rows() -> list[dict[str, object]]:
    """Return the roads of the graph."""
    columns = (
        *("origin", "destination", "road", "distance_km", "surface", "terrain"),
        *("snow_risk", "rain_risk", "weather_region"),
    )
    return [
        {**{column: row[column] for column in columns}, "source": _distance_source(row)}
        for row in read("roads_chihuahua")
    ]


def _distance_source(row: Row) -> str:
    return f"{_DISTANCE_SOURCES[row['distance_source']]}; surface, terrain and risks estimated"


def speed_rows() -> list[dict[str, object]]:
    """Return the speed of a truck by surface and terrain."""
    return [
        {"surface": surface, "terrain": terrain, "speed_kph": kph, "source": "[E]"}
        for (surface, terrain), kph in sorted(speeds_kph().items())
    ]


def storm_rows() -> list[dict[str, object]]:
    """Return what storms do to the roads of Chihuahua."""
    return [
        {
            "weather_region": row["weather_region"],
            "event": row["event"],
            "hazard": "snow" if row["event"].startswith("snow") else "rain",
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
            "source": "[E] from the closures of 2017 and 2024 in the press (F39-F42)",
        }
        for row in read("road_events")
        if row["weather_region"] in REGIONS
    ]


def vehicle_rows() -> list[dict[str, object]]:
    """Return the kinds of vehicle that are of use here."""
    return [
        {
            "id": row["kind"],
            "use": row["use"],
            "payload_kg": row["payload_kg"],
            "volume_m3": row["volume_m3"],
            "max_speed_kph": row["max_speed_kph"],
            "cost_per_km": row["cost_per_km_mxn"],
            "cost_per_day": row["cost_per_day_mxn"],
            "truck": row["kind"].startswith("truck"),
            "surfaces": " ".join(word for word in row["surfaces"].split() if word in DRIVABLE),
            "source": "[E]",
        }
        for row in read("vehicles")
        if row["kind"] in VEHICLES
    ]


def holiday_rows() -> list[dict[str, object]]:
    """Return the compulsory days of rest of Mexico."""
    days = [day for year in YEARS for day in _holidays(year)]
    return [{"date": on.isoformat(), "name": name, "source": _LAW} for on, name in sorted(days)]


def _holidays(year: int) -> list[tuple[date, str]]:
    days = [
        (date(year, 1, 1), "Año Nuevo"),
        (_monday(year, 2, 1), "Día de la Constitución"),
        (_monday(year, 3, 3), "Natalicio de Benito Juárez"),
        (date(year, 5, 1), "Día del Trabajo"),
        (date(year, 9, 16), "Día de la Independencia"),
        (_monday(year, 11, 3), "Día de la Revolución"),
        (date(year, 12, 25), "Navidad"),
    ]
    if year in INAUGURATIONS:
        days.append((date(year, 10, 1), "Transmisión del Poder Ejecutivo Federal"))
    return days


def _monday(year: int, month: int, which: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(MONDAY - first.weekday()) % 7, weeks=which - 1)
