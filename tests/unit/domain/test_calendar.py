import re
from datetime import date

import numpy as np
import pytest

from sim.domain.calendar import Calendar, read_weekdays

WEDNESDAY = date(2025, 1, 1)
CHRISTMAS = frozenset({date(2025, 12, 25)})


def calendar(
    days: int = 14, *, first: date = WEDNESDAY, holidays: frozenset[date] = frozenset()
) -> Calendar:
    return Calendar(first, days, holidays)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon-fri", (0, 1, 2, 3, 4)),
        ("mon wed fri", (0, 2, 4)),
        ("every day", (0, 1, 2, 3, 4, 5, 6)),
        ("Tue-Thu SUN", (1, 2, 3, 6)),
        ("sun mon", (0, 6)),
        ("mon mon-tue", (0, 1)),
        ("sat-sat", (5,)),
    ],
)
def test_weekdays_are_read_as_people_write_them(text: str, days: tuple[int, ...]) -> None:
    assert read_weekdays(text) == days


@pytest.mark.parametrize(
    "text",
    ["", "monday", "mon-", "-fri", "mon fri-mon", "fri-mon", "mon,tue", "every", 5, None],
)
def test_what_is_no_weekday_is_refused_and_quoted(text: object) -> None:
    message = f"expected days such as 'mon-fri', 'mon wed' or 'every day', got {text!r}"

    with pytest.raises(ValueError, match=re.escape(message)):
        read_weekdays(text)


def test_day_0_is_the_first_date() -> None:
    assert calendar().date(0) == WEDNESDAY
    assert calendar().date(31) == date(2025, 2, 1)


def test_weekdays_follow_the_dates() -> None:
    assert calendar(6).weekdays.tolist() == [2, 3, 4, 5, 6, 0]


def test_months_follow_the_dates() -> None:
    over_new_year = calendar(3, first=date(2024, 12, 30))

    assert over_new_year.months.tolist() == [12, 12, 1]


def test_month_numbers_go_on_over_new_year() -> None:
    over_new_year = calendar(3, first=date(2024, 12, 31))

    assert np.diff(over_new_year.month_numbers).tolist() == [1, 0]


def test_a_leap_day_is_a_day() -> None:
    assert calendar(366, first=date(2024, 1, 1)).months.tolist()[59:61] == [2, 3]


def test_offices_keep_weekends_and_holidays() -> None:
    christmas_week = calendar(6, first=date(2025, 12, 24), holidays=CHRISTMAS)

    assert christmas_week.is_holiday.tolist() == [False, True, False, False, False, False]
    assert christmas_week.is_working.tolist() == [True, False, True, False, False, True]


@pytest.mark.parametrize(
    ("keeps_holidays", "is_open"),
    [(True, [False, False, True]), (False, [False, True, True])],
    ids=["closed on holidays", "open on holidays"],
)
def test_a_house_opens_on_its_weekdays(keeps_holidays: bool, is_open: list[bool]) -> None:  # noqa: FBT001 - a column of the table
    christmas = calendar(3, first=date(2025, 12, 24), holidays=CHRISTMAS)
    days = christmas.open_on((3, 4, 5), keeps_holidays=keeps_holidays)

    assert days.tolist() == is_open


@pytest.mark.parametrize(
    ("day", "working_days", "after"),
    [
        pytest.param(0, 1, 1, id="the next day"),
        pytest.param(2, 1, 5, id="over a weekend"),
        pytest.param(3, 1, 5, id="from a weekend"),
        pytest.param(0, 5, 7, id="a week"),
        pytest.param(3, 0, 3, id="no day at all"),
        pytest.param(-1, 1, 0, id="from the day before the run"),
        pytest.param(12, 5, 14, id="beyond the end"),
        pytest.param(13, 1, 14, id="from the last day"),
    ],
)
def test_working_days_are_counted_forward(day: int, working_days: int, after: int) -> None:
    assert calendar().working_day_after(day, working_days) == after


@pytest.mark.parametrize(
    ("day", "working_days", "before"),
    [
        pytest.param(1, 1, 0, id="the day before"),
        pytest.param(5, 1, 2, id="over a weekend"),
        pytest.param(4, 1, 2, id="from a weekend"),
        pytest.param(9, 5, 2, id="a week"),
        pytest.param(4, 0, 4, id="no day at all"),
        pytest.param(2, 5, 0, id="before the start"),
        pytest.param(0, 1, 0, id="from the first day"),
    ],
)
def test_working_days_are_counted_back(day: int, working_days: int, before: int) -> None:
    assert calendar().working_day_before(day, working_days) == before


def test_a_holiday_is_no_working_day() -> None:
    christmas_week = calendar(6, first=date(2025, 12, 24), holidays=CHRISTMAS)

    assert christmas_week.working_day_after(0, 1) == 2
    assert christmas_week.working_day_before(2, 1) == 0


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2025, 1, 1), date(2025, 1, 1), range(1)),
        (date(2025, 1, 3), date(2025, 1, 5), range(2, 5)),
        (date(2024, 12, 30), date(2025, 2, 1), range(-2, 32)),
    ],
    ids=["a day", "three days", "beyond the run"],
)
def test_a_span_has_both_its_dates(first: date, last: date, days: range) -> None:
    assert calendar().span(first, last) == days
