import math

import numpy as np
import pytest

from sim.network.journey import Crew, Drive, Roads
from sim.network.legs import Legs
from sim.network.weather import Weather
from sim.scenario.network import DrivingDay
from tests.unit.network.worlds import closed, node, roads, storm, weather


def at(day: int, hour: float) -> float:
    return day + hour / 24


def drive(
    legs: Legs,
    ends: str,
    *,
    sky: Weather | None = None,
    start: float = at(1, 8),
    detour: float = 6,
    wait: float = 36,
) -> Drive:
    """Drive a truck from one place to another; crews drive from 6:00 to 20:00, 10 h a day."""
    network = legs.network
    return Roads(sky or weather(network), legs, truck=True, detour_at_most_hours=detour).drive(
        Crew(DrivingDay()),
        node(network, ends[0]),
        node(network, ends[1]),
        start_days=start,
        wait_at_most_hours=wait,
    )


def place(legs: Legs, went: Drive) -> str:
    return legs.network.nodes[went.node]


def test_a_calm_leg_takes_its_free_hours() -> None:
    legs = roads(wa=2, ab=1)

    went = drive(legs, "wb")

    assert went[:6] == pytest.approx((at(1, 11), node(legs.network, "b"), True, 180, 3, 0))


def test_a_leg_has_a_passage_for_each_road_driven() -> None:
    legs = roads(wa=2, ab=1)
    sky = weather(legs.network, ab=closed(at(1, 7), at(1, 12)))

    went = drive(legs, "wb", sky=sky)

    w, a, b = (node(legs.network, name) for name in "wab")
    assert went.passages[0] == pytest.approx((w, a, at(1, 8), at(1, 10)))
    assert went.passages[1] == pytest.approx((a, b, at(1, 12), at(1, 13)))


def test_a_leg_to_where_one_stands_takes_no_time() -> None:
    assert drive(roads(wa=2), "ww")[:6] == (at(1, 8), 1, True, 0, 0, 0)


def test_a_long_leg_takes_a_night_on_the_way() -> None:
    went = drive(roads(wa=7, ab=7), "wb")

    assert went.moment_days == pytest.approx(at(2, 10))
    assert went.driving_hours == pytest.approx(14)
    assert went.blocked_hours == 0


def test_a_leg_that_starts_at_night_begins_in_the_morning() -> None:
    assert drive(roads(wa=2), "wa", start=at(1, 22)).moment_days == pytest.approx(at(2, 8))


def test_each_road_takes_the_travel_factor_of_its_day() -> None:
    legs = roads(wa=7, ab=7)
    sky = Weather(((), ()), np.array([[1, 1], [1, 9], [9, 2]]))

    went = drive(legs, "wb", sky=sky, start=at(1, 13))

    assert went.driving_hours == pytest.approx(7 + 14)


def test_after_the_last_day_its_weather_holds_on() -> None:
    sky = Weather(((),), np.array([[1.0], [1.5]]))

    assert drive(roads(wa=2), "wa", sky=sky, start=at(7, 8)).driving_hours == pytest.approx(3)


@pytest.mark.parametrize(
    ("lasts", "hours"),
    [
        pytest.param((at(1, 0), at(1, 9)), 4, id="at_entry"),
        pytest.param((at(1, 9), at(1, 12)), 2, id="later"),
        pytest.param((at(1, 0), at(1, 8)), 2, id="over"),
    ],
)
def test_a_storm_slows_the_roads_that_are_entered_in_it(
    lasts: tuple[float, float], hours: float
) -> None:
    legs = roads(wa=2)
    sky = weather(legs.network, wa=storm(*lasts, speed_factor=0.5))

    assert drive(legs, "wa", sky=sky).driving_hours == pytest.approx(hours)


def test_a_vehicle_waits_until_the_road_opens() -> None:
    legs = roads(wa=2, ab=1)
    sky = weather(legs.network, ab=closed(at(1, 9), at(1, 15)))

    went = drive(legs, "wb", sky=sky)

    assert went.moment_days == pytest.approx(at(1, 16))
    assert went.blocked_hours == pytest.approx(5)


def test_a_road_that_opens_at_night_is_driven_in_the_morning() -> None:
    legs = roads(wa=2)
    sky = weather(legs.network, wa=closed(at(1, 7), at(2, 2)))

    went = drive(legs, "wa", sky=sky)

    assert went.moment_days == pytest.approx(at(2, 8))
    assert went.blocked_hours == pytest.approx(18)


def test_a_road_entered_before_it_closed_is_finished() -> None:
    legs = roads(wa=2)
    sky = weather(legs.network, wa=closed(at(1, 8.5), at(4, 0)))

    assert drive(legs, "wa", sky=sky).moment_days == pytest.approx(at(1, 10))


def test_a_road_that_closes_overnight_before_the_crew_gets_up_is_not_entered() -> None:
    legs = roads(wa=10, ab=1)
    sky = weather(legs.network, ab=closed(at(2, 0), at(2, 12)))

    went = drive(legs, "wb", sky=sky)

    assert went.moment_days == pytest.approx(at(2, 13))
    assert went.blocked_hours == pytest.approx(6)


def test_nobody_foresees_a_closure_further_on() -> None:
    legs = roads(wa=2, ab=1, wb=4)
    sky = weather(legs.network, ab=closed(at(1, 7), at(1, 12)))

    went = drive(legs, "wb", sky=sky, detour=0)

    assert went.km == pytest.approx(180)
    assert went.blocked_hours == pytest.approx(2)


@pytest.mark.parametrize(
    ("detour", "end", "km", "blocked"),
    [
        pytest.param(3, at(1, 13), 300, 0, id="short_enough"),
        pytest.param(2.9, at(1, 19), 120, 9, id="too_long"),
    ],
)
def test_a_way_round_is_taken_where_it_is_short_enough(
    detour: float, end: float, km: float, blocked: float
) -> None:
    legs = roads(wa=2, wb=2, ba=3)
    sky = weather(legs.network, wa=closed(at(1, 0), at(1, 17)))

    went = drive(legs, "wa", sky=sky, detour=detour)

    assert went[0] == pytest.approx(end)
    assert went[3:6] == pytest.approx((km, km / 60, blocked))


def test_the_way_round_is_measured_from_where_the_vehicle_stands() -> None:
    legs = roads(wa=4, ab=1, wb=6)
    sky = weather(legs.network, ab=closed(at(1, 0), at(1, 14)))

    assert drive(legs, "wb", sky=sky, detour=8).blocked_hours == pytest.approx(2)
    assert drive(legs, "wb", sky=sky, detour=9).blocked_hours == 0


def test_a_way_round_avoids_everything_that_is_closed() -> None:
    legs = roads(wa=1, wb=1, ba=1, wc=2, ca=2)
    shut = closed(at(1, 0), at(1, 20))

    assert drive(legs, "wa", sky=weather(legs.network, wa=shut, ba=shut)).km == pytest.approx(240)


def test_a_vehicle_on_a_way_round_that_closes_goes_back_to_the_usual_way() -> None:
    legs = roads(wa=1, wb=1, ba=3)
    sky = weather(legs.network, wa=closed(at(1, 7), at(1, 8.5)), ba=closed(at(1, 8.5), at(1, 18)))

    went = drive(legs, "wa", sky=sky)

    assert went.moment_days == pytest.approx(at(1, 11))
    assert went.km == pytest.approx(180)


def test_a_vehicle_gives_up_where_it_has_waited_long_enough() -> None:
    legs = roads(wa=2, ab=1)
    sky = weather(legs.network, ab=closed(at(1, 9), at(5, 0)))

    went = drive(legs, "wb", sky=sky, wait=30)

    assert went[:6] == pytest.approx((at(2, 16), node(legs.network, "a"), False, 120, 2, 30))


def test_waiting_is_added_up_over_the_leg() -> None:
    legs = roads(wa=1, ab=1)
    sky = weather(legs.network, wa=closed(at(1, 0), at(1, 12)), ab=closed(at(1, 12.5), at(1, 18)))

    went = drive(legs, "wb", sky=sky, wait=6)

    assert (place(legs, went), went.reached) == ("a", False)
    assert went.moment_days == pytest.approx(at(1, 15))
    assert went.blocked_hours == 6


def test_a_wait_of_just_the_limit_is_not_given_up() -> None:
    legs = roads(wa=1)
    sky = weather(legs.network, wa=closed(at(1, 0), at(1, 8.3)))

    assert drive(legs, "wa", sky=sky, wait=0.3).reached


def test_going_home_has_no_limit() -> None:
    legs = roads(wa=2)
    sky = weather(legs.network, wa=closed(at(1, 0), at(9, 6)))

    went = drive(legs, "aw", sky=sky, wait=math.inf)

    assert went.reached
    assert went.moment_days == pytest.approx(at(9, 8))


def test_a_closure_that_outlasts_the_horizon_still_ends() -> None:
    legs = roads(wa=2)
    sky = weather(legs.network, days=3, wa=closed(at(2, 0), at(8, 6)))
    went = drive(legs, "wa", sky=sky, start=at(2, 8), wait=math.inf)

    assert went.moment_days == pytest.approx(at(8, 8))


def test_after_waiting_the_paths_are_looked_at_again() -> None:
    legs = roads(wa=1, wb=1, ba=2)
    again = (closed(at(1, 0), at(2, 4)), closed(at(2, 5), at(2, 18)))
    sky = Weather((again, (closed(at(1, 0), at(1, 12)),), ()), np.ones((4, 3)))

    went = drive(legs, "wa", sky=sky)

    assert went.moment_days == pytest.approx(at(2, 9))
    assert went.km == pytest.approx(180)


@pytest.mark.parametrize("start", [at(1, 7), at(1, 22)])
def test_no_road_at_all_is_given_up_at_once(start: float) -> None:
    legs = roads(wa=2, xy=1)

    assert drive(legs, "wx", start=start)[:6] == (start, 1, False, 0, 0, 0)


@pytest.mark.parametrize(("truck", "blocked"), [(True, 4), (False, 0)], ids=["truck", "pickup"])
def test_a_road_closed_to_trucks_is_open_to_others(*, truck: bool, blocked: float) -> None:
    legs = roads(wa=2)
    sky = weather(legs.network, wa=closed(at(1, 0), at(1, 12), to="trucks"))
    fleet = Roads(sky, legs, truck=truck, detour_at_most_hours=0)

    went = fleet.drive(Crew(DrivingDay()), 1, 0, start_days=at(1, 8), wait_at_most_hours=36)

    assert went.blocked_hours == pytest.approx(blocked)


BAN = (8.0, 18.0)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        pytest.param(at(1, 6), 2, at(1, 10), id="before_it_opens"),
        pytest.param(at(1, 12), 2, at(1, 14), id="while_open"),
        pytest.param(at(1, 17), 2, at(2, 9), id="night_on_the_road"),
        pytest.param(at(1, 19), 2, at(2, 10), id="after_it_shuts"),
    ],
)
def test_a_road_with_hours_is_driven_within_them(start: float, hours: float, end: float) -> None:
    legs = roads(wa=hours)
    sky = weather(legs.network, wa=storm(0, 5, hours_open=BAN))

    went = drive(legs, "wa", sky=sky, start=start)

    assert went.moment_days == pytest.approx(end)
    assert went.blocked_hours == 0


def test_a_road_that_closes_before_its_hours_begin_is_not_entered() -> None:
    legs = roads(wa=2)
    both = (
        storm(at(1, 0), at(5, 0), hours_open=BAN),
        closed(at(1, 7), at(1, 11)),
    )
    sky = Weather((both,), np.ones((6, 1)))

    went = drive(legs, "wa", sky=sky, start=at(1, 6))

    assert went.moment_days == pytest.approx(at(1, 13))
    assert went.blocked_hours == pytest.approx(3)


def test_hours_that_no_crew_keeps_hold_the_vehicle_until_the_storm_is_over() -> None:
    legs = roads(wa=2)
    sky = weather(legs.network, wa=storm(at(1, 0), at(4, 5), hours_open=(21.0, 23.0)))

    assert drive(legs, "wa", sky=sky).moment_days == pytest.approx(at(4, 8))


@pytest.mark.parametrize(
    ("ends", "km"), [("wb", 180), ("ww", 0), ("wz", math.inf)], ids=["way", "there", "no way"]
)
def test_a_distance_is_the_length_of_the_usual_way(ends: str, km: float) -> None:
    legs = roads(wa=2, ab=1, xz=1)
    ways = Roads(weather(legs.network), legs, truck=True, detour_at_most_hours=6)

    assert ways.distance_km(node(legs.network, ends[0]), node(legs.network, ends[1])) == km
