"""Sections `institutions` and `facilities`: who holds stock, where, for whom."""

from typing import Annotated

from pydantic import Field

from sim.domain.calendar import WORKING_DAYS, Weekdays
from sim.quantities import Hours, Section
from sim.scenario.budget import Budget
from sim.scenario.network import RiskClass, Surface, Terrain

CROSS_DOCK = "cross_dock"
"""Level of a facility that holds no stock: what stores pack for each unit is sorted there from the
vehicles that bring it to those that carry it on."""


class Institution(Section):
    """An owner of stock, units, vehicles and patients.

    Nothing passes between two of them without an agreement.
    """

    name: str
    """As people call it."""

    budget: Budget | None = None
    """Money for orders to suppliers from outside; without it money never binds."""


class LastStretch(Section):
    """Animals that carry goods on where the road ends; or boats, or people on foot.

    They are always there and never full: as many animals as the weight takes.
    """

    payload_kg: Annotated[float, Field(gt=0)]
    """What one of them carries; as many go as that takes."""

    speed_kph: Annotated[float, Field(gt=0)]
    """How fast they go, in the hours of a crew's day and in any weather."""

    cost_per_day: Annotated[float, Field(ge=0)] = 0.0
    """Of each with its driver, a day of the way there and back, in the currency of `costs`. Parts
    of a day count as a day."""


class Facility(Section):
    """A holder of stock with one owner and one place: a store, a hospital or a health unit."""

    name: str
    """As people call it."""

    institution: str
    """Its owner."""

    level: str
    """Level of the network, such as `store`, `hospital` or `unit`. A `cross_dock` holds no stock:
    what its supplier packs for the facilities whose routes start here only changes vehicles.
    Programmes are chosen by it."""

    kind: str = ""
    """Kind within the level, for kits and results; the level itself where empty."""

    place: str
    """Place of the road graph where it stands, or from which its spur leaves."""

    supplier: str
    """The facility or supplier that sends it goods. A chain of them has to end at a supplier from
    outside."""

    population: Annotated[int, Field(ge=0)] = 0
    """People who come here for their medicines. 0 for who only passes goods on."""

    consultations_per_day: Annotated[float, Field(ge=0)] = 0.0
    """Counted consultations on a mean day of the year; 0: they follow from the population. Days off
    are days of the year too."""

    mix: str = ""
    """Which column of `demand.rates` its patients follow; empty for a store."""

    opens: Weekdays = WORKING_DAYS
    """Opening days."""

    keeps_holidays: bool = True
    """Whether it closes on holidays."""

    receives_from: Hours = 8.0
    """When goods are taken in on an opening day, hours after midnight."""

    receives_until: Hours = 16.0
    """Until when. At most 24 h; who comes later waits for the next opening day."""

    unloading: Hours = 0.5
    """How long a delivery takes to unload."""

    storage_m3: Annotated[float, Field(gt=0)] | None = None
    """Room for goods in cubic metres; what vehicles bring beyond it is refused and goes back.
    Without it there is room for all. Products without a volume take none."""

    cold_storage_m3: Annotated[float, Field(gt=0)] | None = None
    """Room for goods kept at 2-8 °C, in the same way."""
    picking_pieces_per_day: Annotated[int, Field(ge=1)] | None = None
    """At a store: pieces that can be picked on a working day. Each time its stock is shared, the
    working days since the last time count, that day included; without limit where none is given.
    Shelves of several institutions share the work by what each could give."""

    sorting_working_days: Annotated[int, Field(ge=0)] = 1
    """At a cross-dock: working days until goods that arrived can leave."""

    route: str = ""
    """Delivery route that it lies on."""

    stop: Annotated[int, Field(ge=0)] = 0
    """Its position on the route. Each once on a route; vehicles drive them in this order."""

    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    """Latitude in degrees where it is not that of its place."""

    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    """Longitude in degrees where it is not that of its place."""

    spur_km: Annotated[float, Field(ge=0)] = 0.0
    """Length of the road from `place` to the facility, where it lies off the graph."""

    spur_surface: Surface = "dirt"
    """Surface of that road."""

    spur_terrain: Terrain = "mountain"
    """Terrain of that road."""

    spur_snow_risk: RiskClass = 0
    """Its risk class in snow and ice."""

    spur_rain_risk: RiskClass = 0
    """Its risk class in rain."""

    weather_region: str = ""
    """Whose storms that road feels."""

    last_stretch: LastStretch | None = None
    """Who carries goods on from `place` where the vehicle that brings them cannot drive on the
    spur's surface."""

    synthetic: bool = False
    """Whether we made it up because no register was to be had."""

    source: str = ""
    """Where this comes from, with its mark."""
