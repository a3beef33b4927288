from math import inf, isnan, nan

import pytest

from sim.metrics.catalogue import KPIS
from sim.metrics.coverage import coverage, cycle_days
from tests.builders import FAR, HOSPITAL, NEAR, STORE, delivery, labels, records

START = 380.25


def served(facility: int, day: float, start: float = START) -> tuple[float, ...]:
    """Return a delivery received so many days after the midnight before its round."""
    return delivery(facility=facility, cycle_start=start, received=start // 1 + day)


def test_days_of_a_round_count_from_midnight() -> None:
    run = records(deliveries=[served(NEAR, 0.5), served(FAR, 3.75)])

    assert cycle_days(run, labels()).tolist() == [0.5, 3.75]


def test_a_facility_counts_once_a_round_by_its_first_receipt() -> None:
    run = records(deliveries=[served(NEAR, 4.0), served(NEAR, 2.0), served(NEAR, 1.0, start=410.0)])

    assert cycle_days(run, labels()).tolist() == [1, 2]


def test_a_facility_that_nothing_reached_is_never_served() -> None:
    run = records(deliveries=[served(NEAR, 2.0), served(FAR, nan)])

    assert cycle_days(run, labels()).tolist() == [2, inf]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(served(STORE, 1.0), id="store"),
        pytest.param(delivery(cycle_start=nan), id="outside rounds"),
    ],
)
def test_deliveries_outside_rounds_or_to_stores_do_not_count(other: tuple[float, ...]) -> None:
    assert cycle_days(records(deliveries=[other]), labels()).size == 0


@pytest.mark.parametrize(("day", "share"), [(1, 0.0), (2, 0.25), (3, 0.75), (4, 0.75), (5, 0.75)])
def test_coverage_grows_with_the_day_of_the_round(day: int, share: float) -> None:
    deliveries = [served(HOSPITAL, 1.4), served(NEAR, 2.1), served(FAR, 2.9)]
    run = records(deliveries=[*deliveries, served(FAR, nan, start=410.0)])

    assert KPIS[f"coverage_day_{day}"].measure(run, labels()) == share


def test_what_comes_at_midnight_belongs_to_the_next_day() -> None:
    run = records(deliveries=[served(NEAR, 2.0)])

    assert (coverage(run, labels(), day=2), coverage(run, labels(), day=3)) == (0, 1)


def test_without_rounds_there_is_no_coverage() -> None:
    run = records(deliveries=[delivery(cycle_start=nan)])

    assert isnan(coverage(run, labels(), day=1))
