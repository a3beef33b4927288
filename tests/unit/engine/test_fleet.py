from collections.abc import Sequence

import numpy as np
import pytest
import simpy

from sim.engine.fleet import FleetPool, Outage
from sim.network.journey import Roads
from sim.scenario.transport import Fleet
from tests.unit.engine.worlds import setting
from tests.unit.network.worlds import roads, weather


def pool(env: simpy.Environment, number: int, *outages: Outage) -> FleetPool:
    legs = roads(wa=2)
    sky = Roads(weather(legs.network), legs, truck=True, detour_at_most_hours=0)
    van = setting().scenario.transport.vehicles["van"]
    vans = Fleet(vehicle="van", number=number, home="store")
    capacity = np.array([1000.0, 10.0])
    made = FleetPool(env, 0, fleet=vans, vehicle=van, capacity=capacity, roads=sky)
    made.outages += outages
    return made


def trips(number: int, *lengths: float, outages: Sequence[Outage] = ()) -> list[tuple[float, int]]:
    """Return when each trip of so many hours got which vehicle, all asking at once."""
    env = simpy.Environment()
    vehicles, taken = pool(env, number, *outages), []

    def drive(hours: float) -> simpy.events.ProcessGenerator:
        vehicle = yield from vehicles.take()
        taken.append((env.now, vehicle))
        yield env.timeout(hours)
        vehicles.give_back(vehicle)

    for hours in lengths:
        env.process(drive(hours))
    env.run()
    return taken


@pytest.mark.parametrize(
    ("number", "lengths", "expected"),
    [
        (3, (5, 5), [(0, 0), (0, 1)]),
        (1, (2, 3, 1), [(0, 0), (2, 0), (5, 0)]),
        (2, (4, 1, 1), [(0, 0), (0, 1), (1, 1)]),
        (2, (1, 4, 1), [(0, 0), (0, 1), (1, 0)]),
        (2, (3, 3, 1), [(0, 0), (0, 1), (3, 0)]),
    ],
    ids=["enough", "one for all", "the second is back", "the first is back", "both are back"],
)
def test_trips_get_the_free_vehicle_with_the_lowest_number_in_turn(
    number: int, lengths: tuple[float, ...], expected: list[tuple[float, int]]
) -> None:
    assert trips(number, *lengths) == expected


def test_of_vehicles_that_came_back_the_lowest_number_goes_first() -> None:
    env = simpy.Environment()
    vehicles = pool(env, 2)
    taken = [env.run(env.process(vehicles.take())) for _ in range(2)]
    for vehicle in reversed(taken):
        vehicles.give_back(vehicle)

    assert env.run(env.process(vehicles.take())) == 0


@pytest.mark.parametrize(
    ("outage", "expected"),
    [
        (Outage(0, 9, first_vehicle=0), [(9, 0), (9, 1), (12, 0)]),
        (Outage(0, 9, first_vehicle=1), [(0, 0), (3, 0), (6, 0)]),
        (Outage(0, 9, first_vehicle=2), [(0, 0), (0, 1), (3, 0)]),
        (Outage(1, 9, first_vehicle=0), [(0, 0), (0, 1), (9, 0)]),
        (Outage(4, 9, first_vehicle=0), [(0, 0), (0, 1), (3, 0)]),
    ],
    ids=["all", "half", "none", "all but those on the road", "later"],
)
def test_vehicles_in_an_outage_do_not_set_out(
    outage: Outage, expected: list[tuple[float, int]]
) -> None:
    assert trips(2, 3, 3, 3, outages=[outage]) == expected


def test_who_waits_when_an_outage_begins_keeps_its_place() -> None:
    env = simpy.Environment()
    vehicles, taken = pool(env, 1, Outage(2, 5, first_vehicle=0)), []

    def drive(name: str, asks: float) -> simpy.events.ProcessGenerator:
        yield env.timeout(asks)
        vehicle = yield from vehicles.take()
        taken.append((env.now, name))
        yield env.timeout(2)
        vehicles.give_back(vehicle)

    for name, asks in (("first", 0), ("second", 1), ("third", 1.5)):
        env.process(drive(name, asks))
    env.run()

    assert taken == [(0, "first"), (5, "second"), (7, "third")]


def test_of_outages_at_once_the_longest_counts() -> None:
    both = [Outage(0, 2, first_vehicle=0), Outage(0, 5, first_vehicle=0)]

    assert trips(1, 1, outages=both) == [(5, 0)]


def test_outages_that_follow_each_other_are_one() -> None:
    both = [Outage(0, 2, first_vehicle=0), Outage(2, 5, first_vehicle=0)]

    assert trips(1, 1, outages=both) == [(5, 0)]


@pytest.mark.parametrize(("now", "expected"), [(0, 3), (1, 1), (2, 3)])
def test_vehicles_in_an_outage_are_not_counted(now: float, expected: int) -> None:
    env = simpy.Environment(initial_time=now)

    assert pool(env, 3, Outage(1, 2, first_vehicle=1)).number_now() == expected


def test_a_vehicle_is_back_after_its_time_in_the_workshop() -> None:
    env = simpy.Environment()
    vehicles = pool(env, 1)
    env.run(env.process(vehicles.take()))
    vehicles.give_back(0, after_days=3)
    env.run(env.process(vehicles.take()))

    assert env.now == 3


def helped(own: int, theirs: int, *outages: Outage) -> tuple[FleetPool, list[FleetPool]]:
    """Return a fleet that may ask another for vehicles, and both, after their first trips."""
    env = simpy.Environment()
    both = [pool(env, 2), pool(env, 2, *outages)]
    both[0].lenders = [both[1]]
    for each, taken in zip(both, (own, theirs), strict=True):
        for _ in range(taken):
            env.run(env.process(each.take()))
    return both[0], both


@pytest.mark.parametrize(
    ("own", "theirs", "expected"),
    [(0, 0, 0), (1, 0, 0), (2, 0, 1), (2, 1, 1), (2, 2, 0)],
    ids=["all", "one of one's own", "all of theirs", "one of theirs", "none: waits for its own"],
)
def test_a_lender_helps_out_where_no_vehicle_of_ones_own_is_free(
    own: int, theirs: int, expected: int
) -> None:
    asking, both = helped(own, theirs)

    assert asking.or_lender() is both[expected]


def test_a_lender_in_an_outage_has_none_to_lend() -> None:
    asking, _ = helped(2, 0, Outage(0, 9, first_vehicle=0))

    assert asking.or_lender() is asking
