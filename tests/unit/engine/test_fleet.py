import numpy as np
import pytest
import simpy

from sim.engine.fleet import FleetPool
from sim.network.journey import Roads
from tests.unit.engine.worlds import setting
from tests.unit.network.worlds import roads, weather


def pool(env: simpy.Environment, number: int) -> FleetPool:
    legs = roads(wa=2)
    sky = Roads(weather(legs.network), legs, truck=True, detour_at_most_hours=0)
    van = setting().scenario.transport.vehicles["van"]
    return FleetPool(env, 0, number=number, vehicle=van, roads=sky)


def trips(number: int, *lengths: float) -> list[tuple[float, int]]:
    """Return when each trip of so many hours got which vehicle, all asking at once."""
    env = simpy.Environment()
    vehicles, taken = pool(env, number), []

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


def test_capacity_is_payload_and_volume() -> None:
    assert np.array_equal(pool(simpy.Environment(), 1).capacity, [1000, 10])
