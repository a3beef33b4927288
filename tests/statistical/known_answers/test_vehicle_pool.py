"""Each mean wait lies outside its interval once in 10,000 seeds; paths leave nothing to chance."""

import csv
from runpy import run_path

import numpy as np
import pytest

from validation.answers.vehicle_pool import (
    Pools,
    by_hand,
    erlang_c,
    pollaczek_khinchine,
    rows,
    several_servers_wait,
    single_server_wait,
)
from validation.played import KNOWN_ANSWERS, stage_of

pytestmark = pytest.mark.statistical

MANY = 400
"""Units, each of which asks so seldom that they are as good as Poisson together."""


@pytest.mark.slow
def test_trips_wait_for_vehicles_as_in_a_queue() -> None:
    assert [row for row in rows("quick") if not row.agrees] == []


def test_the_next_trip_takes_the_vehicle_that_is_back_first() -> None:
    assert by_hand([0, 0, 0, 10], [5, 2, 4, 1], vehicles=2).tolist() == [0, 0, 2, 0]


@pytest.mark.parametrize("days", [1, 4, 16])
def test_asked_for_once_a_day_trips_wait_as_pollaczek_and_khinchine_say(days: int) -> None:
    chance, each = np.full(MANY, 0.6 / days / MANY), np.full(MANY, float(days))

    assert single_server_wait(chance, each) == pytest.approx(
        pollaczek_khinchine(0.6 / days, days, days**2), rel=0.01
    )


def test_one_vehicle_waits_by_erlang_as_by_pollaczek_and_khinchine() -> None:
    assert erlang_c(0.1, 5.0, 1) == pytest.approx(pollaczek_khinchine(0.1, 5.0, 50.0))


def test_the_chain_comes_near_erlang_where_the_day_is_short_against_the_trip() -> None:
    mean_days, load = 200.0, 0.5
    rate = 3 * load / mean_days
    by_day = several_servers_wait(np.full(MANY, rate / MANY), mean_days, 3)

    assert by_day == pytest.approx(erlang_c(rate, mean_days, 3), rel=0.01)


def test_the_chain_of_one_vehicle_is_the_formula_of_one() -> None:
    stage = stage_of("vehicle_pool")
    chance, days = Pools(stage.settings["own_vehicle"]).of_one
    mean_days = float(chance @ days / chance.sum())

    assert several_servers_wait(chance, mean_days, 1) == pytest.approx(
        single_server_wait(chance, days), rel=0.01
    )


def test_the_tables_are_those_that_the_script_makes() -> None:
    folder = KNOWN_ANSWERS / "vehicle_pool"
    tables = run_path(str(folder / "make_tables.py"))["tables"]()

    assert {f"{name}.csv" for name in tables} == {file.name for file in folder.glob("*.csv")}
    for name, rows_made in tables.items():
        shipped = (folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()[1:]

        assert list(csv.reader(shipped)) == [[*map(str, row.values())] for row in rows_made]
