"""Builds and connects the actors of one run, runs it once, and hands over its records."""

from itertools import count
from typing import Any

import numpy as np
import simpy
from numpy.typing import NDArray

from sim.agreements import ReciprocalLoans, ServiceInterchange
from sim.domain.records import Records
from sim.engine.arrivals import Arrivals, ExtraLines
from sim.engine.attendance import Attendance
from sim.engine.attended import Attended
from sim.engine.clock import run_end
from sim.engine.collector import no_collection
from sim.engine.compensation_book import CompensationBook, compensation_of
from sim.engine.day import Day
from sim.engine.dispatcher import Dispatcher, RouteService
from sim.engine.draw import Draw
from sim.engine.emergencies import Emergencies
from sim.engine.extra_demand import extra_demand
from sim.engine.first_stock import first_lots, first_stock
from sim.engine.fleets import build_pools, by_home
from sim.engine.further_units import FurtherUnits
from sim.engine.goods import goods_of
from sim.engine.joining import Joining
from sim.engine.loan_book import LoanBook
from sim.engine.loan_trips import LoanTrips
from sim.engine.loans import Loans
from sim.engine.orders import Shipment
from sim.engine.pharmacy import Pharmacy
from sim.engine.purses import Purses
from sim.engine.recorder import Recorder
from sim.engine.remoteness import remoteness_hours
from sim.engine.replenisher import Replenisher
from sim.engine.round_planner import RoundPlanner
from sim.engine.rows import delivery_rows, transfer_rows, trip_rows
from sim.engine.setting import Setting
from sim.engine.shared_vehicles import share_vehicles
from sim.engine.shelved_store import ShelvedStore, StoreOrShelves
from sim.engine.spoilage import spoilage
from sim.engine.stock import Stock
from sim.engine.store import Picking, Store
from sim.engine.supplier import SupplierOrders
from sim.engine.trace import Trace
from sim.engine.trip import Trips
from sim.engine.visit_log import visit_log
from sim.policies.transport import OptimisedRounds


class World:
    """One strategy in one replication; it is built once and run once.

    The only place where actors are connected: each is given what it needs, and none builds another.
    What it is built from (`setting`, `draw`) is shared with other worlds and is not changed.

    Parameters
    ----------
    setting
        The strategy.
    draw
        The chance of the replication, drawn from the base.
    traced
        Whether shelves and roads are followed day by day, which makes records larger and results no
        other.
    """

    def __init__(self, setting: Setting, draw: Draw, *, traced: bool) -> None:
        self._setting = setting
        self._draw = draw
        self._env = simpy.Environment()
        self._goods = goods_of(setting)
        first = first_stock(setting)
        self.stock = Stock(first, first_lots(setting, first))
        weather = draw.weather_on(setting)
        self._attendance = Attendance(setting, weather)
        attended = Attended(setting, self._attendance) if setting.tells_apart else None
        self._recorder = Recorder(setting, self.stock, attended)
        self._visits = visit_log(setting, self.stock, draw=draw, weather=weather)
        self._purses = Purses(setting)
        self._books = [
            CompensationBook(each, each.compensation, setting=setting, purses=self._purses)
            for each in setting.scenario.agreed(ServiceInterchange).values()
            if each.compensation
        ]
        self._stores = self._build_stores()
        self._replenishers = self._build_replenishers()
        self._pools = build_pools(self._env, setting, weather, draw.streams)
        share_vehicles(self._pools, setting.scenario)
        self._trip_numbers = count()
        self._dispatchers = self._build_dispatchers()
        self._loans = self._build_loans()
        self._at = {each.store: each for each in self._dispatchers}
        self._trace = (
            Trace(setting, self.stock, self._replenishers, pools=self._pools, weather=weather)
            if traced
            else None
        )
        self._env.process(self._build_day().pass_days(setting.calendar))

    def run(self, *, verify: bool = False) -> Records:
        """Run to the end of the horizon and return what was measured.

        With *verify* the books are checked after every event.
        """
        end = run_end(self._setting.calendar)
        while verify and self._env.peek() < end:
            self._env.step()
            self.stock.verify()
        with no_collection():
            self._env.run(until=end)
        return self._records()

    def _extra_demand(self) -> list[ExtraLines]:
        extra = extra_demand(self._draw, self._setting)
        return [*extra, self._visits.specialists.lines] if self._visits else extra

    def _build_stores(self) -> dict[str, StoreOrShelves]:
        """Return who shares stock, by id: stores with their shelves, and cross-docks."""
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
                purses=self._purses,
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

    def _build_dispatchers(self) -> list[Dispatcher]:
        routes = self._setting.scenario.transport.routes
        services = {
            name: RouteService(index, self._pools[route.fleet])
            for index, (name, route) in enumerate(routes.items())
        }
        fleets = self._setting.scenario.transport.fleets
        return [
            Dispatcher(
                self._env,
                store,
                setting=self._setting,
                trips=self._trips_from(store.facility),
                routes={
                    route: service
                    for route, service in services.items()
                    if fleets[routes[route].fleet].home == name
                },
                planner=self._planner(store.facility),
                trip_numbers=self._trip_numbers,
            )
            for name, store in self._stores.items()
        ]

    def _trips_from(self, facility: int) -> Trips:
        return Trips(
            self._env,
            facility,
            setting=self._setting,
            stock=self.stock,
            goods=self._goods,
            streams=self._draw.streams,
            pass_on=self._pass_on,
        )

    def _pass_on(self, shipment: Shipment) -> None:
        """Hand goods over to the cross-dock that a trip brought them to."""
        self._at[shipment.stop].receive(shipment)

    def _planner(self, store: int) -> RoundPlanner | None:
        """Return who plans the rounds of a store, where they are planned."""
        plan = self._setting.plan_of(store)
        if not isinstance(plan, OptimisedRounds):
            return None
        return RoundPlanner(
            store,
            plan,
            setting=self._setting,
            pools=by_home(self._pools, self._setting).get(store, []),
            streams=self._draw.streams,
        )

    def _build_emergencies(self) -> list[Emergencies]:
        scenario, index = self._setting.scenario, self._setting.facility_index
        return [
            Emergencies(
                rule,
                replenisher,
                setting=self._setting,
                stock=self.stock,
                goods=self._goods,
                dispatcher=self._at[index[scenario.transport.fleets[rule.fleet].home]],
                pool=self._pools[rule.fleet],
            )
            for replenisher in self._replenishers
            if (rule := replenisher.programme.emergency)
        ]

    def _build_loans(self) -> list[Loans]:
        scenario = self._setting.scenario
        numbers = {name: number for number, name in enumerate(scenario.agreements)}
        return [
            Loans(
                agreement,
                LoanBook(numbers[name], self._goods),
                setting=self._setting,
                stock=self.stock,
                goods=self._goods,
                replenishers=self._replenishers,
                trips=LoanTrips(
                    self._env,
                    self._setting,
                    pools=by_home(self._pools, self._setting, agreement.fleets),
                    trips_from=self._trips_from,
                    trip_numbers=self._trip_numbers,
                ),
            )
            for name, agreement in scenario.agreed(ReciprocalLoans).items()
        ]

    def _build_day(self) -> Day:
        """Return the day with its phases; the order in which they are put together is theirs."""
        pharmacy = Pharmacy(
            setting=self._setting,
            stock=self.stock,
            streams=self._draw.streams,
            recorder=self._recorder,
            arrivals=Arrivals(self._draw, self._setting, self._attendance, self._extra_demand()),
            further=FurtherUnits(self._setting, self.stock, self._attendance),
            books=self._books,
        )
        opening = spoilage(self._setting, self.stock, self._draw.streams)
        if self._setting.shelves.joins.by_institution:
            joining = Joining(
                self._setting, self.stock, stores=self._stores, replenishers=self._replenishers
            )
            opening.append(joining.open_day)
        opening += [each.hand_over for each in self._loans]
        opening += [self._recorder.open_day, self._purses.open_day]
        opening += [book.settle for book in self._books]
        if self._visits:
            opening.append(self._visits.open_day)
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
            after_orders=[
                *(each.check for each in self._build_emergencies()),
                *(each.check for each in self._loans),
            ],
        )

    def _counts(self) -> dict[str, NDArray[Any]]:
        """Return all counts of the run as fields of the records, shelves of stores apart."""
        return {
            **self._recorder.counts(),
            **(self._visits.counts() if self._visits else {}),
            **self._purses.counts(),
            **compensation_of(self._books),
        }

    def _records(self) -> Records:
        """Return what was measured, by facility: what lies on shelves counts for their store."""
        first_day, last_day = self._setting.first_day, self._setting.calendar.days
        everything = [each for store in self._dispatchers for each in store.shipments()]
        shipments = list(dict.fromkeys(everything))  # a cross-dock's are those of its store too
        deliveries = delivery_rows(shipments, first_day, last_day)
        deliveries["facility"] = self._setting.shelves.facility_of(deliveries["facility"])
        logs = [log for store in self._dispatchers for log in store.logs]
        logs += [log for each in self._loans for log in each.trips.logs]
        return Records(
            first_day=first_day,
            last_day=last_day,
            **self._setting.shelves.counts_together(self._counts()),
            deliveries=deliveries,
            trips=trip_rows(logs, first_day),
            lends=bool(self._loans),
            transfers=transfer_rows([row for each in self._loans for row in each.book.transfers]),
            **(self._trace.rows() if self._trace else {}),
            demand_checksum=self._draw.demand_checksum,
            weather_checksum=self._draw.weather.checksum(),
        )
