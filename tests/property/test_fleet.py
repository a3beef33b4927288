"""Who gets which vehicle when, for any trips, interruptions and stays in the workshop."""

from collections.abc import Generator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pytest
import simpy
from hypothesis import given
from hypothesis import strategies as st

from sim.engine.fleet import FleetPool, Outage
from sim.scenario.transport import Fleet
from tests.unit.engine.worlds import setting

VAN = setting().scenario.transport.vehicles["van"]
VANS = {"vehicle": "van", "home": "store"}


class Wish(NamedTuple):
    """A trip that is asked for."""

    asked: int
    lasts: int
    workshop: int = 0


class Ride(NamedTuple):
    """A trip that was driven."""

    asked: int
    vehicle: int
    started: float
    returned: float
    back: float
    """From when on the vehicle can go again."""


wishes = st.lists(
    st.builds(Wish, st.integers(0, 12), st.integers(1, 6), st.sampled_from([0, 0, 0, 3])),
    min_size=1,
    max_size=12,
)
outages = st.lists(
    st.builds(
        lambda start, days, first: Outage(start, start + days, first),
        st.integers(0, 10),
        st.integers(1, 8),
        st.integers(0, 2),
    ),
    max_size=3,
)
numbers = st.integers(1, 3)


def rides(number: int, trips: Sequence[Wish], out: Sequence[Outage]) -> list[Ride]:
    """Drive all trips with so many vehicles, and return them in the order of their start."""
    env, driven = simpy.Environment(), []
    pool = FleetPool(
        env,
        0,
        fleet=Fleet.model_validate(VANS | {"number": number}),
        vehicle=VAN,
        capacity=None,
        roads=None,
    )
    pool.outages.extend(out)

    def drive(wish: Wish) -> Generator[simpy.Event, Any, None]:
        yield env.timeout(wish.asked)
        vehicle = yield from pool.take()
        started = env.now
        yield env.timeout(wish.lasts)
        pool.give_back(vehicle, after_days=wish.workshop)
        driven.append(Ride(wish.asked, vehicle, started, env.now, env.now + wish.workshop))

    for wish in sorted(trips):
        env.process(drive(wish))
    env.run()
    return sorted(driven, key=lambda ride: (ride.started, ride.asked))


def is_out(vehicle: int, moment: float, out: Sequence[Outage]) -> bool:
    return any(each.covers(vehicle, moment) for each in out)


@given(numbers, wishes, outages)
def test_every_trip_is_driven_once_by_a_vehicle_of_the_fleet(
    number: int, trips: list[Wish], out: list[Outage]
) -> None:
    driven = rides(number, trips, out)

    assert sorted(ride.asked for ride in driven) == sorted(wish.asked for wish in trips)
    assert {ride.vehicle for ride in driven} <= set(range(number))


@given(numbers, wishes, outages)
def test_a_vehicle_is_on_one_trip_at_a_time_and_in_the_workshop_on_none(
    number: int, trips: list[Wish], out: list[Outage]
) -> None:
    driven = rides(number, trips, out)

    for vehicle in range(number):
        own = [ride for ride in driven if ride.vehicle == vehicle]
        assert all(ride.back <= then.started for ride, then in pairwise(own))


@given(numbers, wishes, outages)
def test_no_vehicle_sets_out_in_an_outage_of_its_own(
    number: int, trips: list[Wish], out: list[Outage]
) -> None:
    assert not any(is_out(ride.vehicle, ride.started, out) for ride in rides(number, trips, out))


@given(numbers, wishes, outages)
def test_who_asks_first_sets_out_first(number: int, trips: list[Wish], out: list[Outage]) -> None:
    driven = rides(number, trips, out)

    assert all(first.asked <= then.asked for first, then in pairwise(driven))


@given(numbers, wishes, outages)
def test_nobody_waits_while_a_vehicle_stands_there(
    number: int, trips: list[Wish], out: list[Outage]
) -> None:
    driven = rides(number, trips, out)
    for ride in driven:
        # all times are whole days, so the middle of a day stands for all of it
        for day in range(ride.asked, int(ride.started)):
            moment = day + 0.5
            busy = {each.vehicle for each in driven if each.started <= moment < each.back}
            idle = set(range(number)) - busy
            assert all(is_out(vehicle, moment, out) for vehicle in idle)


@pytest.mark.parametrize("number", [1, 2, 3])
@given(trips=wishes)
def test_without_outages_waits_are_those_of_a_queue_by_hand(number: int, trips: list[Wish]) -> None:
    free, expected = [0.0] * number, []
    for wish in sorted(trips):
        start = max(float(wish.asked), min(free))
        free[free.index(min(free))] = start + wish.lasts + wish.workshop
        expected.append(start)

    assert [ride.started for ride in rides(number, trips, [])] == expected
