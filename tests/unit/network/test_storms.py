from datetime import date

import numpy as np
import pytest

from sim.domain.calendar import Calendar
from sim.network.graph import build_network
from sim.network.storms import Disturbance, draw_disturbances
from sim.rng import Streams
from sim.scenario.network import StormEffect
from tests.unit.network.worlds import road, scenario

YEAR = Calendar(date(2025, 1, 1), 365)
SNOWY = {"ab": 1, "bc": 1, "cd": 2, "de": 0}


def effect(**changes: object) -> StormEffect:
    """Return heavy snow from December to March that hits every road of class 1."""
    plain = {
        "weather_region": "sierra",
        "event": "snow",
        "hazard": "snow",
        "risk_class": 1,
        "months": "12 1 2 3",
        "storms_per_season": 20,
        "share_of_roads": 1,
        "duration_days_median": 1,
        "duration_days_p95": 4,
    }
    return StormEffect.model_validate(plain | changes)


def draw(
    *effects: StormEffect,
    snow_risk: dict[str, int] = SNOWY,
    seed: int = 1,
    calendar: Calendar = YEAR,
) -> dict[str, tuple[Disturbance, ...]]:
    """Draw what a year does to roads of these risk classes."""
    network = build_network(
        scenario({name: road(name, snow_risk=risk) for name, risk in snow_risk.items()})
    )
    drawn = draw_disturbances(effects, network, calendar, Streams(seed, 0))
    return dict(zip(network.edges, drawn, strict=True))


def starts(disturbances: tuple[Disturbance, ...]) -> list[float]:
    return [each.start_day for each in disturbances]


def test_the_same_seed_draws_the_same_storms() -> None:
    assert draw(effect()) == draw(effect())
    assert draw(effect()) != draw(effect(), seed=2)


def test_the_first_storms_of_a_stream_stay_as_they_are() -> None:
    assert starts(draw(effect())["ab"])[:3] == pytest.approx(
        [4.322092798656553, 10.236268041208167, 12.209400537171662]
    )


def test_one_storm_hits_all_roads_of_its_region() -> None:
    drawn = draw(effect())

    assert len(drawn["ab"]) > 5
    assert starts(drawn["ab"]) == starts(drawn["bc"])


def test_a_storm_lasts_longer_on_one_road_than_on_another() -> None:
    drawn = draw(effect())

    assert [each.end_day for each in drawn["ab"]] != [each.end_day for each in drawn["bc"]]


@pytest.mark.parametrize(
    ("changes", "hit"),
    [
        pytest.param({}, {"ab", "bc"}, id="class_1"),
        pytest.param({"risk_class": 2}, {"cd"}, id="class_2"),
        pytest.param({"hazard": "rain", "risk_class": 0}, set(SNOWY), id="other_hazard"),
        pytest.param({"weather_region": "plains"}, set(), id="other_region"),
        pytest.param({"share_of_roads": 0}, set(), id="no_road"),
        pytest.param({"storms_per_season": 0}, set(), id="no_storm"),
        pytest.param({"months": ""}, set(), id="no_month"),
    ],
)
def test_storms_hit_roads_of_their_region_and_class(
    changes: dict[str, object], hit: set[str]
) -> None:
    drawn = draw(effect(**changes))

    assert {name for name, storms in drawn.items() if storms} == hit


def test_storms_begin_in_the_months_of_their_season() -> None:
    days = np.floor(starts(draw(effect(storms_per_season=60))["ab"])).astype(int)

    assert set(YEAR.months[days[days >= 0]].tolist()) == {12, 1, 2, 3}


def test_effects_of_one_event_share_their_storms() -> None:
    drawn = draw(effect(), effect(risk_class=2, speed_factor=0.5))

    assert starts(drawn["ab"]) == starts(drawn["cd"])
    assert {each.speed_factor for each in drawn["cd"]} == {0.5}


def test_another_event_has_storms_of_its_own() -> None:
    drawn = draw(effect(), effect(event="ice", risk_class=2))

    assert starts(drawn["ab"]) != starts(drawn["cd"])


@pytest.mark.parametrize(
    ("fewer", "more"),
    [
        pytest.param({"storms_per_season": 8}, {"storms_per_season": 40}, id="rate"),
        pytest.param({"share_of_roads": 0.3}, {"share_of_roads": 0.7}, id="share"),
        pytest.param({"months": "12 1", "storms_per_season": 10}, {}, id="months"),
    ],
)
def test_a_lever_adds_storms_and_leaves_the_others_as_they_were(
    fewer: dict[str, object], more: dict[str, object]
) -> None:
    little, much = draw(effect(**fewer))["ab"], draw(effect(**more))["ab"]

    assert 0 < len(little) < len(much)
    assert set(little) < set(much)


def test_a_new_road_leaves_the_storms_of_the_others_as_they_were() -> None:
    drawn = draw(effect(share_of_roads=0.5), snow_risk={"zz": 1} | SNOWY)
    del drawn["zz"]

    assert drawn == draw(effect(share_of_roads=0.5))


def test_a_longer_horizon_leaves_the_first_storms_as_they_were() -> None:
    longer = draw(effect(), calendar=Calendar(YEAR.first, 2 * 365))["ab"]

    assert tuple(each for each in longer if each.start_day < 365) == draw(effect())["ab"]


def test_a_later_start_keeps_the_storms_of_each_date() -> None:
    later = draw(effect(), calendar=Calendar(date(2025, 1, 11), 355))["ab"]
    kept = [start for start, end, *_ in draw(effect())["ab"] if end > 10]

    assert starts(later) == pytest.approx([start - 10 for start in kept])
    assert later[0].end_day > 0


def test_disturbances_are_in_the_order_of_their_start() -> None:
    drawn = draw(effect(), effect(event="ice"))["ab"]

    assert starts(drawn) == sorted(starts(drawn))


@pytest.mark.parametrize(
    ("changes", "hours"), [({}, (0, 24)), ({"hours_open": "6:30-20:00"}, (6.5, 20))]
)
def test_a_disturbance_has_the_hours_of_its_effect(
    changes: dict[str, str], hours: tuple[float, float]
) -> None:
    first = draw(effect(**changes))["ab"][0]

    assert (first.first_hour, first.last_hour) == hours
