"""Sections `transport` and `costs`: vehicles, routes, plans, crews, and what they cost."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sim.policies.transport import FixedRounds, TransportPlan
from sim.quantities import SPLIT_WORDS, Days, Hours, Section, Share
from sim.scenario.interruption import FleetInterruption
from sim.scenario.network import DrivingDay, Surface


class VehicleKind(Section):
    """A kind of vehicle.

    Several fleets may have vehicles of one kind.
    """

    use: str = ""
    """What it is for."""

    payload_kg: Annotated[float, Field(gt=0)]
    """Payload in kg."""

    volume_m3: Annotated[float, Field(gt=0)]
    """Volume in m³. Payload and volume both bind."""

    cold_m3: Annotated[float, Field(ge=0)] | None = None
    """Part of it where goods of the cold chain can stand, m³; all of it, if not said. The others
    may stand there too."""

    max_speed_kph: Annotated[float, Field(gt=0)]
    """It goes no faster than this, km/h."""

    cost_per_km: Annotated[float, Field(ge=0)]
    """Fuel, tyres and upkeep a km, in the currency of `costs`."""

    cost_per_day: Annotated[float, Field(ge=0)]
    """Vehicle and driver a day of a trip, in the currency of `costs`. A trip takes a day more than
    it has nights."""

    truck: bool = True
    """Whether a road closed to trucks is closed to it."""

    surfaces: Annotated[tuple[Surface | Literal["air"], ...], SPLIT_WORDS]
    """Surfaces that it can drive on; `air` alone: it flies straight at its highest speed, on
    emergency orders."""

    range_km: Annotated[float, Field(gt=0)] | None = None
    """Farthest there and back on an emergency order, km; no limit where none is given."""

    cooled: bool = False
    """Whether it keeps goods at 2-8 °C however long the way; else they travel in boxes."""

    source: str = ""
    """Where this comes from, with its mark."""

    @model_validator(mode="after")
    def _flies_or_drives(self) -> Self:
        """Refuse both."""
        if "air" in self.surfaces and len(self.surfaces) > 1:
            raise ValueError("expected `air` alone or the surfaces of roads, got both")
        return self

    @model_validator(mode="after")
    def _cold_is_a_part(self) -> Self:
        """Refuse more cold room than there is room."""
        if self.cold_m3 is not None and self.cold_m3 > self.volume_m3:
            raise ValueError(
                f"expected cold_m3 at most volume_m3 ({self.volume_m3:g}), got {self.cold_m3:g}"
            )
        return self

    @property
    def flies(self) -> bool:
        """Whether it needs no roads."""
        return "air" in self.surfaces


class Breakdowns(Section):
    """How often vehicles of a fleet break down on the road, and what follows."""

    per_day: Share = 0.0
    """Chance that a vehicle breaks down on a calendar day on which it is on the road. It shows when
    the vehicle next sets off, from home or from a stop. It is the same days for a vehicle under
    every strategy."""

    repair: Hours = 4.0
    """What a repair on the spot takes of the crew's working hours."""

    towed: Share = 0.25
    """Share that cannot be repaired on the spot: the trip is over, vehicle and cargo are brought
    home as fast as the vehicle drives, and what it did not bring is tried again."""

    workshop: Days = 7.0
    """Time after its return for which a vehicle that was towed is not there."""


class Hired(Section):
    """A contract by which others drive; what their vehicles, drivers and nights cost is in it."""

    per_km: Annotated[float, Field(ge=0)] = 0.0
    """Price a km driven."""

    per_stop: Annotated[float, Field(ge=0)] = 0.0
    """Price a stop served."""


class Fleet(Section):
    """Vehicles of one kind with one home."""

    vehicle: str
    """Kind of vehicle."""

    number: Annotated[int, Field(ge=1)]
    """How many. A trip takes one; who finds none waits."""

    home: str
    """Store that they load at and return to."""

    breakdowns: Breakdowns = Breakdowns()
    """How often they break down; never, if not said."""

    hired: Hired | None = None
    """Price of the contract under which others drive it, instead of the costs of the vehicle and
    of the crew's nights; one's own vehicles without it."""


class Route(Section):
    """A fixed sequence of stops; facilities name the route and their position on it.

    Stops are written at facilities (`route`, `stop`).
    """

    fleet: str
    """Fleet that serves it."""

    name: str = ""
    """As people call it."""


class WhenBlocked(Section):
    """What a vehicle does at a closed road, in this order: go round, wait, give the stop up."""

    detour_at_most: Hours = 6.0
    """It goes round when that takes no longer than this beyond the usual way."""

    wait_at_most: Hours = 36.0
    """Else it waits; after this it gives the stop up and goes on to the next. All waits of a leg
    count together."""


class Transport(Section):
    """Vehicles, routes and plans; nothing where suppliers from outside bring all goods."""

    vehicles: dict[str, VehicleKind] = Field(default_factory=dict)
    """Kinds of vehicle."""

    fleets: dict[str, Fleet] = Field(default_factory=dict)
    """Vehicles that there are."""

    routes: dict[str, Route] = Field(default_factory=dict)
    """Delivery routes."""

    plan: TransportPlan = FixedRounds()
    """When vehicles leave and what they carry, where `plans` says nothing else."""

    plans: dict[str, TransportPlan] = Field(default_factory=dict)
    """Plans of single stores or cross-docks, by facility, instead of `plan`."""

    interruptions: dict[str, FleetInterruption] = Field(default_factory=dict)
    """When vehicles cannot set out, or do not serve all, by name."""

    picking_working_days: Annotated[int, Field(ge=0)] = 2
    """Working days from sharing the stock to packed orders. The day of sharing is not one of
    them."""

    loading: Hours = 1.0
    """From the start of a trip to its departure."""

    retry_after_working_days: Annotated[int, Field(ge=1)] = 3
    """Working days after which a stop that was given up, or cargo left behind, is tried again."""

    driving_day: DrivingDay = DrivingDay()
    """Hours of the crews."""

    when_blocked: WhenBlocked = WhenBlocked()
    """At a closed road."""

    def plan_of(self, home: str) -> TransportPlan:
        """Return the plan by which vehicles leave the store or cross-dock *home*.

        Parameters
        ----------
        home
            Id of a facility.
        """
        return self.plans.get(home, self.plan)


class Costs(Section):
    """What things cost."""

    currency: str = "MXN"
    """Currency of all costs and prices."""

    base_year: int = 2025
    """Year of the prices. It is printed, and converts nothing."""

    night: Annotated[float, Field(ge=0)] = 0.0
    """Food and lodging of a crew for a night on the way."""

    team_per_day: Annotated[float, Field(ge=0)] = 0.0
    """People who travel along beside the driver, a day of a trip."""
