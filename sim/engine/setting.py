"""A scenario as arrays and indices: everything about a strategy that no chance touches."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sim.agreements import ServiceInterchange
from sim.domain.calendar import Calendar
from sim.domain.demand import DAYS_PER_YEAR, DemandModel
from sim.domain.visits import Visit
from sim.engine.communities import Communities, communities_of
from sim.engine.counted_demand import counted_model, pieces_per_day
from sim.engine.shelves import Shelves
from sim.engine.visit_use import expected_patients
from sim.network.graph import RoadNetwork, has_same_roads
from sim.network.legs import Legs
from sim.network.road_map import RoadMap
from sim.policies.transport import TransportPlan
from sim.quantities import DAYS_PER_MONTH
from sim.scenario.facilities import CROSS_DOCK, Facility, LastStretch
from sim.scenario.replenishment import Programme
from sim.scenario.scenario import Scenario
from sim.scenario.shocks import HubOut
from sim.scenario.transport import VehicleKind
from sim.scenario.visit_calendar import visit_calendar

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Setting:
    """Indices, calendars and expected use of one scenario.

    Facilities are in the order of the scenario, products too; arrays by cell are facilities ×
    products.
    """

    scenario: Scenario

    like: "Setting | None" = None
    """Another one, whose roads and ways are used where they are the same."""

    @cached_property
    def calendar(self) -> Calendar:
        """Every day simulated, warm-up included; it knows when visits begin, for their reviews."""
        visit_days = sorted({visit.first_day for visit in self.visits})
        return replace(self.scenario.run.dates(), visit_days=tuple(visit_days))

    @property
    def first_day(self) -> int:
        """First day measured, counted from the first day simulated: the days of warm-up."""
        return round(self.scenario.run.warm_up)

    @cached_property
    def facilities(self) -> tuple[Facility, ...]:
        """All facilities, and behind them the shelves that stores keep apart."""
        return (*self.scenario.facilities.values(), *self.shelves.facilities)

    @cached_property
    def shelves(self) -> Shelves:
        """Whose keys lie where."""
        return Shelves(self.scenario)

    @cached_property
    def facility_index(self) -> dict[str, int]:
        """Row of each facility, and of each shelf by its name: that of all arrays by facility."""
        shelves = (shelf.name for shelf in self.shelves.rows)
        return {name: row for row, name in enumerate((*self.scenario.facilities, *shelves))}

    @cached_property
    def product_index(self) -> dict[str, int]:
        """Index of each product."""
        return {key: index for index, key in enumerate(self.scenario.products)}

    @cached_property
    def network(self) -> RoadNetwork:
        """Roads, and the spurs of the facilities."""
        network = self.road_map.network
        of_shelves = network.facility_nodes[self.shelves.stores]
        return replace(network, facility_nodes=np.concatenate([network.facility_nodes, of_shelves]))

    @cached_property
    def road_map(self) -> RoadMap:
        """Its roads without the shelves that stores keep apart, and the ways found on them."""
        if self.like is not None and has_same_roads(self.like.scenario, self.scenario):
            return self.like.road_map
        return RoadMap(self.scenario)

    @cached_property
    def _cross_docks(self) -> tuple[int | None, ...]:
        """Cross-dock at which each facility's route starts; None where it starts at its store."""
        transport = self.scenario.transport
        homes = {
            name: self.facility_index[transport.fleets[route.fleet].home]
            for name, route in transport.routes.items()
        }
        docks = {
            route: home
            for route, home in homes.items()
            if self.facilities[home].level == CROSS_DOCK
        }
        return tuple(docks.get(house.route) for house in self.facilities)

    def next_stop(self, facility: int, home: int) -> int:
        """Return where vehicles of *home* bring what a facility gets: there, or its cross-dock.

        To the cross-dock only from elsewhere: its own vehicles bring goods to the facility.
        """
        dock = self._cross_docks[facility]
        return facility if dock is None or dock == home else dock

    def last_stretch(self, facility: int, vehicle: VehicleKind) -> LastStretch | None:
        """Return who carries goods on from where *vehicle* stops; None where it gets there."""
        house = self.facilities[facility]
        gets_there = vehicle.flies or house.spur_surface in vehicle.surfaces
        return None if gets_there else house.last_stretch

    def stop_node(self, facility: int, vehicle: VehicleKind) -> int:
        """Return where *vehicle* stops for a facility: there, or where its last stretch begins."""
        return self.node_before(facility, self.last_stretch(facility, vehicle))

    def node_before(self, facility: int, stretch: LastStretch | None) -> int:
        """Return the node at which a last *stretch* begins, or that of the facility itself."""
        if stretch:
            return self.network.nodes.index(self.facilities[facility].place)
        return int(self.network.facility_nodes[facility])

    def supplier_of(self, facility: int) -> int:
        """Return the store that supplies a facility; a KeyError where somebody outside does."""
        return self.facility_index[self.facilities[facility].supplier]

    def plan_of(self, home: int) -> TransportPlan:
        """Return the plan by which vehicles leave a store or cross-dock."""
        return self.scenario.transport.plan_of(list(self.scenario.facilities)[home])

    def region_of(self, house: Facility) -> str:
        """Return the region of the place of a facility."""
        return self.scenario.network.places[house.place].region

    def is_cross_dock(self, facility: int) -> bool:
        """Return whether goods only change vehicles there."""
        return self.facilities[facility].level == CROSS_DOCK

    def days_out(self, store: int) -> NDArray[np.bool_]:
        """Return on which days a store or cross-dock neither shares nor sends, one entry a day."""
        is_out = np.zeros(self.calendar.days, dtype=np.bool_)
        for shock in self.scenario.shocks.values():
            if isinstance(shock, HubOut) and self.facility_index[shock.facility] == store:
                days = shock.days(self.calendar)
                is_out[max(days.start, 0) : max(days.stop, 0)] = True
        return is_out

    def legs(self, vehicle: str) -> Legs:
        """Return the fastest ways for a kind of vehicle, kept for all replications."""
        kind = self.scenario.transport.vehicles[vehicle]
        return self.road_map.legs(kind.surfaces, max_speed_kph=kind.max_speed_kph)

    @cached_property
    def is_open(self) -> NDArray[np.bool_]:
        """Whether each facility is open, days × facilities."""
        hours = [(house.opens, house.keeps_holidays) for house in self.facilities]
        open_on = {
            (opens, keeps): self.calendar.open_on(opens, keeps_holidays=keeps)
            for opens, keeps in set(hours)
        }
        return np.stack([open_on[each] for each in hours], axis=1)

    @cached_property
    def _next_open(self) -> NDArray[np.int64]:
        """First opening day from each day and from the end on, by facility; the last is the end."""
        days = np.full((self.calendar.days + 1, len(self.facilities)), self.calendar.days)
        np.copyto(days[:-1], np.arange(self.calendar.days)[:, None], where=self.is_open)
        return np.asarray(np.minimum.accumulate(days[::-1], axis=0)[::-1])

    def opening_day(
        self, day: int | NDArray[np.int64], facility: int | NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Return the first opening day from *day* on; from the end on, all are open every day.

        *day* itself where the facility is open. Both may be arrays, of shapes that fit.
        """
        within = np.minimum(day, self.calendar.days)
        return np.asarray(np.maximum(self._next_open[within, facility], day))

    def opening_tick(
        self, tick: int | NDArray[np.int64], facility: int | NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Return the first tick from *tick* on at which a facility is open.

        Where days have several ticks, all facilities are open every day.
        """
        if self.calendar.ticks_per_day > 1:
            return np.asarray(tick)
        return self.opening_day(tick, facility)

    def next_opening(self, day: int, facility: int) -> int:
        """Return the same for one day and one facility, many times faster."""
        return max(int(self._next_open[min(day, self.calendar.days), facility]), day)

    @cached_property
    def communities(self) -> Communities:
        """Whose patients there are, and where."""
        return communities_of(self.scenario)

    @property
    def tells_apart(self) -> bool:
        """Whether it is counted whose patients came where."""
        scenario = self.scenario
        return bool(scenario.communities or scenario.agreed(ServiceInterchange))

    @cached_property
    def serves_patients(self) -> NDArray[np.bool_]:
        """Whether the facility has people of its own who come for their medicines."""
        people = self.communities
        own = np.zeros(len(self.facilities))
        counted = pieces_per_day(self.scenario, people).sum(axis=1)
        np.add.at(own, people.unit, people.consultations_per_year + counted)
        return own > 0

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """Relative rate of each product as the plan expects it, communities × products."""
        mixes = {mix: self.weights_of(mix) for mix in set(self.communities.mix)}
        return np.stack([mixes[mix] for mix in self.communities.mix])

    def weights_of(self, mix: str) -> NDArray[np.float64]:
        """Return the relative rate of each product in a mix."""
        rates, products = self.scenario.demand.rates, self.scenario.products
        return np.array([rates.get(key, {}).get(mix, 0.0) for key in products])

    @cached_property
    def visits(self) -> list[Visit]:
        """Visits of itinerant doctors, in order of time."""
        return visit_calendar(self.scenario)

    @cached_property
    def visited(self) -> NDArray[np.int64]:
        """Facility of each visit."""
        return np.array(
            [self.facility_index[each.facility] for each in self.visits], dtype=np.int64
        )

    @cached_property
    def expected_month(self) -> NDArray[np.float64]:
        """Expected use in an average month, by cell; a store's is that of all that it supplies.

        Where institutions join a catalogue later it is that of the first day.
        """
        return self.expected_months[0]

    @cached_property
    def expected_months(self) -> dict[int, NDArray[np.float64]]:
        """The same from the first day on, and from each on which somebody joins or is expected."""
        joins = self.shelves.joins
        return {day: self._passed_up(self.own_month, joins.foreseen(day)) for day in joins.days}

    @cached_property
    def own_month(self) -> NDArray[np.float64]:
        """Expected use in an average month by the facility's own patients, by cell, pieces.

        Of the mean year: seasons, opening days and what patients are refused play no part. Visits
        of itinerant doctors count as spread evenly over the run.
        """
        demand, people = self.scenario.demand, self.communities
        per_month = people.consultations_per_year / DAYS_PER_YEAR * DAYS_PER_MONTH
        pieces = per_month * demand.lines_per_consultation * demand.pieces_per_line
        total = np.maximum(self.weights.sum(axis=1), 1e-300)
        own = np.zeros((len(self.facilities), len(self.scenario.products)))
        np.add.at(own, people.unit, self.weights * (pieces / total)[:, None])
        np.add.at(own, people.unit, pieces_per_day(self.scenario, people) * DAYS_PER_MONTH)
        np.add.at(own, self.visited, self.visit_use * (DAYS_PER_MONTH / self.calendar.days))
        return own

    @cached_property
    def buyer(self) -> NDArray[np.int64]:
        """The facility that buys from outside what reaches each facility; itself, if it does.

        By row; up the chain of suppliers as the scenario has it, whoever joins a catalogue when.
        """
        above = [self.facility_index.get(house.supplier, -1) for house in self.facilities]
        buyer = np.arange(len(above))
        while (parent := np.array(above)[buyer]).max(initial=-1) >= 0:
            buyer = np.where(parent >= 0, parent, buyer)
        return buyer

    @cached_property
    def visit_use(self) -> NDArray[np.float64]:
        """Pieces that each visit is expected to need where it is, visits × products."""
        patients = expected_patients(self.scenario, self.visits, self.calendar.days)
        use = np.zeros((len(self.visits), len(self.scenario.products)))
        for number, visit in enumerate(self.visits):
            specialty = self.scenario.itinerants.specialties[visit.specialty]
            pieces = specialty.lines_per_consultation * specialty.pieces_per_line
            weights = self.weights_of(specialty.mix)
            use[number] = patients[number] * pieces * weights / max(weights.sum(), 1e-300)
        return use

    def _passed_up(self, own: NDArray[np.float64], day: int) -> NDArray[np.float64]:
        expected = own.copy()
        for index, (name, house) in enumerate(self.scenario.facilities.items()):
            for store in self.shelves.stores_above(name, day):
                for part in self.shelves.parts(self.facility_index[store], house.institution, day):
                    expected[part.row] += part.of(own[index])
        return expected

    @cached_property
    def counts_cold(self) -> bool:
        """Whether some vehicle has its own room for goods of the cold chain."""
        return any(each.cold_m3 is not None for each in self.scenario.transport.vehicles.values())

    @cached_property
    def shelf_life_months(self) -> NDArray[np.int64]:
        """Months from manufacture to expiry by product, 0 where it does not expire."""
        return np.array([each.shelf_life_months or 0 for each in self.scenario.products.values()])

    @cached_property
    def season(self) -> NDArray[np.float64]:
        """Factor of each product in each month, 12 × products; its mean over the year is 1."""
        shift = 6 if self.scenario.run.hemisphere == "south" else 0
        factors = np.ones((12, len(self.scenario.products)))
        for index, product in enumerate(self.scenario.products.values()):
            season = self.scenario.demand.seasons.get(product.seasonality)
            if season and season.profile:
                factors[:, index] = self.scenario.profile(season.profile)
            for month in season.months if season else ():
                factors[(month - 1 + shift) % 12, index] = season.factor if season else 1.0
        return np.asarray(factors / factors.mean(axis=0))

    def demand_model(self) -> DemandModel:
        """Return the parameters of the base draw; people come when their own unit is open."""
        demand, people = self.scenario.demand, self.communities
        chronic = [item.seasonality == "chronic" for item in self.scenario.products.values()]
        return DemandModel(
            consultations_per_year=people.consultations_per_year,
            weights=self.weights,
            season=self.season,
            is_chronic=np.array(chronic),
            is_open=self.is_open[:, people.unit],
            weekday_weights=np.array([demand.weekdays.get(day, 1.0) for day in _WEEKDAYS]),
            dispersion=demand.dispersion,
            lines_per_consultation=demand.lines_per_consultation,
            pieces_per_line=demand.pieces_per_line,
            lines_per_refill=demand.chronic.lines_per_refill,
            refill_days=round(demand.chronic.interval),
            mix_spread=demand.mix_spread,
            counted=counted_model(self.scenario, people, self.season),
        )

    def rows(self, programme: Programme) -> NDArray[np.int64]:
        """Return the rows that a programme supplies; shelves of a store with their store."""
        covered = [programme.covers(house) for house in self.scenario.facilities.values()]
        of_shelves = [covered[store] for store in self.shelves.stores]
        return np.flatnonzero([*covered, *of_shelves])

    def columns(self, groups: Sequence[str]) -> NDArray[np.int64]:
        """Return the products of these supply groups; all where none is named."""
        products = enumerate(self.scenario.products.values())
        return np.array([i for i, item in products if not groups or item.supply_group in groups])
