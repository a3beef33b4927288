"""The whole scenario: its sections, the base and the named strategies."""

from typing import Annotated, Any, TypeVar

from pydantic import Field

from sim.agreements import Agreement
from sim.quantities import Section
from sim.scenario.ageing import Ageing
from sim.scenario.cold_chain import ColdChain
from sim.scenario.communities import Community
from sim.scenario.demand import Demand, Patients
from sim.scenario.expect import Expect
from sim.scenario.facilities import Facility, Institution
from sim.scenario.itinerants import Itinerants
from sim.scenario.network import Closures, Network
from sim.scenario.products import Product
from sim.scenario.replenishment import Programme, Sharing
from sim.scenario.run import Run, Trace
from sim.scenario.shocks import Shock
from sim.scenario.supply import Supplier
from sim.scenario.text import Text
from sim.scenario.transport import Costs, Transport

MONTHS = 12

_Kind = TypeVar("_Kind")


class Scenario(Section):
    """One way of running one network: the base with the changes of one strategy.

    Its fields are the sections of the YAML. It is frozen; the engine reads it and never asks which
    strategy it is.
    """

    title: Text
    """What it is about."""

    question: Text
    """What it answers."""

    run: Run = Run()
    """When, how long, how often."""

    institutions: Annotated[dict[str, Institution], Field(min_length=1)]
    """Owners of stock, units, vehicles and patients."""

    network: Network
    """Places, roads and speeds."""

    closures: Closures = Closures()
    """What weather does to roads."""

    facilities: Annotated[dict[str, Facility], Field(min_length=1)]
    """Who holds stock. Their order is that in which the engine goes through them, and the axis of
    all arrays by facility."""

    communities: dict[str, Community] = Field(default_factory=dict)
    """People beside those that facilities count as their own."""

    products: Annotated[dict[str, Product], Field(min_length=1)]
    """What is supplied. Their order is the axis of all arrays by product."""

    profiles: dict[str, dict[str, float]] = Field(default_factory=dict)
    """Figures that go with the season: month of the year (1 to 12), then name."""

    demand: Demand
    """Who comes for what."""

    patients: Patients = Patients()
    """What people do when they are refused."""

    supply: Annotated[dict[str, Supplier], Field(min_length=1)]
    """Where goods come from."""

    replenishment: Annotated[dict[str, Programme], Field(min_length=1)]
    """Who is supplied by which rule."""

    sharing: Sharing = Sharing()
    """What a store does when it cannot serve all."""

    transport: Transport = Transport()
    """Vehicles, routes and plans."""

    ageing: Ageing = Ageing()
    """Whether goods expire."""

    itinerants: Itinerants = Itinerants()
    """Doctors who visit towns."""

    agreements: dict[str, Agreement] = Field(default_factory=dict)
    """What institutions do for each other, by name."""

    cold_chain: ColdChain | None = None
    """What may spoil goods that are kept at 2-8 °C; nothing does where it is not given."""

    costs: Costs = Costs()
    """What things cost."""

    shocks: dict[str, Shock] = Field(default_factory=dict)
    """What goes wrong between two dates, by name."""

    trace: Trace = Trace()
    """What is written down day by day in replication 0."""

    def profile(self, name: str) -> list[float]:
        """Return the figures of a profile, January first; 1 in every month where *name* is empty.

        Seasons of `profiles` are those of the place: they do not move with the hemisphere.

        Parameters
        ----------
        name
            A column of `profiles`; one that there is not is a KeyError, as references were checked.
        """
        months = range(1, MONTHS + 1)
        return [self.profiles[str(month)][name] if name else 1.0 for month in months]

    @property
    def counts_backorders(self) -> bool:
        """Whether some programme counts what is owed to those who wait."""
        return any(each.counts_backorders for each in self.replenishment.values())

    def agreed(self, kind: type[_Kind]) -> dict[str, _Kind]:
        """Return the agreements of one kind, by name.

        In the order of the file; empty where there are none.
        """
        return {name: each for name, each in self.agreements.items() if isinstance(each, kind)}


class StrategyPatch(Section):
    """A named change of the base."""

    title: Text
    """What planners call it."""

    question: Text
    """What it asks, in one line."""

    change: dict[str, Any] = Field(default_factory=dict)
    """What differs from the base: the same keys as the scenario, only those that change; `null`
    takes an entry away. It is merged into the base before anything is validated, so that a mistake
    in it stands where it was written."""


class ScenarioFile(Scenario):
    """What a scenario file says: the base and its strategies."""

    strategies: Annotated[dict[str, StrategyPatch], Field(min_length=1)]
    """Ways of running the network, by name."""

    baseline: str
    """The strategy that the others are compared with."""

    expect: dict[str, Expect] = Field(default_factory=dict)
    """What has to come out, by any name; it changes no result."""
