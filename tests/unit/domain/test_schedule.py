from dataclasses import replace
from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from sim.domain.calendar import Calendar
from sim.domain.schedule import BeforeVisits, Every, Monthly, Schedule, Weekday


def quarter(*holidays: date, first: date = date(2025, 1, 1), days: int = 90) -> Calendar:
    return Calendar(first, days, frozenset(holidays))


def every(interval: str, *, first: str = "0 d") -> Every:
    return Every.model_validate({"interval": interval, "first": first})


def dates(schedule: Schedule, calendar: Calendar) -> list[str]:
    return [calendar.date(day).strftime("%d %b") for day in schedule.days(calendar)]


@pytest.mark.parametrize(
    ("week", "weekday", "due"),
    [
        (1, "monday", ["06 Jan", "03 Feb", "03 Mar"]),
        (2, "wednesday", ["08 Jan", "12 Feb", "12 Mar"]),
        (4, "friday", ["24 Jan", "28 Feb", "28 Mar"]),
        (-1, "monday", ["27 Jan", "24 Feb", "31 Mar"]),
        (-2, "monday", ["20 Jan", "17 Feb", "24 Mar"]),
        (-4, "thursday", ["09 Jan", "06 Feb", "06 Mar"]),
        (1, "saturday", ["06 Jan", "03 Feb", "03 Mar"]),
    ],
)
def test_monthly_is_due_on_the_nth_weekday(week: int, weekday: Weekday, due: list[str]) -> None:
    schedule = Monthly.model_validate({"week": week, "weekday": weekday})

    assert dates(schedule, quarter()) == due


@pytest.mark.parametrize(
    ("week", "due"),
    [(1, ["03 Feb"]), (2, ["13 Jan", "10 Feb"]), (-1, ["27 Jan"]), (-4, ["03 Feb"])],
)
def test_weeks_are_counted_in_whole_months_where_the_run_cuts_them(
    week: int, due: list[str]
) -> None:
    """From 9 January to 17 February, so that both months are parts."""
    schedule = Monthly.model_validate({"week": week})

    assert dates(schedule, quarter(first=date(2025, 1, 9), days=40)) == due


def test_a_holiday_moves_it_to_the_next_working_day() -> None:
    fifth_of_february = quarter(date(2025, 2, 3), date(2025, 2, 4))

    assert dates(Monthly(), fifth_of_february) == ["06 Jan", "05 Feb", "03 Mar"]


def test_what_moves_beyond_the_end_is_not_due() -> None:
    only_sunday_and_saturday = quarter(first=date(2025, 1, 4), days=2)

    assert dates(Monthly(weekday="saturday"), only_sunday_and_saturday) == []


@pytest.mark.parametrize("week", [0, 5, -5, "first"])
def test_no_such_week_is_refused(week: object) -> None:
    with pytest.raises(ValidationError, match="week\n"):
        Monthly.model_validate({"week": week})


@pytest.mark.parametrize(
    ("interval", "first", "due"),
    [
        ("30 d", "0 d", ["01 Jan", "31 Jan", "03 Mar"]),
        ("30 d", "12 d", ["13 Jan", "12 Feb", "14 Mar"]),
        ("4 weeks", "1 weeks", ["08 Jan", "05 Feb", "05 Mar"]),
        ("200 d", "5 d", ["06 Jan"]),
        ("30 d", "90 d", []),
    ],
)
def test_every_so_many_days(interval: str, first: str, due: list[str]) -> None:
    assert dates(every(interval, first=first), quarter()) == due


def test_daily_is_every_working_day() -> None:
    assert dates(every("1 d"), quarter(days=8)) == [
        "01 Jan", "02 Jan", "03 Jan", "06 Jan", "07 Jan", "08 Jan",
    ]  # fmt: skip


def test_less_than_a_day_is_a_day() -> None:
    assert every("1 h").days(quarter()) == every("1 d").days(quarter())


@pytest.mark.parametrize(
    ("working_days", "due"),
    [(0, ["08 Jan", "20 Jan"]), (3, ["03 Jan", "15 Jan"]), (5, ["01 Jan", "13 Jan"])],
)
def test_before_visits_counts_working_days(working_days: int, due: list[str]) -> None:
    with_visits = replace(quarter(), visit_days=(7, 19))

    assert dates(BeforeVisits(working_days=working_days), with_visits) == due


def test_two_visits_may_be_prepared_on_one_day() -> None:
    with_visits = replace(quarter(), visit_days=(10, 11, 12))

    assert dates(BeforeVisits(working_days=1), with_visits) == ["10 Jan"]


def test_without_visits_nothing_is_due_before_them() -> None:
    assert dates(BeforeVisits(), quarter()) == []


@pytest.mark.parametrize(
    ("kind", "section"),
    [("monthly", Monthly()), ("every", Every()), ("before_visits", BeforeVisits())],
)
def test_the_kind_chooses_the_schedule(kind: str, section: Schedule) -> None:
    read: Schedule = TypeAdapter(Schedule).validate_python({"kind": kind})

    assert read == section


@pytest.mark.parametrize(
    ("schedule", "due"),
    [
        (every("6 h"), [0, 1, 2, 3, 4, 5, 6, 7]),
        (every("12 h", first="6 h"), [1, 3, 5, 7]),
        (every("1 d"), [0, 4]),
        (Monthly(weekday="thursday"), [4]),
    ],
    ids=["every tick", "from the second on", "once a day", "monthly"],
)
def test_where_days_have_four_ticks_it_is_due_at_some(schedule: Schedule, due: list[int]) -> None:
    calendar = replace(quarter(days=2), ticks_per_day=4)

    assert schedule.ticks(calendar) == due


def test_ticks_of_a_weekend_wait_for_monday_morning() -> None:
    saturday = replace(quarter(first=date(2025, 1, 4), days=3), ticks_per_day=2)

    assert every("12 h").ticks(saturday) == [4, 5]
