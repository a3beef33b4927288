"""Departures and trips: one SimPy process a trip, from the store and back."""

import math
from collections import defaultdict
from collections.abc import Generator
from typing import Any, NamedTuple

import simpy

from benchmarks.plain_simpy.clock import DEPARTURES, OPENING_HOUR, TRIPS, Instant
from benchmarks.plain_simpy.rounds import Rounds
from benchmarks.plain_simpy.rules import Size, load
from benchmarks.plain_simpy.shelves import Shelves
from benchmarks.plain_simpy.store import Parcel
from sim.domain.records import VEN_CLASSES
from sim.engine.draw import Draw
from sim.engine.setting import Setting
from sim.network.journey import Crew, Roads
from sim.quantities import HOURS_PER_DAY


class Fleet(NamedTuple):
    """Vehicles of one kind."""

    vehicles: simpy.Resource
    roads: Roads
    room: Size


class Trip(NamedTuple):
    """One drive, as it went."""

    started: float
    returned: float
    km: float
    stops: int


class Transport:
    """The vehicles of the store."""

    def __init__(
        self,
        env: simpy.Environment,
        store: int,
        *,
        setting: Setting,
        shelves: Shelves,
        draw: Draw,
        rounds: Rounds,
    ) -> None:
        self._env = env
        self._store = store
        self._setting = setting
        self._spec = setting.scenario.transport
        self._shelves = shelves
        self._rounds = rounds
        self._fleets = self._parked_fleets(draw)
        products = setting.scenario.products.values()
        self._sizes = [Size(item.weight_kg, item.volume_l / 1000) for item in products]
        self._ranks = [VEN_CLASSES.index(item.ven) for item in products]
        self._packed: list[Parcel] = []
        self._waiting: defaultdict[str, dict[int, Parcel]] = defaultdict(dict)
        self._n_trips = 0
        self.parcels: list[Parcel] = []
        """All that was ever packed and not put to another parcel."""
        self.trips: list[Trip] = []
        """All trips that came back, in the order in which they did."""

    def pack(self, parcel: Parcel) -> None:
        """Take a parcel, which can be loaded from the moment at which it is packed."""
        self.parcels.append(parcel)
        self._packed.append(parcel)

    def depart(self) -> Generator[simpy.Event, Any, None]:
        """Start the trips of every day."""
        for day in range(self._setting.calendar.days):
            yield Instant(self._env, day + OPENING_HOUR, rank=DEPARTURES)
            ready = [parcel for parcel in self._packed if math.ceil(parcel.packed) <= day]
            self._packed = [parcel for parcel in self._packed if math.ceil(parcel.packed) > day]
            for parcel in ready:
                self._put_by(parcel)
            if self._setting.calendar.is_working[day]:
                self._start_trips(day)

    def _start_trips(self, day: int) -> None:
        for route in self._spec.routes:
            stops = self._waiting[route]
            is_retry = any(
                parcel.retry_day is not None and parcel.retry_day <= day
                for parcel in stops.values()
            )
            if stops and (is_retry or day in self._rounds.starts):
                del self._waiting[route]
                order = sorted(stops, key=lambda stop: (self._setting.facilities[stop].stop, stop))
                self._env.process(self._drive(route, [stops[stop] for stop in order]))

    def _put_by(self, parcel: Parcel) -> None:
        """Let a parcel wait for its route, as one with what waits for the same facility."""
        stops = self._waiting[self._setting.facilities[parcel.facility].route]
        waiting = stops.get(parcel.facility)
        if waiting is None:
            stops[parcel.facility] = parcel
            return
        older, newer = sorted((waiting, parcel), key=lambda each: each.decided)
        for product, pieces in newer.pieces.items():
            older.pieces[product] = older.pieces.get(product, 0) + pieces
        older.attempts = max(older.attempts, newer.attempts)
        older.retry_day = newer.retry_day if older.retry_day is None else older.retry_day
        self.parcels.remove(newer)
        stops[parcel.facility] = older

    def _try_again(self, parcel: Parcel) -> None:
        wait = self._spec.retry_after_working_days
        parcel.retry_day = self._setting.calendar.working_day_after(int(self._env.now), wait)
        self._put_by(parcel)

    def _drive(self, route: str, parcels: list[Parcel]) -> Generator[simpy.Event, Any, None]:
        """Wait for a vehicle, bring what fits, come home."""
        self._n_trips += 1
        rank = TRIPS + self._n_trips
        fleet = self._fleets[self._spec.routes[route].fleet]
        with fleet.vehicles.request() as vehicle:
            yield vehicle
            started, crew = self._env.now, Crew(self._spec.driving_day)
            self._load(fleet, parcels)
            departed = moment = crew.work(started, self._spec.loading)
            node, km, not_reached = self._node(self._store), 0.0, []
            for parcel in parcels:
                leg = fleet.roads.drive(
                    crew,
                    node,
                    self._node(parcel.facility),
                    start_days=moment,
                    wait_at_most_hours=self._spec.when_blocked.wait_at_most,
                )
                moment, node, km = leg.moment_days, leg.node, km + leg.km
                if not leg.reached:
                    not_reached.append(parcel)
                    continue
                moment = self._opening(parcel.facility, moment)
                moment = crew.work(moment, self._setting.facilities[parcel.facility].unloading)
                yield Instant(self._env, moment, rank=rank)
                self._shelves.put(parcel.facility, parcel.pieces)
                self._shelves.expect(parcel.facility, parcel.pieces, sign=-1)
                parcel.departed, parcel.received = departed, moment
            home = fleet.roads.drive(
                crew, node, self._node(self._store), start_days=moment, wait_at_most_hours=math.inf
            )
            yield Instant(self._env, home.moment_days, rank=rank)
            n_stops = len(parcels) - len(not_reached)
            self.trips.append(Trip(started, home.moment_days, km + home.km, n_stops))
        for parcel in not_reached:
            self._try_again(parcel)

    def _load(self, fleet: Fleet, parcels: list[Parcel]) -> None:
        """Load what fits; the rest waits at the store as parcels of their own."""
        loaded = load(
            [parcel.pieces for parcel in parcels],
            sizes=self._sizes,
            ranks=self._ranks,
            room=fleet.room,
        )
        for parcel, taken in zip(parcels, loaded, strict=True):
            parcel.attempts += 1
            left = {
                product: pieces - taken[product]
                for product, pieces in parcel.pieces.items()
                if pieces > taken[product]
            }
            if left:
                parcel.pieces = taken
                rest = Parcel(
                    parcel.facility,
                    left,
                    parcel.decided,
                    parcel.packed,
                    parcel.due,
                    attempts=parcel.attempts,
                )
                self.parcels.append(rest)
                self._try_again(rest)

    def _opening(self, facility: int, moment: float) -> float:
        """Return the first moment from *moment* on at which the facility takes goods in."""
        house, calendar = self._setting.facilities[facility], self._setting.calendar
        day = min(int(moment), calendar.days - 1)
        hour = (moment - day) * HOURS_PER_DAY
        if self._setting.is_open[day, facility] and hour < house.receives_until:
            return max(moment, day + house.receives_from / HOURS_PER_DAY)
        day += 1
        while day < calendar.days and not self._setting.is_open[day, facility]:
            day += 1
        return day + house.receives_from / HOURS_PER_DAY

    def _node(self, facility: int) -> int:
        return int(self._setting.network.facility_nodes[facility])

    def _parked_fleets(self, draw: Draw) -> dict[str, Fleet]:
        weather = draw.weather_on(self._setting)
        fleets = {}
        for name, fleet in self._spec.fleets.items():
            kind = self._spec.vehicles[fleet.vehicle]
            roads = Roads(
                weather,
                self._setting.legs(fleet.vehicle),
                truck=kind.truck,
                detour_at_most_hours=self._spec.when_blocked.detour_at_most,
            )
            vehicles = simpy.Resource(self._env, capacity=fleet.number)
            fleets[name] = Fleet(vehicles, roads, Size(kind.payload_kg, kind.volume_m3))
        return fleets
