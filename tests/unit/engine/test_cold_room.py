"""Vans with little room for what has to stay cold: the vital product, 1 l a piece."""

from typing import Any

import pytest

from sim.engine.setting import Setting
from tests.unit.engine.worlds import Game, clock, plan, setting

LONG = {"run": {"horizon": "56 d"}}
START = {"start": {"kind": "every", "interval": "28 d", "first": "7 d"}}


def cold(cold_m3: float | None, **transport: Any) -> Setting:  # noqa: ANN401 - parts of a scenario
    """Return a world in which the vital product is cold; 30 pieces of it make 0.03 m³."""
    van = {"van": {} if cold_m3 is None else {"cold_m3": cold_m3}}
    changes = {"vehicles": van} | transport
    return setting(**LONG, products={"v": {"cold_chain": True}}, transport=changes)


def test_what_finds_no_cold_room_stays_behind_and_comes_later() -> None:
    assert Game(cold(0.012)).diary()[:5] == [
        "2 08:00 store v-30 e-30 n-30",
        "7 11:30 near v+10 e+10 n+10",
        "7 13:00 far v+2 e+20 n+20",
        "10 12:30 far v+12",
        "15 12:30 far v+6",
    ]


@pytest.mark.parametrize("cold_m3", [None, 0.03, 10])
def test_with_room_enough_all_goes_at_once(cold_m3: float | None) -> None:
    assert Game(cold(cold_m3)).diary() == Game(setting(**LONG)).diary()


def test_a_van_without_cold_room_brings_the_rest() -> None:
    assert Game(cold(0)).diary()[1:3] == [
        "7 11:30 near e+10 n+10",
        "7 13:00 far e+20 n+20",
    ]


def test_planned_rounds_split_what_one_cold_room_cannot_hold() -> None:
    known = cold(0.02, **plan("optimised_rounds", **START))
    trips = Game(known).play().trips

    assert trips[trips["started"] < 28]["stops"].tolist() == [1, 1]


def test_a_cold_room_that_is_full_enough_lets_a_consolidated_trip_leave() -> None:
    known = cold(0.03, **plan("consolidated_trips", full_enough=1.0))

    assert clock(Game(known).play().trips["started"][0]) == "2 08:00"


def test_the_storage_of_a_facility_is_of_all_goods_alike() -> None:
    known = setting(
        **LONG,
        facilities={"near": {"storage_m3": 0.015}},
        products={"v": {"cold_chain": True}},
        transport={"vehicles": {"van": {"cold_m3": 10}}},
    )

    assert Game(known).diary()[1] == "7 11:30 near v+10 e+5"
