"""Sections `network` and `closures`: places, roads, speeds, and what weather does to roads."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sim.quantities import HOURS_PER_DAY, SPLIT_WORDS, Hours, MonthOfYear, Section, Share
from sim.scenario.hours_of_day import ALL_DAY, HoursOfDay

Surface = Literal["paved", "gravel", "dirt", "track", "trail"]
Terrain = Literal["flat", "rolling", "mountain"]
RiskClass = Annotated[int, Field(ge=0, le=3)]


class Place(Section):
    """A node of the road graph: a town, or a junction."""

    name: str
    """As people call it."""

    region: str = ""
    """Region for patches and results. Patches, outbreaks and results choose by it; weather goes by
    `weather_region` of roads."""

    lat: Annotated[float, Field(ge=-90, le=90)]
    """Latitude in degrees."""

    lon: Annotated[float, Field(ge=-180, le=180)]
    """Longitude in degrees."""

    population: Annotated[int, Field(ge=0)] = 0
    """People who live there; 0 for a junction."""

    source: str = ""
    """Where this comes from, with its mark."""


class Road(Section):
    """A road between two places, driven both ways.

    Two places may have several; the fastest that is open is driven.
    """

    origin: str
    """Place at one end."""

    destination: str
    """Place at the other."""

    road: str = ""
    """Its name or number."""

    distance_km: Annotated[float, Field(gt=0)]
    """Length in km. By road, not as the crow flies."""

    surface: Surface
    """What it is made of."""

    terrain: Terrain
    """What it goes through."""

    snow_risk: RiskClass = 0
    """0 (never) to 3 (first to close) in snow and ice."""

    rain_risk: RiskClass = 0
    """0 (never) to 3 (first to close) in rain."""

    weather_region: str = ""
    """Whose storms it feels."""

    source: str = ""
    """Where this comes from, with its mark."""


class Speed(Section):
    """How fast a truck goes on one kind of road.

    Without season, storms and stops.
    """

    surface: Surface
    """Surface of the road."""

    terrain: Terrain
    """Terrain of the road."""

    speed_kph: Annotated[float, Field(gt=0)]
    """Speed of a truck in km/h; a vehicle goes no faster than its own limit."""

    source: str = ""
    """Where this comes from, with its mark."""


class Network(Section):
    """Places, roads and speeds."""

    places: Annotated[dict[str, Place], Field(min_length=1)]
    """Places by id."""

    roads: dict[str, Road] = Field(default_factory=dict)
    """Roads by id, ``origin--destination`` where a table names none."""

    speeds: dict[str, Speed] = Field(default_factory=dict)
    """Speeds by ``surface--terrain``."""

    travel_spread: Annotated[float, Field(ge=0, le=1)] = 0.15
    """Standard deviation of the log of the travel factor of a road on a day. The factor has mean 1
    and befalls all vehicles of a day alike."""


class StormEffect(Section):
    """What the storms of one kind and region do to the roads of one risk class.

    Storms are drawn once for a region and kind; its effects on roads of several risk classes are
    rows of their own.
    """

    weather_region: str
    """Region whose roads are hit."""

    event: str
    """Kind of storm, such as `snow_ice`; effects with the same region and event share storms."""

    hazard: Literal["snow", "rain"]
    """Which of a road's risk classes counts."""

    risk_class: RiskClass
    """Roads of this class are hit."""

    months: Annotated[tuple[MonthOfYear, ...], SPLIT_WORDS]
    """Months of the season. January is 1; of the place, whatever the hemisphere."""

    storms_per_season: Annotated[float, Field(ge=0, le=60)]
    """Mean number of storms in a season. They come evenly over the months of the season."""

    share_of_roads: Share
    """Chance that a storm touches a given road of the class."""

    duration_days_median: Annotated[float, Field(gt=0)]
    """Median of the log-normal duration on one road, days."""

    duration_days_p95: Annotated[float, Field(gt=0)]
    """Its 95th percentile, days."""

    closed_to: Literal["none", "trucks", "all"] = "none"
    """Who cannot enter. A closed road is not entered; who is on it finishes it."""

    speed_factor: Annotated[float, Field(gt=0, le=1)] = 1.0
    """Speed in the storm, as a share of the usual."""

    season_speed_factor: Annotated[float, Field(gt=0, le=1)] = 1.0
    """Speed through the whole season. Wet or icy roads between storms."""

    hours_open: HoursOfDay = ALL_DAY
    """Hours in which driving is allowed while it lasts, such as ``08:00-20:00``; all by default."""

    source: str = ""
    """Where this comes from, with its mark."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        """Refuse a median above the 95th percentile."""
        if self.duration_days_median > self.duration_days_p95:
            raise ValueError("expected duration_days_median at most duration_days_p95")
        return self


class Closures(Section):
    """What weather does to roads."""

    storms: dict[str, StormEffect] = Field(default_factory=dict)
    """Effects by ``region--event--class``."""


class DrivingDay(Section):
    """When and how long a crew drives in a day."""

    first_hour: Hours = 6.0
    """From when driving is allowed, hours after midnight."""

    last_hour: Hours = 20.0
    """Until when."""

    hours_at_most: Hours = 10.0
    """Driving, loading and unloading of one crew in one day; then comes the night. They count from
    midnight."""

    @model_validator(mode="after")
    def _leaves_time(self) -> Self:
        """Refuse days on which nobody could drive."""
        if not self.first_hour < self.last_hour <= HOURS_PER_DAY:
            raise ValueError(
                "expected first_hour before last_hour, and that at most 24 h,"
                f" got {self.first_hour:g} h and {self.last_hour:g} h"
            )
        if self.hours_at_most == 0:
            raise ValueError("expected hours_at_most above 0, got 0 h: nobody could drive")
        return self
