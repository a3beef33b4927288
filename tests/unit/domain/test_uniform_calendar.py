from datetime import date

import pytest

from sim.domain.schedule import Monthly
from sim.domain.uniform_calendar import UniformCalendar


def two_years(start: date = date(2025, 1, 1), *, warm_up_days: int = 336) -> UniformCalendar:
    return UniformCalendar.starting(start, warm_up_days=warm_up_days, days=672)


def test_a_year_of_warm_up_is_336_days() -> None:
    assert two_years().date(0) == date(2024, 1, 1)


@pytest.mark.parametrize(
    ("day", "when"),
    [
        (0, date(2024, 1, 1)),
        (27, date(2024, 1, 28)),
        (28, date(2024, 2, 1)),
        (335, date(2024, 12, 28)),
        (336, date(2025, 1, 1)),
    ],
)
def test_a_day_has_a_date_and_a_date_its_day(day: int, when: date) -> None:
    calendar = two_years()

    assert (calendar.date(day), calendar.day_of(when)) == (when, day)


def test_a_date_after_the_28th_counts_as_that() -> None:
    assert two_years().day_of(date(2024, 1, 31)) == 27


def test_every_month_begins_on_a_monday() -> None:
    calendar = two_years(warm_up_days=140)
    firsts = [day for day in range(672) if calendar.date(day).day == 1]

    assert set(calendar.weekdays[firsts].tolist()) == {0}


def test_offices_work_every_day() -> None:
    assert two_years().is_working.all()


@pytest.mark.parametrize("week", [1, -4])
def test_the_first_monday_is_the_last_but_three(week: int) -> None:
    schedule = Monthly.model_validate({"week": week, "weekday": "monday"})

    assert schedule.days(two_years())[:3] == [0, 28, 56]
