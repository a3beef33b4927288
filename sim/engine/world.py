"""Builds and connects the actors of one run, runs it once, and hands over its records."""

from itertools import count

import numpy as np
import simpy
from numpy.typing import NDArray

from sim.domain.lots import Lots
from sim.domain.records import Records
from sim.engine.arrivals import Arrivals
from sim.engine.attendance import Attendance
from sim.engine.attended import Attended
from sim.engine.breakdowns import FleetBreakdowns
from sim.engine.day import Day
from sim.engine.dispatcher import Dispatcher, RouteService
from sim.engine.draw import Draw
from sim.engine.emergencies import Emergencies
from sim.engine.extra_demand import extra_demand
from sim.engine.fleet import FleetPool, Outage
from sim.engine.goods import Goods, goods_of
from sim.engine.orders import Shipment
from sim.engine.pharmacy import Pharmacy
from sim.engine.recorder import Recorder
from sim.engine.remoteness import remoteness_hours
from sim.engine.replenisher import Replenisher
from sim.engine.round_planner import RoundPlanner
from sim.engine.rows import delivery_rows, trip_rows
from sim.engine.setting import Setting
from sim.engine.shelved_store import ShelvedStore, StoreOrShelves
from sim.engine.stock import Stock
from sim.engine.store import Picking, Store
from sim.engine.supplier import SupplierOrders
from sim.engine.trace import Trace
from sim.engine.trip import Trips
from sim.network.air import Air, positions_of
from sim.network.journey import Roads, Ways
from sim.network.weather import Weather
from sim.policies.transport import OptimisedRounds


class World:
    """One strategy in one replication; it is built once and run once."""

    def __init__(self, setting: Setting, draw: Draw, *, traced: bool) -> None:
        self._setting = setting
        self._draw = draw
        self._env = simpy.Environment()
        self._goods = goods_of(setting)
        first = _first_stock(setting)
        self.stock = Stock(first, _first_lots(setting, first))
        self._attendance = Attendance(setting, draw.weather_on(setting))
        tells_apart = draw.setting.scenario.communities
        attended = Attended(setting, self._attendance) if tells_apart else None
        self._recorder = Recorder(setting, self.stock, attended)
        self._stores = self._build_stores()
        self._replenishers = self._build_replenishers()
        self._pools = self._build_pools()
        self._dispatchers = self._build_dispatchers(self._goods)
        self._at = {each.store: each for each in self._dispatchers}
        self._trace = Trace(setting, self.stock, self._replenishers) if traced else None
        self._env.process(self._build_day().pass_days(setting.calendar.days))

    def run(self, *, verify: bool = False) -> Records:
        """Run to the end of the horizon and return what was measured.

        With *verify* the books are checked after every event.
        """
        end = self._setting.calendar.days
        if not verify:
            self._env.run(until=end)
            return self._records()
        while self._env.peek() < end:
            self._env.step()
            self.stock.verify()
        return self._records()

    def _build_stores(self) -> dict[str, StoreOrShelves]:
        scenario = self._setting.scenario
        # a cross-dock is a store that nobody asks for goods
        suppliers = {house.supplier for house in self._setting.facilities}
        # who cannot be reached is no more remote than the store's neighbours: nothing gets there
        remoteness = np.nan_to_num(remoteness_hours(self._setting), posinf=0.0)
        rows = {
            name: Store(
                index,
                stock=self.stock,
                sharing=scenario.sharing,
                calendar=self._setting.calendar,
                goods=self._goods,
                picking=Picking(
                    scenario.transport.picking_working_days,
                    self._setting.facilities[index].picking_pieces_per_day,
                ),
                remoteness_hours=remoteness,
            )
            for name, index in self._setting.facility_index.items()
            if name in suppliers
            or index >= len(scenario.facilities)
            or self._setting.is_cross_dock(index)
        }
        shelves = self._setting.shelves.of_stores()
        return {
            name: ShelvedStore(
                store,
                {each.institution: rows[each.name] for each in shelves[name]},
                self._setting,
            )
            if name in shelves
            else store
            for name, store in rows.items()
            if name in scenario.facilities
        }

    def _build_replenishers(self) -> list[Replenisher]:
        scenario = self._setting.scenario
        suppliers = {
            name: SupplierOrders(
                self._env,
                name,
                supplier=supplier,
                setting=self._setting,
                stock=self.stock,
                streams=self._draw.streams,
            )
            for name, supplier in scenario.supply.items()
        }
        return [
            Replenisher(
                name,
                programme=programme,
                setting=self._setting,
                stock=self.stock,
                streams=self._draw.streams,
                suppliers=suppliers,
                stores=self._stores,
            )
            for name, programme in scenario.replenishment.items()
        ]

    def _build_dispatchers(self, goods: Goods) -> list[Dispatcher]:
        routes = self._setting.scenario.transport.routes
        services = {
            name: RouteService(index, self._pools[route.fleet])
            for index, (name, route) in enumerate(routes.items())
        }
        fleets = self._setting.scenario.transport.fleets
        trip_numbers = count()
        return [
            Dispatcher(
                self._env,
                store,
                setting=self._setting,
                trips=Trips(
                    self._env,
                    store.facility,
                    setting=self._setting,
                    stock=self.stock,
                    goods=goods,
                    streams=self._draw.streams,
                    pass_on=self._pass_on,
                ),
                routes={
                    route: service
                    for route, service in services.items()
                    if fleets[routes[route].fleet].home == name
                },
                planner=self._planner(name),
                trip_numbers=trip_numbers,
            )
            for name, store in self._stores.items()
        ]

    def _pass_on(self, shipment: Shipment) -> None:
        """Hand goods over to the cross-dock that a trip brought them to."""
        self._at[shipment.stop].receive(shipment)

    def _planner(self, store: str) -> RoundPlanner | None:
        """Return who plans the rounds of a store, where they are planned."""
        transport = self._setting.scenario.transport
        if not isinstance(transport.plan, OptimisedRounds):
            return None
        return RoundPlanner(
            self._setting.facility_index[store],
            transport.plan,
            setting=self._setting,
            pools=[
                pool for name, pool in self._pools.items() if transport.fleets[name].home == store
            ],
            streams=self._draw.streams,
        )

    def _build_pools(self) -> dict[str, FleetPool]:
        transport = self._setting.scenario.transport
        weather = self._draw.weather_on(self._setting)
        return {
            name: FleetPool(
                self._env,
                index,
                number=fleet.number,
                vehicle=transport.vehicles[fleet.vehicle],
                roads=self._ways(fleet.vehicle, weather),
                breakdowns=self._breakdowns(name),
                outages=self._outages(name),
            )
            for index, (name, fleet) in enumerate(transport.fleets.items())
        }

    def _ways(self, kind: str, weather: Weather) -> Ways:
        """Return the roads as this kind of vehicle finds them, or the air."""
        transport = self._setting.scenario.transport
        vehicle = transport.vehicles[kind]
        if vehicle.flies:
            positions = positions_of(self._setting.scenario, self._setting.network)
            return Air(positions, speed_kph=vehicle.max_speed_kph)
        return Roads(
            weather,
            self._setting.legs(kind),
            truck=vehicle.truck,
            detour_at_most_hours=transport.when_blocked.detour_at_most,
        )

    def _breakdowns(self, fleet: str) -> FleetBreakdowns | None:
        rule = self._setting.scenario.transport.fleets[fleet].breakdowns
        return FleetBreakdowns(rule, fleet, self._draw.streams) if rule.per_day else None

    def _outages(self, fleet: str) -> list[Outage]:
        transport, first = self._setting.scenario.transport, self._setting.calendar.first
        number = transport.fleets[fleet].number
        return [
            Outage(
                start=(each.first_day - first).days,
                end=(each.last_day - first).days + 1,
                first_vehicle=number - round(each.share * number),
            )
            for each in transport.interruptions.values()
            if each.fleet == fleet
        ]

    def _build_emergencies(self) -> list[Emergencies]:
        scenario, index = self._setting.scenario, self._setting.facility_index
        by_store = {each.store: each for each in self._dispatchers}
        return [
            Emergencies(
                rule,
                replenisher,
                setting=self._setting,
                stock=self.stock,
                goods=self._goods,
                dispatcher=by_store[index[scenario.transport.fleets[rule.fleet].home]],
                pool=self._pools[rule.fleet],
            )
            for replenisher in self._replenishers
            if (rule := replenisher.programme.emergency)
        ]

    def _build_day(self) -> Day:
        pharmacy = Pharmacy(
            setting=self._setting,
            stock=self.stock,
            streams=self._draw.streams,
            recorder=self._recorder,
            arrivals=Arrivals(
                self._draw,
                self._setting,
                self._attendance,
                extra_demand(self._draw, self._setting),
            ),
        )
        opening = [self._expire] if self.stock.lots else []
        opening.append(self._recorder.open_day)
        if self._trace:
            opening.append(self._trace.note)
        reports = [each.reports for each in self._replenishers]
        opening += [each.note for each in reports if each.rule.looks_daily]
        return Day(
            self._env,
            opening=opening,
            pharmacy=pharmacy,
            replenishers=self._replenishers,
            dispatchers=self._dispatchers,
            emergencies=self._build_emergencies(),
        )

    def _expire(self, day: int) -> None:
        """Throw away what expires on *day*, the first of a month."""
        months = self._setting.calendar.month_numbers
        if day and months[day] != months[day - 1]:
            self.stock.expire(int(months[day] - months[0]))

    def _records(self) -> Records:
        first_day, last_day = self._setting.first_day, self._setting.calendar.days
        shape = (0, 0, 0)
        everything = [each for store in self._dispatchers for each in store.shipments()]
        shipments = list(dict.fromkeys(everything))  # a cross-dock's are those of its store too
        deliveries = delivery_rows(shipments, first_day, last_day)
        deliveries["facility"] = self._setting.shelves.facility_of(deliveries["facility"])
        logs = [log for store in self._dispatchers for log in store.logs]
        return Records(
            first_day=first_day,
            last_day=last_day,
            **self._setting.shelves.counts_together(self._recorder.counts()),
            deliveries=deliveries,
            trips=trip_rows(logs, first_day),
            trace=self._trace.on_hand() if self._trace else np.zeros(shape, dtype=np.int64),
            trace_consumption=self._trace.consumption() if self._trace else np.zeros(shape),
            demand_checksum=self._draw.demand_checksum,
            weather_checksum=self._draw.weather.checksum(),
        )


def _first_stock(setting: Setting) -> NDArray[np.int64]:
    """Return the stock on the first morning: months of expected use, by programme."""
    stock = np.zeros(setting.expected_month.shape, dtype=np.int64)
    for programme in setting.scenario.replenishment.values():
        cells = np.ix_(setting.rows(programme), setting.columns(programme.groups))
        stock[cells] = np.ceil(programme.first_stock * setting.expected_month[cells])
    return stock


def _first_lots(setting: Setting, first: NDArray[np.int64]) -> Lots | None:
    """Return the first stock by month of expiry; none where nothing expires."""
    ageing = setting.scenario.ageing
    if not ageing.expires:
        return None
    months = setting.calendar.month_numbers
    lots = Lots(
        setting.shelf_life_months, facilities=len(first), months=int(months[-1] - months[0]) + 1
    )
    lots.spread(first, least=ageing.first_age_least, most=ageing.first_age_most)
    return lots
