from dataclasses import replace

import numpy as np
import pytest

from sim.domain.records import TRIPS, VISITS, Labels, Records, table
from sim.metrics.hard_season import (
    HARD_SEASON,
    hard_season_transport_cost,
    hard_season_visits_cancelled,
    hard_season_visits_clear_with_basket,
)
from sim.metrics.kpi import Kpi
from tests.builders import labels, records, trip, visit

RUN = replace(
    records(),
    trips=table(TRIPS, [trip(started=379.9, cost=10), trip(started=380.2, cost=20)]),
    visits=table(
        VISITS,
        [
            visit(378, 379, basket=True),
            visit(379, 381, basket=True, lost_to_roads=1, specialty=1),
            visit(382, 383, basket=True),
            visit(383, 383, basket=True, lost_to_supplies=1),
            visit(390, 390, lost_to_roads=1),
            visit(370, 370, lost_to_roads=1),
        ],
    ),
)
"""Days 380 to 399 are hard."""


def hard(*, can_fail: bool = True) -> Labels:
    days = np.zeros(425, dtype=np.bool_)
    days[380:400] = True
    return replace(labels(), hard_season=days, visits_can_fail=can_fail)


def test_trips_count_by_the_day_on_which_they_start() -> None:
    assert hard_season_transport_cost(RUN, hard()) == 20


def test_visits_count_by_the_day_on_which_they_begin() -> None:
    assert hard_season_visits_clear_with_basket(RUN, hard()) == 2


def test_cancelled_visits_count_by_the_day_that_was_planned() -> None:
    assert hard_season_visits_cancelled(RUN, hard()) == 2
    assert np.isnan(hard_season_visits_cancelled(RUN, hard(can_fail=False)))


def without_visits() -> Records:
    return replace(RUN, visits=table(VISITS, []))


@pytest.mark.parametrize("kpi", HARD_SEASON, ids=lambda kpi: kpi.id)
def test_where_no_season_is_hard_nothing_is_said(kpi: Kpi) -> None:
    assert np.isnan(kpi.measure(RUN, replace(labels(), hard_season=np.zeros(0, dtype=np.bool_))))


@pytest.mark.parametrize("kpi", HARD_SEASON[1:], ids=lambda kpi: kpi.id)
def test_without_itinerant_doctors_nothing_is_said_of_them(kpi: Kpi) -> None:
    assert np.isnan(kpi.measure(without_visits(), hard()))
