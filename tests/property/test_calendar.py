"""Working days, weekdays and schedules against plain loops over the dates."""

from calendar import monthcalendar
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sim.domain.calendar import Calendar, read_weekdays
from sim.domain.schedule import Every, Monthly

NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
first_dates = st.dates(date(2023, 1, 1), date(2026, 12, 31))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Return up to five months with any holidays."""
    first, days = draw(first_dates), draw(st.integers(1, 150))
    holidays = draw(st.frozensets(st.integers(0, days).map(lambda n: first + timedelta(n))))
    return Calendar(first, days, holidays)


def works(calendar: Calendar, day: int) -> bool:
    on = calendar.date(day)
    return on.weekday() < 5 and on not in calendar.holidays


def next_working_day(calendar: Calendar, day: int) -> int:
    """Return the working day on or after *day*; the end where there is none."""
    while day < calendar.days and not works(calendar, day):
        day += 1
    return day


def nth_weekday(month: date, week: int, weekday: int) -> date:
    """Return the n-th such weekday of a month, from its end where n is negative."""
    rows = monthcalendar(month.year, month.month)
    days = [row[weekday] for row in rows if row[weekday]]
    return month.replace(day=days[week - 1 if week > 0 else week])


@given(calendars(), st.integers(-1, 149), st.integers(1, 30))
def test_working_days_after_are_those_of_a_loop(
    calendar: Calendar, day: int, working_days: int
) -> None:
    day = min(day, calendar.days - 1)
    reached = day
    for _ in range(working_days):
        reached = next_working_day(calendar, min(reached + 1, calendar.days))

    assert calendar.working_day_after(day, working_days) == reached


@given(calendars(), st.integers(0, 149), st.integers(1, 30))
def test_working_days_before_are_those_of_a_loop(
    calendar: Calendar, day: int, working_days: int
) -> None:
    day = min(day, calendar.days - 1)
    earlier = [each for each in range(day) if works(calendar, each)]
    expected = earlier[-working_days] if len(earlier) >= working_days else 0

    assert calendar.working_day_before(day, working_days) == expected


@given(st.lists(st.integers(0, 6), min_size=1))
def test_weekdays_may_be_written_in_any_order(days: list[int]) -> None:
    text = " ".join(NAMES[day] for day in days)

    assert read_weekdays(text) == tuple(sorted(set(days)))


@given(calendars(), st.sampled_from([-4, -3, -2, -1, 1, 2, 3, 4]), st.integers(0, 6))
def test_monthly_is_due_as_a_wall_calendar_shows(
    calendar: Calendar, week: int, weekday: int
) -> None:
    schedule = Monthly.model_validate({"week": week, "weekday": WEEKDAYS[weekday]})
    first, last = calendar.date(0), calendar.date(calendar.days - 1)
    months = {(first + timedelta(n)).replace(day=1) for n in range(calendar.days)}
    dates = [nth_weekday(month, week, weekday) for month in months]
    days = [(on - first).days for on in dates if first <= on <= last]
    due = {next_working_day(calendar, day) for day in days} - {calendar.days}

    assert schedule.days(calendar) == sorted(due)


@given(calendars(), st.integers(1, 60), st.integers(0, 60))
def test_every_so_many_days_is_a_loop(calendar: Calendar, interval: int, first: int) -> None:
    schedule = Every.model_validate({"interval": f"{interval} d", "first": f"{first} d"})
    due = {next_working_day(calendar, day) for day in range(first, calendar.days, interval)} - {
        calendar.days
    }

    assert schedule.days(calendar) == sorted(due)
