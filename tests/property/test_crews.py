"""What holds for the working hours of any crew."""

from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.network.journey import Crew
from sim.quantities import HOURS_PER_DAY
from sim.scenario.network import DrivingDay

A_SECOND = 1 / 3600

days = st.builds(
    lambda first, length, at_most: DrivingDay(
        first_hour=f"{first} h",
        last_hour=f"{min(first + length, 24.0)} h",
        hours_at_most=f"{at_most} h",
    ),
    st.integers(0, 20),
    st.floats(0.5, 12),
    st.floats(0.5, 14),
)
moments = st.floats(0, 10)
tasks = st.lists(st.floats(0.01, 30), min_size=1, max_size=6)


@given(days, moments, tasks)
def test_all_hours_are_worked_and_none_twice(
    day: DrivingDay, start: float, hours: list[float]
) -> None:
    crew, moment = Crew(day), start
    for each in hours:
        moment = crew.work(moment, each)

    assert sum(crew.worked.values()) == pytest.approx(sum(hours), abs=A_SECOND)


@given(days, moments, tasks)
def test_nobody_works_longer_than_a_day_has(
    day: DrivingDay, start: float, hours: list[float]
) -> None:
    crew, moment = Crew(day), start
    for each in hours:
        moment = crew.work(moment, each)
    longest = min(day.hours_at_most, day.last_hour - day.first_hour)

    assert max(crew.worked.values()) <= longest + A_SECOND


@given(days, moments, st.floats(0.01, 30))
def test_work_ends_in_the_crews_own_day(day: DrivingDay, start: float, hours: float) -> None:
    end = Crew(day).work(start, hours)
    hour = (end - floor(end)) * HOURS_PER_DAY

    assert end >= start
    assert day.first_hour - A_SECOND <= hour <= day.last_hour + A_SECOND or hour < A_SECOND


@given(days, moments, st.floats(0.01, 20), st.floats(0.01, 20))
def test_work_in_two_parts_ends_like_work_in_one(
    day: DrivingDay, start: float, some: float, more: float
) -> None:
    in_one = Crew(day).work(start, some + more)
    crew = Crew(day)
    in_two = crew.work(crew.work(start, some), more)

    assert in_two == pytest.approx(in_one, abs=A_SECOND / HOURS_PER_DAY)


@given(days, moments, st.floats(0.01, 20), st.floats(0, 5))
def test_who_starts_later_is_never_done_sooner(
    day: DrivingDay, start: float, hours: float, later: float
) -> None:
    soon = Crew(day).work(start, hours)
    late = Crew(day).work(start + later, hours)

    assert late >= soon - A_SECOND / HOURS_PER_DAY


@given(days, moments)
def test_who_is_ready_stays_ready(day: DrivingDay, moment: float) -> None:
    crew = Crew(day)
    ready = crew.ready(moment)

    assert ready >= moment
    assert crew.ready(ready) == pytest.approx(ready)


@given(days, moments, st.floats(0.01, 20), st.floats(0, 12), st.floats(1, 12))
def test_where_driving_is_allowed_for_some_hours_alone_it_takes_no_less(
    day: DrivingDay, start: float, hours: float, first: float, length: float
) -> None:
    allowed = (first, min(first + length, 24.0))
    if min(day.last_hour, allowed[1]) - max(day.first_hour, allowed[0]) < 0.25:
        return  # too little of the crew's own day is left to work in
    free = Crew(day).work(start, hours)
    bound = Crew(day).work(start, hours, allowed)

    assert bound >= free - A_SECOND / HOURS_PER_DAY
