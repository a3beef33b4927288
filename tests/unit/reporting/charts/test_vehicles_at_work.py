from dataclasses import replace

import numpy as np
import pytest
from matplotlib.axes import Axes

from sim.domain.records import PASSAGES, table
from sim.reporting.charts.vehicles_at_work import (
    Work,
    busiest_start,
    has_passages,
    vehicles_at_work,
    work,
)
from sim.reporting.digest import Digest, StrategyDigest, digest
from tests.builders import outcome, records, trip

HOUR = 1 / 24
OVERNIGHT = {"started": 380 + 8 * HOUR, "departed": 380 + 9 * HOUR, "returned": 381 + 12 * HOUR}
LEGS = [(0, 0, 2, 380 + 9 * HOUR, 380 + 15 * HOUR), (0, 2, 0, 381 + 7 * HOUR, 381 + 12 * HOUR)]


def data(*trips: tuple[float, ...], legs: list[tuple[float, ...]] = LEGS) -> Digest:
    whole = digest(outcome(("pull",), replications=1))
    run = replace(records(trips=list(trips)), passages=table(PASSAGES, legs))
    pull = replace(whole.strategies["pull"], first=run)
    return replace(whole, strategies={"pull": pull})


def played(*trips: tuple[float, ...]) -> StrategyDigest:
    return data(*trips).strategies["pull"]


def hours(one: Work, state: str) -> float:
    return 24 * sum(end - start for start, end in one.spans[state])


def drawn(whole: Digest) -> Axes:
    return vehicles_at_work(whole, strategy="pull", language="es")


@pytest.mark.parametrize(("state", "taken"), [("driving", 11), ("waiting", 7), ("night", 10)])
def test_time_of_a_trip_is_split(state: str, taken: float) -> None:
    (one,) = work(played(trip(**OVERNIGHT)), 370, 400)

    assert hours(one, state) == pytest.approx(taken)


def test_trips_of_a_vehicle_share_a_row() -> None:
    trips = [trip(trip=number, vehicle=number % 2, **OVERNIGHT) for number in range(3)]

    assert len(work(played(*trips), 370, 400)) == 2


@pytest.mark.parametrize(("first", "last", "days"), [(381, 400, 0.5), (370, 380, 0), (390, 400, 0)])
def test_only_days_that_are_shown_count(first: float, last: float, days: float) -> None:
    out = work(played(trip(**OVERNIGHT)), first, last)

    assert sum(one.days for one in out) == pytest.approx(days)


def test_trip_that_is_still_out_is_out_to_the_end() -> None:
    (one,) = work(played(trip(**OVERNIGHT | {"returned": np.nan})), 420, 430)

    assert one.days == pytest.approx(5)


def test_busiest_weeks_hold_most_trips() -> None:
    late = [trip(started=day, returned=day + 1.0) for day in (400.2, 405.2, 424.2)]

    assert busiest_start(played(trip(started=366.0, returned=367.0), *late)) == 395


def test_busiest_vehicle_is_on_top() -> None:
    longer = trip(trip=1, vehicle=1, **OVERNIGHT | {"returned": 384.0})
    names = [label.get_text() for label in drawn(data(trip(**OVERNIGHT), longer)).get_yticklabels()]

    assert names == ["flota · 1 (1.2 d)", "flota · 2 (3.7 d)"]


def test_dates_are_those_of_the_scenario() -> None:
    ax = drawn(data(trip(**OVERNIGHT)))

    assert ax.get_xticklabels()[0].get_text() == "1 ene\n2025"


def test_run_that_was_not_traced_is_no_chart() -> None:
    assert has_passages(data(trip()).strategies["pull"])
    assert not has_passages(data(trip(), legs=[]).strategies["pull"])
