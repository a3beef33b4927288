"""Fleets as a scenario describes them; day 0 of the tiny world is 2024-01-01."""

from typing import Any

import numpy as np
import pytest
import simpy

from sim.engine.fleet import FleetPool
from sim.engine.fleets import build_pools, by_home
from sim.engine.setting import Setting
from sim.network.air import Air
from sim.network.journey import Roads
from sim.rng import Streams
from tests.unit.engine.worlds import FAR, NEAR, STORE, draw, setting

PLANE = {
    "payload_kg": 50, "volume_m3": 0.2, "max_speed_kph": 90, "cost_per_km": 5, "cost_per_day": 0,
    "surfaces": ["air"],
}  # fmt: skip
STRIKE = {"fleet": "vans", "first_day": "2024-01-03", "last_day": "2024-01-05"}


def world(**transport: object) -> Setting:
    """Return the tiny world with four vans, and two pickups at `near`."""
    plain: dict[str, Any] = {
        "fleets": {
            "vans": {"number": 4},
            "pickups": {"vehicle": "van", "number": 2, "home": "near"},
            "reserve": {"vehicle": "van", "number": 1, "home": "store"},
        }
    }
    return setting(transport=plain | transport)


def pools(known: Setting, env: simpy.Environment | None = None) -> dict[str, FleetPool]:
    return build_pools(env or simpy.Environment(), known, draw(known).weather, Streams(1, 1))


def free_on(known: Setting, *days: float) -> list[int]:
    """Return how many of the four vans are there on these days."""
    env, counted = simpy.Environment(), []
    vans = pools(known, env)["vans"]
    for day in days:
        env.run(until=day)
        counted.append(vans.number_now())
    return counted


def test_fleets_are_numbered_in_the_order_of_the_scenario() -> None:
    built = pools(world())

    assert [(name, pool.index, pool.number) for name, pool in built.items()] == [
        ("vans", 0, 4),
        ("pickups", 1, 2),
        ("reserve", 2, 1),
    ]


def test_vehicles_find_roads_or_fly() -> None:
    built = pools(
        setting(
            transport={
                "vehicles": {"plane": PLANE},
                "fleets": {"planes": {"vehicle": "plane", "number": 1, "home": "store"}},
            }
        )
    )

    assert isinstance(built["vans"].roads, Roads)
    assert isinstance(built["planes"].roads, Air)


def test_a_plane_is_as_fast_over_closed_roads() -> None:
    places = {"b": {"lat": 1.0}}
    known = setting(
        network={"places": places},
        transport={
            "vehicles": {"plane": PLANE},
            "fleets": {"planes": {"vehicle": "plane", "number": 1, "home": "store"}},
        },
    )
    plane = pools(known)["planes"]
    store, far = (int(known.network.facility_nodes[each]) for each in (STORE, FAR))

    assert plane.roads.distance_km(store, far) == pytest.approx(111.2, abs=0.1)
    assert plane.roads.usual_hours(store, far) == pytest.approx(111.2 / 90, abs=0.01)


@pytest.mark.parametrize(("truck", "expected"), [(True, True), (False, False)])
def test_roads_closed_to_trucks_are_closed_to_trucks_alone(truck: bool, expected: bool) -> None:  # noqa: FBT001 - a table of cases
    ways = pools(world(vehicles={"van": {"truck": truck}}))["vans"].roads
    assert isinstance(ways, Roads)

    assert ways.truck is expected
    assert ways.detour_at_most_hours == 6.0


def test_the_room_of_a_vehicle_is_its_payload_and_its_volume() -> None:
    assert pools(world())["vans"].capacity.tolist() == [1000, 10]


def test_where_cold_goods_have_room_of_their_own_every_fleet_has_it_counted() -> None:
    bike = {
        "payload_kg": 30, "volume_m3": 0.1, "max_speed_kph": 50, "cost_per_km": 1,
        "cost_per_day": 0, "surfaces": ["paved"],
    }  # fmt: skip
    known = world(
        vehicles={"van": {"cold_m3": 0.5}, "bike": bike},
        fleets={"bikes": {"vehicle": "bike", "number": 1, "home": "store"}},
    )

    assert [pool.capacity.tolist() for pool in pools(known).values()] == [
        [1000, 10, 0.5],
        [30, 0.1, 0.1],
    ]


@pytest.mark.parametrize(("per_day", "expected"), [(0.0, False), (0.1, True)])
def test_a_fleet_that_never_breaks_down_asks_for_no_chance(per_day: float, expected: bool) -> None:  # noqa: FBT001 - a table of cases
    rule = {"fleets": {"vans": {"breakdowns": {"per_day": per_day}}}}

    assert bool(pools(world(**rule))["vans"].breakdowns) is expected


def test_vehicles_stand_still_from_the_first_day_of_a_strike_to_its_last() -> None:
    known = world(interruptions={"strike": STRIKE})

    assert free_on(known, 1, 2, 4.9, 5) == [4, 0, 0, 4]


@pytest.mark.parametrize(("share", "there"), [(0.0, 4), (0.25, 3), (0.5, 2), (0.6, 2), (1.0, 0)])
def test_a_share_of_the_vehicles_is_rounded_to_whole_ones(share: float, there: int) -> None:
    known = world(interruptions={"strike": STRIKE | {"share": share}})

    assert free_on(known, 3) == [there]


def test_two_interruptions_leave_what_both_leave() -> None:
    half = STRIKE | {"share": 0.5, "last_day": "2024-01-04"}
    quarter = STRIKE | {"share": 0.25, "first_day": "2024-01-04"}
    known = world(interruptions={"half": half, "quarter": quarter})

    assert free_on(known, 2, 3, 4, 5) == [2, 2, 3, 4]


@pytest.mark.parametrize(
    ("whom", "unserved"),
    [
        ({"routes": ["r"]}, {NEAR, FAR}),
        ({"regions": ["north"]}, {FAR}),
        ({"regions": ["north"], "routes": ["r"]}, {NEAR, FAR}),
        ({"falls_back_to": "reserve"}, {STORE, NEAR, FAR}),
    ],
    ids=["a route", "a region", "either", "all"],
)
def test_an_interruption_of_stops_is_a_gap_for_the_facilities_concerned(
    whom: dict[str, Any], unserved: set[int]
) -> None:
    known = setting(
        network={"places": {"b": {"region": "north"}}},
        transport={
            "fleets": {"reserve": {"vehicle": "van", "number": 1, "home": "store"}},
            "interruptions": {"contract": STRIKE | whom},
        },
    )
    vans = pools(known)["vans"]
    (gap,) = vans.gaps

    assert set(gap.facilities) == unserved
    assert (gap.start, gap.end) == (2, 5)
    assert vans.outages == []


def test_others_serve_those_in_the_gap_meanwhile() -> None:
    known = world(interruptions={"contract": STRIKE | {"falls_back_to": "reserve"}})
    env = simpy.Environment()
    built = pools(known, env)
    served_by = []
    for day in (1, 2, 4, 5):
        env.run(until=day)
        served_by.append(built["vans"].serving(NEAR))

    vans, reserve = built["vans"], built["reserve"]
    assert served_by == [vans, reserve, reserve, vans]


def test_an_interruption_that_began_before_the_run_still_holds() -> None:
    known = world(interruptions={"strike": STRIKE | {"first_day": "2023-12-20"}})

    assert free_on(known, 1, 5) == [0, 4]


def test_no_vehicle_leaves_a_home_that_is_out() -> None:
    fire = {
        "kind": "hub_out", "facility": "store",
        "first_day": "2024-01-03", "last_day": "2024-01-05",
    }  # fmt: skip
    known = setting(
        transport={"fleets": {"pickups": {"vehicle": "van", "number": 2, "home": "near"}}},
        shocks={"fire": fire},
    )
    env = simpy.Environment()
    built = pools(known, env)
    env.run(until=3)

    assert (built["vans"].number_now(), built["pickups"].number_now()) == (0, 2)


def test_vehicles_are_found_by_where_they_are_at_home() -> None:
    known = world()
    built = pools(known)

    assert by_home(built, known) == {
        STORE: [built["vans"], built["reserve"]],
        NEAR: [built["pickups"]],
    }


@pytest.mark.parametrize(
    ("fleets", "expected"),
    [((), {}), (("reserve",), {STORE: ["reserve"]}), (("reserve", "vans"), {STORE: [
        "reserve", "vans"]})],
    ids=["none", "one", "in their order"],
)  # fmt: skip
def test_only_the_fleets_named_are_found(
    fleets: tuple[str, ...], expected: dict[int, list[str]]
) -> None:
    known = world()
    built = pools(known)
    found = by_home(built, known, fleets)

    assert found == {home: [built[name] for name in names] for home, names in expected.items()}


def test_capacities_are_not_shared_between_fleets_of_one_kind() -> None:
    built = pools(world())

    assert not np.shares_memory(built["vans"].capacity, built["reserve"].capacity)
