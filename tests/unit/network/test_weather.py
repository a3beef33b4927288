from collections.abc import Callable
from datetime import date

import numpy as np
import pytest

from sim.domain.calendar import Calendar
from sim.network.graph import build_network
from sim.network.weather import Weather, draw_weather, with_cuts
from sim.rng import Streams
from sim.scenario.network import StormEffect
from sim.scenario.shocks import RoadCut
from tests.unit.network.worlds import closed, road, scenario, storm

YEAR = Calendar(date(2025, 1, 1), 365)


def draw(
    ends: tuple[str, ...] = ("ab", "bc"), *, seed: int = 1, days: int = 365, spread: float = 0.2
) -> Weather:
    """Draw the travel factors of roads between these places; the first is snowy, from December."""
    world = scenario(
        {name: road(name, snow_risk=int(name == "ab")) for name in ends},
        storms={"snow": season("snow", (12, 1), 0.5), "frost": season("frost", (1, 2), 0.8)},
        travel_spread=spread,
    )
    calendar = Calendar(date(2025, 1, 1), days)
    return draw_weather(world, build_network(world), calendar, Streams(seed, 0))


def season(event: str, months: tuple[int, ...], speed: float) -> StormEffect:
    return StormEffect(
        weather_region="sierra",
        event=event,
        hazard="snow",
        risk_class=1,
        months=months,
        storms_per_season=0,
        share_of_roads=1,
        duration_days_median=1,
        duration_days_p95=3,
        season_speed_factor=speed,
    )


def under(*storms: object, days: int = 5) -> Weather:
    """Return the weather of one road under these storms."""
    return Weather((tuple(sorted(storms)),), np.ones((days, 1)))


@pytest.mark.parametrize(
    ("moment", "truck", "expected"),
    [
        pytest.param(0.99, True, False, id="before"),
        pytest.param(1.0, True, True, id="begins"),
        pytest.param(1.0, False, False, id="not_for_others"),
        pytest.param(2.5, False, True, id="for_all"),
        pytest.param(3.0, True, False, id="over"),
    ],
)
def test_a_road_is_closed_while_the_storm_lasts(
    moment: float, *, truck: bool, expected: bool
) -> None:
    sky = under(closed(1.0, 2.2, to="trucks"), closed(2.0, 3.0))

    assert sky.is_closed(0, moment, truck=truck) is expected


@pytest.mark.parametrize(
    ("moment", "truck", "opens"),
    [
        pytest.param(0.5, True, 0.5, id="open"),
        pytest.param(1.1, True, 3.0, id="overlapping_and_adjoining"),
        pytest.param(1.1, False, 1.1, id="not_for_others"),
        pytest.param(2.1, False, 3.0, id="for_all"),
        pytest.param(3.7, True, 4.5, id="later"),
    ],
)
def test_a_road_reopens_when_the_last_of_overlapping_closures_ends(
    moment: float, *, truck: bool, opens: float
) -> None:
    sky = under(closed(1.0, 2.0, to="trucks"), closed(2.0, 3.0), closed(1.2, 1.4), closed(3.5, 4.5))

    assert sky.reopens(0, moment, truck=truck) == opens


def test_all_closed_roads_are_known_at_once() -> None:
    sky = Weather(
        ((closed(1.0, 2.0),), (), (closed(1.4, 2.0, to="trucks"),), (storm(1.0, 2.0),)),
        np.ones((3, 4)),
    )

    assert sky.closed(1.5, truck=True) == {0, 2}
    assert sky.closed(1.5, truck=False) == {0}
    assert sky.closed(1.1, truck=True) == {0}


def test_of_two_storms_the_slower_counts() -> None:
    sky = under(storm(1.0, 2.0, speed_factor=0.8), storm(1.5, 3.0, speed_factor=0.6))

    assert [sky.speed_factor(0, moment) for moment in (0.5, 1.2, 1.7, 2.5, 3.0)] == [
        1.0, 0.8, 0.6, 0.6, 1.0,
    ]  # fmt: skip


def test_of_two_storms_the_common_hours_are_open() -> None:
    sky = under(storm(1.0, 3.0, hours_open=(8.0, 20.0)), storm(2.0, 4.0, hours_open=(6.0, 18.0)))

    assert [sky.hours_open(0, moment) for moment in (0.5, 1.5, 2.5, 3.5)] == [
        (0, 24), (8, 20), (8, 18), (6, 18),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("moment", "calm"),
    [(0.9, True), (1.1, False), (2.9, False), (3.0, True)],
    ids=["day_before", "first_day", "last_day", "day_after"],
)
def test_a_day_touched_by_a_storm_is_not_calm(moment: float, *, calm: bool) -> None:
    assert under(storm(1.8, 2.1)).is_calm(0, moment) is calm


def test_a_storm_from_before_the_first_day_is_felt_until_its_end() -> None:
    sky = under(closed(-3.5, 0.5))

    assert sky.is_closed(0, 0.4, truck=True)
    assert not sky.is_closed(0, 0.6, truck=True)


def test_the_travel_factor_has_mean_one_and_the_spread_of_the_scenario() -> None:
    """Over 730 days and 6 roads the standard error of the mean is 0.0046 and of the SD 0.0033."""
    logs = np.log(draw(("bc", "cd", "de", "ef", "fg", "gh"), days=730, spread=0.3).travel_factor)

    assert np.exp(logs).mean() == pytest.approx(1, abs=4 * 0.0047)
    assert logs.std() == pytest.approx(0.3, abs=4 * 0.0033)


def test_without_spread_every_day_takes_its_free_time() -> None:
    assert (draw(("bc",), spread=0).travel_factor == 1).all()


def test_the_first_travel_factors_of_a_road_stay_as_they_are() -> None:
    assert draw(("bc",)).travel_factor[:3, 0] == pytest.approx(
        [1.067780097260779, 0.7364340802822162, 0.8733299134505358]
    )


@pytest.mark.parametrize(
    ("month", "speed"),
    [(1, 0.5), (2, 0.8), (3, 1.0), (12, 0.5)],
    ids=["both_seasons", "frost", "none", "snow"],
)
def test_a_season_slows_its_roads_down(month: int, speed: float) -> None:
    sky = draw(spread=0)

    assert sky.travel_factor[YEAR.months == month, 0] == pytest.approx(1 / speed)
    assert (sky.travel_factor[:, 1] == 1).all()


def test_the_travel_factors_of_a_road_do_not_depend_on_the_others() -> None:
    alone, among = draw(("bc",)), draw(("aa", "bb", "bc", "cd"))

    assert (alone.travel_factor[:, 0] == among.travel_factor[:, 2]).all()


def test_the_travel_factors_of_a_date_do_not_depend_on_the_horizon() -> None:
    assert (draw(days=400).travel_factor[:365] == draw().travel_factor).all()


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(lambda: draw(seed=2), id="another_seed"),
        pytest.param(lambda: draw(spread=0.1), id="another_spread"),
        pytest.param(lambda: draw(days=364), id="another_horizon"),
    ],
)
def test_the_checksum_tells_travel_factors_apart(other: Callable[[], Weather]) -> None:
    assert draw().checksum() == draw().checksum() != other().checksum()


def test_the_checksum_tells_storms_apart() -> None:
    assert under(storm(1.0, 2.0)).checksum() != under(storm(1.0, 2.5)).checksum()


def cut(*storms: object, closed_to: str = "all") -> Weather:
    """Return the weather of the roads ab and bc, of which bc is cut from day 2 to day 3."""
    world = scenario({"ab": road("ab"), "bc": road("bc")})
    shut = RoadCut(
        first_day=date(2025, 1, 3), last_day=date(2025, 1, 4), roads=("bc",), closed_to=closed_to
    )
    calendar = Calendar(date(2025, 1, 1), 9)
    sky = Weather(((), tuple(storms)), np.ones((9, 2)))
    known = world.model_copy(update={"shocks": {"slide": shut}})
    return with_cuts(sky, known, build_network(world), calendar)


@pytest.mark.parametrize(
    ("moment", "closed_to", "expected"),
    [
        (1.99, "all", ()),
        (2.0, "all", ("car", "truck")),
        (3.99, "all", ("car", "truck")),
        (4.0, "all", ()),
        (3.0, "trucks", ("truck",)),
    ],
)
def test_a_cut_road_is_closed_from_the_first_to_the_last_day(
    moment: float, closed_to: str, expected: tuple[str, ...]
) -> None:
    sky, kinds = cut(closed_to=closed_to), ("car", "truck")
    stopped = [kind for kind in kinds if sky.is_closed(1, moment, truck=kind == "truck")]

    assert tuple(stopped) == expected


def test_a_cut_leaves_other_roads_open() -> None:
    assert cut().closed(2.5, truck=True) == frozenset([1])


def test_a_cut_and_the_storms_around_it_are_one_closure() -> None:
    sky = cut(closed(1.5, 2.5), closed(3.5, 5.25))

    assert sky.reopens(1, 1.6, truck=False) == 5.25


def test_weather_without_cuts_is_the_same_weather() -> None:
    world, sky = scenario({"ab": road("ab")}), under()

    assert with_cuts(sky, world, build_network(world), YEAR) is sky
