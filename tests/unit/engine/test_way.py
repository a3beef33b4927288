"""A vehicle on its way over roads wa (2 h) and ab (1 h), in days from 06:00 to 20:00, 10 h at most.

It sets out on day 0 at 08:00.
"""

from dataclasses import dataclass, field

import pytest

from sim.engine.breakdowns import Breakdown, FleetBreakdowns
from sim.engine.way import Carriage, TripLog, Way
from sim.network.journey import Crew, Roads
from sim.network.storms import Disturbance
from sim.rng import Streams
from sim.scenario.network import DrivingDay
from sim.scenario.transport import Breakdowns
from tests.unit.engine.worlds import at, clock
from tests.unit.network.worlds import closed, node, roads, weather

LEGS = roads(wa=2, ab=1)
W, A, B = (node(LEGS.network, name) for name in "wab")
NO_LIMIT = float("inf")
TOWED = Breakdown(towed=True, hours=0.0)
DAY = DrivingDay()


@dataclass(frozen=True)
class Fate(FleetBreakdowns):
    """Breakdowns by day, whatever chance says."""

    by_day: dict[int, Breakdown] = field(default_factory=dict)
    asked: list[tuple[int, int]] = field(default_factory=list)

    def on(self, vehicle: int, day: int) -> Breakdown | None:
        self.asked.append((vehicle, day))
        return self.by_day.get(day)


def fate(by_day: dict[int, Breakdown]) -> Fate:
    return Fate(
        Breakdowns.model_validate({"per_day": 0.5, "workshop": "7 d"}),
        "vans",
        Streams(1, 0),
        by_day,
    )


def repair(hours: float) -> Breakdown:
    return Breakdown(towed=False, hours=hours)


def way(
    breakdowns: FleetBreakdowns | None = None, *, start: float = at(0, 8), **storms: Disturbance
) -> Way:
    """Return a vehicle that leaves w; storms stand by road."""
    ways = Roads(weather(LEGS.network, days=20, **storms), LEGS, truck=True, detour_at_most_hours=6)
    log = TripLog(trip=3, route=0, fleet=0, vehicle=1, started=start, departed=start)
    return Way(Crew(DAY, trip=3), ways, log, start, W, breakdowns, keeps_cold=False)


def test_a_trip_adds_up_what_was_driven() -> None:
    vehicle = way()
    reached = [vehicle.bring_to(stop, NO_LIMIT) for stop in (A, B)]
    vehicle.go(W, NO_LIMIT)

    assert reached == [True, True]
    assert (vehicle.log.km, vehicle.log.driving_hours) == pytest.approx((360.0, 6.0))
    assert (vehicle.log.stops, vehicle.log.given_up) == (2, 0)
    assert (clock(vehicle.moment), vehicle.node) == ("0 14:00", W)


def test_the_way_home_is_no_stop() -> None:
    vehicle = way()
    vehicle.bring_to(A, NO_LIMIT)
    vehicle.go(W, NO_LIMIT)

    assert vehicle.log.stops == 1


def test_a_stop_that_is_given_up_leaves_the_vehicle_where_it_stood() -> None:
    vehicle = way(ab=closed(0.0, 10.0))

    assert not vehicle.bring_to(B, wait_at_most_hours=5)
    assert (clock(vehicle.moment), vehicle.node) == ("0 15:00", A)
    assert (vehicle.log.given_up, vehicle.log.blocked_hours, vehicle.log.km) == (1, 5.0, 120.0)


def test_it_goes_on_to_the_next_stop_from_there() -> None:
    vehicle = way(ab=closed(0.0, 10.0))
    vehicle.bring_to(B, wait_at_most_hours=5)

    assert vehicle.bring_to(A, wait_at_most_hours=5)
    assert (vehicle.log.stops, vehicle.log.given_up) == (1, 1)


def test_work_at_a_stop_takes_of_the_hours_of_the_crew() -> None:
    vehicle = way()
    vehicle.go(A, NO_LIMIT)
    vehicle.work(7.0)
    vehicle.go(B, NO_LIMIT)
    vehicle.go(A, NO_LIMIT)  # ten hours are over: it sleeps in b

    assert clock(vehicle.moment) == "1 07:00"


def test_waiting_is_told_in_hours_and_is_no_work() -> None:
    vehicle = way()

    assert vehicle.wait_until(at(2, 9)) == pytest.approx(49.0)
    assert clock(vehicle.moment) == "2 09:00"
    assert vehicle.crew.worked == {}


def test_goods_have_travelled_since_the_vehicle_left_the_store() -> None:
    vehicle = way()
    vehicle.go(B, NO_LIMIT)

    assert vehicle.carriage == Carriage(at(0, 8), vehicle.moment, cooled=False)
    assert clock(vehicle.carriage.opened) == "0 11:00"


def test_a_fleet_without_breakdowns_always_sets_off() -> None:
    vehicle = way()

    assert vehicle.sets_off()
    assert (vehicle.log.breakdowns, vehicle.workshop_days) == (0, 0.0)


def test_a_repair_takes_its_time_before_the_vehicle_goes_on() -> None:
    vehicle = way(fate({0: repair(3.0)}))

    assert vehicle.bring_to(A, NO_LIMIT)
    assert (clock(vehicle.moment), vehicle.log.breakdowns) == ("0 13:00", 1)


def test_a_day_breaks_a_vehicle_down_once() -> None:
    vehicle = way(fate({0: repair(1.0)}))
    for stop in (A, B, A):
        vehicle.bring_to(stop, NO_LIMIT)

    assert (vehicle.log.breakdowns, clock(vehicle.moment)) == (1, "0 13:00")


def test_days_at_a_closed_door_are_days_on_the_road() -> None:
    chance = fate({2: repair(0.5), 4: repair(0.5)})
    vehicle = way(chance)
    vehicle.sets_off()
    vehicle.wait_until(at(4, 10))
    vehicle.sets_off()

    assert chance.asked == [(1, day) for day in range(5)]
    assert (vehicle.log.breakdowns, clock(vehicle.moment)) == (2, "4 11:00")


def test_what_breaks_during_a_repair_shows_when_it_is_over() -> None:
    vehicle = way(fate(dict.fromkeys(range(10), repair(12.0))))
    trace = []
    for _ in range(3):
        vehicle.sets_off()
        trace.append((clock(vehicle.moment), vehicle.log.breakdowns))

    # 12 h are two days of work; the breakdown of the second day waits for the next time
    assert trace == [("1 08:00", 1), ("2 10:00", 2), ("3 12:00", 3)]


def test_a_vehicle_that_is_towed_gives_up_all_further_stops_and_goes_home() -> None:
    vehicle = way(fate({0: TOWED}))
    reached = [vehicle.bring_to(stop, NO_LIMIT) for stop in (A, B)]

    assert reached == [False, False]
    assert (vehicle.log.given_up, vehicle.log.stops, vehicle.log.km) == (2, 0, 0.0)
    assert vehicle.workshop_days == 7.0


def test_whoever_is_towed_breaks_down_no_more() -> None:
    chance = fate({0: TOWED, 1: repair(4.0)})
    vehicle = way(chance)
    vehicle.sets_off()
    vehicle.wait_until(at(3, 8))
    vehicle.sets_off()

    assert chance.asked == [(1, 0)]
    assert vehicle.log.breakdowns == 1


@pytest.mark.parametrize(
    ("start", "first"),
    [(at(0, 8), 0), (at(0, 21), 0), (at(5, 8), 5)],
    ids=["morning", "night", "later"],
)
def test_days_before_the_trip_count_for_nothing(start: float, first: int) -> None:
    chance = fate({})
    way(chance, start=start).sets_off()

    assert chance.asked[0] == (1, first)


def test_who_is_ready_after_hours_sets_off_on_the_next_day() -> None:
    chance = fate({1: TOWED})
    vehicle = way(chance, start=at(0, 21))

    assert not vehicle.sets_off()
    assert chance.asked == [(1, 0), (1, 1)]
