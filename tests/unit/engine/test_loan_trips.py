"""Vehicles that carry loans: two fleets at the store in w, one at `near` in a; roads wa, ab."""

from collections.abc import Generator
from itertools import count
from typing import Any

import numpy as np
import pytest
import simpy

from sim.engine.clock import TRIP_RANK
from sim.engine.fleets import build_pools, by_home
from sim.engine.goods import goods_of
from sim.engine.loan_trips import LoanTrips
from sim.engine.orders import Shipment
from sim.engine.setting import Setting
from sim.engine.trip import Trips
from sim.rng import Streams
from tests.unit.engine.worlds import FAR, NEAR, STORE, at, clock, draw, setting, stock_of
from tests.unit.network.worlds import closed

NOWHERE = float("inf")
TRAIL = {"spur_km": 8, "spur_surface": "trail", "spur_terrain": "flat"}
SPEEDS = {"trail--flat": {"surface": "trail", "terrain": "flat", "speed_kph": 8}}


def lending(**changes: Any) -> Setting:  # noqa: ANN401 - sections
    fleets = {
        "pickups": {"vehicle": "van", "number": 1, "home": "near"},
        "others": {"vehicle": "van", "number": 1, "home": "store"},
    }
    return setting(transport={"fleets": fleets} | changes.pop("transport", {}), **changes)


class Yard:
    """The vehicles of one agreement, and what becomes of what they carry."""

    def __init__(self, known: Setting | None = None, **storms: Any) -> None:  # noqa: ANN401 - by road
        self.known = known or lending()
        self.env = simpy.Environment()
        chance = draw(self.known, storms=storms)
        self.pools = build_pools(self.env, self.known, chance.weather, Streams(1, 1))
        self.stock = stock_of(self.known, store=100, near=100)
        self.numbers = count(5)
        self.trips = LoanTrips(
            self.env,
            self.known,
            pools=by_home(self.pools, self.known),
            trips_from=self._trips_from,
            trip_numbers=self.numbers,
        )

    def _trips_from(self, home: int) -> Trips:
        return Trips(
            self.env,
            home,
            setting=self.known,
            stock=self.stock,
            goods=goods_of(self.known),
            streams=Streams(1, 1),
            pass_on=lambda _shipment: None,
        )

    def lend(self, origin: int, destination: int, *, packed: float, of_each: int = 5) -> Shipment:
        """Send so many pieces of each product by the first fleet that gets there."""
        given = np.full(3, of_each)
        self.stock.lend(origin, given)
        self.stock.on_order[destination] += given
        shipment = Shipment(
            facility=destination, pieces=given, size=goods_of(self.known).size @ given,
            asked_pieces=int(given.sum()), complete=True, is_order=False, decided=packed,
            allocated=packed, packed=packed, due=NOWHERE, cycle_start=NOWHERE, is_loan=True,
        )  # fmt: skip
        pool = self.trips.pool(origin, destination)
        assert pool is not None
        self.trips.send(shipment, origin, pool)
        return shipment

    def diary(self, until: float = 28) -> list[str]:
        """Return when stock came to which shelf."""
        entries = []
        while self.env.peek() < until:
            before = self.stock.on_hand.copy()
            self.env.step()
            came = (self.stock.on_hand - before)[:, 0]
            entries += [
                f"{clock(self.env.now)} {list(self.known.facility_index)[row]} {came[row]:+d}"
                for row in np.flatnonzero(came)
            ]
        return entries


@pytest.mark.parametrize(
    ("origin", "destination", "km"),
    [(STORE, FAR, 180), (NEAR, FAR, 60), (NEAR, STORE, 120), (FAR, NEAR, NOWHERE)],
)
def test_it_is_as_far_as_the_vehicles_of_the_lender_have_to_drive(
    origin: int, destination: int, km: float
) -> None:
    assert Yard().trips.km(origin, destination) == km


def test_only_facilities_with_vehicles_are_homes() -> None:
    assert Yard().trips.homes == [STORE, NEAR]


def test_who_has_no_vehicles_sends_none() -> None:
    assert Yard().trips.pool(FAR, NEAR) is None


def test_of_several_fleets_the_first_that_gets_there_goes() -> None:
    yard = Yard()

    assert yard.trips.pool(STORE, FAR) is yard.pools["vans"]


@pytest.mark.parametrize(("range_km", "fleet"), [(360, "vans"), (359, "others")])
def test_a_vehicle_gets_there_if_its_range_lasts_there_and_back(range_km: int, fleet: str) -> None:
    short = {
        "payload_kg": 1000, "volume_m3": 10, "max_speed_kph": 100, "cost_per_km": 10,
        "cost_per_day": 1000, "surfaces": ["paved"], "range_km": range_km,
    }  # fmt: skip
    yard = Yard(setting(transport={
        "vehicles": {"short": short},
        "fleets": {
            "vans": {"vehicle": "short"},
            "others": {"vehicle": "van", "number": 1, "home": "store"},
        },
    }))  # fmt: skip

    assert yard.trips.pool(STORE, FAR) is yard.pools[fleet]
    assert yard.trips.km(STORE, FAR) == 180


def test_nobody_gets_where_no_surface_suits() -> None:
    known = lending(network={"speeds": SPEEDS}, facilities={"far": TRAIL})
    yard = Yard(known)

    assert yard.trips.pool(STORE, FAR) is None
    assert yard.trips.km(STORE, FAR) == NOWHERE


def test_a_loan_goes_on_a_trip_of_its_own_when_it_is_packed() -> None:
    yard = Yard()
    shipment = yard.lend(STORE, FAR, packed=at(2, 8))

    assert yard.diary() == ["2 12:30 far +5"]
    (log,) = yard.trips.logs
    assert (log.trip, log.route, log.fleet, log.stops) == (5, -1, 0, 1)
    assert [clock(each) for each in (log.started, log.departed, log.returned)] == [
        "2 08:00",
        "2 09:00",
        "2 15:30",
    ]
    assert clock(shipment.received) == "2 12:30"


def test_a_second_loan_waits_for_the_vehicle() -> None:
    yard = Yard()
    yard.lend(NEAR, FAR, packed=at(2, 8))
    yard.lend(NEAR, FAR, packed=at(2, 8), of_each=7)

    assert yard.diary() == ["2 10:30 far +5", "2 14:00 far +7"]
    assert [log.trip for log in yard.trips.logs] == [5, 6]


def test_loans_of_one_moment_leave_in_the_order_in_which_they_were_sent() -> None:
    yard = Yard()
    yard.lend(NEAR, STORE, packed=at(3, 8), of_each=1)
    yard.lend(NEAR, FAR, packed=at(3, 8), of_each=2)
    yard.lend(NEAR, FAR, packed=at(2, 8), of_each=3)

    assert yard.diary() == ["2 10:30 far +3", "3 11:30 store +1", "3 16:00 far +2"]


def test_what_was_sent_is_under_way_until_it_is_there() -> None:
    yard = Yard()
    shipment = yard.lend(STORE, FAR, packed=at(2, 8))
    under_way = []
    for moment in (1, at(2, 12), at(2, 13)):
        yard.env.run(until=moment)
        under_way.append(yard.trips.under_way())

    assert under_way == [[shipment], [shipment], []]


def test_what_a_closed_road_stops_is_tried_again_and_stays_lent() -> None:
    known = lending(transport={"when_blocked": {"wait_at_most": "0 h"}})
    yard = Yard(known, ab=closed(0.0, 4.0))
    shipment = yard.lend(STORE, FAR, packed=at(2, 8))  # a Wednesday
    diary = yard.diary()

    # three working days after it was back: from Wednesday to Monday
    assert diary == ["7 12:30 far +5"]
    assert shipment.attempts == 2
    assert [(log.stops, log.given_up) for log in yard.trips.logs] == [(0, 1), (1, 0)]
    assert yard.stock.in_transit.tolist() == [0, 0, 0]
    assert yard.stock.borrowed[[STORE, FAR], 0].tolist() == [-5, 5]


def test_a_loan_on_its_way_is_no_receipt() -> None:
    yard = Yard()
    yard.lend(STORE, FAR, packed=at(2, 8))
    yard.diary()

    assert not yard.stock.received.any()
    assert not yard.stock.issued.any()
    assert not yard.stock.on_order.any()


def test_trips_of_loans_take_their_turn_among_all_trips() -> None:
    """Their rank is that of their number, so that ties do not fall back on who was made first."""
    yard = Yard()
    ranks: list[int] = []
    drive = Trips.drive

    def noted(trips: Trips, *fields: Any, rank: int, **more: Any) -> Generator[Any, Any, None]:  # noqa: ANN401 - as it comes
        ranks.append(rank)
        yield from drive(trips, *fields, rank=rank, **more)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Trips, "drive", noted)
        next(yard.numbers)  # another trip of the run was sent before
        yard.lend(STORE, FAR, packed=at(2, 8))
        yard.diary()

    assert ranks == [TRIP_RANK + 6]
