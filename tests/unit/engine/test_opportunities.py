import numpy as np
import pytest

from sim.engine.opportunities import VisitsOfSupplier
from sim.engine.setting import Setting
from sim.rng import Streams
from tests.unit.engine.test_supplier import Counter
from tests.unit.engine.worlds import setting

MONTHS = {str(month): {"open": 1.0, "rains": 0.0 if month <= 6 else 1.0} for month in range(1, 13)}


def visited(horizon: str = "1120 d", **rule: object) -> Setting:
    """Return a supplier who may come every week from day 2 on."""
    weekly = {"every": "7 d", "first": "2 d", "mean_interval": "7 d"} | rule
    return setting(
        run={"horizon": horizon, "calendar": "uniform"},
        profiles=MONTHS,
        supply={
            "maker": {"lead_time_least": "3 d", "lead_time_most": "3 d", "opportunities": weekly}
        },
    )


def days_of(known: Setting, facility: int = 0, *, replication: int = 0) -> list[int]:
    """Return the days on which a facility is visited."""
    rule = known.scenario.supply["maker"].opportunities
    assert rule is not None
    visits = VisitsOfSupplier(rule, "maker", setting=known, streams=Streams(1, replication))
    days = range(known.calendar.days)
    return [day for day in days if visits.from_day(day, facility) == day]


def test_who_always_comes_comes_every_week() -> None:
    assert days_of(visited("28 d")) == [2, 9, 16, 23]


@pytest.mark.parametrize("weeks", [2, 3.5])
def test_the_mean_interval_is_kept(weeks: float) -> None:
    days = days_of(visited("5600 d", mean_interval=f"{weeks} weeks"))
    share, n = len(days) / 800, 800

    assert share == pytest.approx(1 / weeks, abs=3.9 * np.sqrt(0.25 / n))


def test_nobody_comes_while_the_way_is_closed() -> None:
    known = visited("336 d", accessibility="rains")

    assert min(days_of(known)) == 6 * 28 + 2


def test_who_comes_more_often_makes_the_same_visits_and_others() -> None:
    often, seldom = (set(days_of(visited(mean_interval=f"{weeks} weeks"))) for weeks in (2, 5))

    assert seldom < often


def test_facilities_are_visited_apart() -> None:
    known = visited(mean_interval="2 weeks")

    assert days_of(known, 0) != days_of(known, 1)


@pytest.mark.parametrize(("ordered", "comes"), [(0, "9 08:00"), (6, "9 08:00"), (7, "16 08:00")])
def test_what_is_ready_waits_for_the_next_visit(ordered: int, comes: str) -> None:
    counter = Counter(visited("28 d"))
    counter.order(ordered)

    assert counter.run() == [(comes, [100, 100, 100])]


def test_what_no_visit_brings_stays_on_order() -> None:
    counter = Counter(visited("28 d"))
    counter.order(21)

    assert counter.run() == []
    assert counter.stock.on_order[0].tolist() == [100, 100, 100]
