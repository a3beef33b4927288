import pytest

from sim.network.journey import Crew
from sim.scenario.network import DrivingDay


def at(day: int, hour: float) -> float:
    return day + hour / 24


def crew(first: str = "6 h", last: str = "20 h", most: str = "10 h") -> Crew:
    return Crew(DrivingDay(first_hour=first, last_hour=last, hours_at_most=most))


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        pytest.param(at(3, 8), 4, at(3, 12), id="within_the_day"),
        pytest.param(at(3, 4), 4, at(3, 10), id="waits_for_the_morning"),
        pytest.param(at(3, 8), 10, at(3, 18), id="just_the_hours_of_a_day"),
        pytest.param(at(3, 8), 12, at(4, 8), id="hours_run_out"),
        pytest.param(at(3, 18), 5, at(4, 9), id="daylight_runs_out"),
        pytest.param(at(3, 20), 1, at(4, 7), id="comes_in_the_evening"),
        pytest.param(at(3, 23), 1, at(4, 7), id="comes_in_the_night"),
        pytest.param(at(3, 8), 25, at(5, 11), id="two_nights"),
        pytest.param(at(3, 23), 0, at(3, 23), id="no_work"),
    ],
)
def test_work_ends_when_the_hours_of_the_crew_allow(start: float, hours: float, end: float) -> None:
    assert crew().work(start, hours) == pytest.approx(end)


def test_hours_of_one_day_add_up() -> None:
    team = crew()
    loaded = team.work(at(3, 8), 1)

    assert team.work(loaded, 10) == pytest.approx(at(4, 7))


def test_time_between_two_works_does_not_tire() -> None:
    team = crew()
    team.work(at(3, 6), 4)

    assert team.work(at(3, 13), 6) == pytest.approx(at(3, 19))


def test_hours_are_counted_by_calendar_day() -> None:
    team = crew()
    team.work(at(3, 17), 5)

    assert team.worked == pytest.approx({3: 3, 4: 2})


@pytest.mark.parametrize(
    ("allowed", "end"),
    [
        pytest.param((8, 20), at(3, 11), id="opens_later"),
        pytest.param((0, 8), at(4, 7), id="shuts_earlier"),
        pytest.param((0, 24), at(3, 9), id="all_day"),
    ],
)
def test_work_is_done_in_the_hours_allowed(allowed: tuple[float, float], end: float) -> None:
    assert crew().work(at(3, 6), 3, allowed) == pytest.approx(end)


@pytest.mark.parametrize(
    ("moment", "ready"),
    [
        pytest.param(at(3, 5), at(3, 6), id="before_the_morning"),
        pytest.param(at(3, 7), at(3, 7), id="by_day"),
        pytest.param(at(3, 20), at(4, 6), id="in_the_evening"),
    ],
)
def test_a_crew_is_ready_by_day(moment: float, ready: float) -> None:
    assert crew().ready(moment) == pytest.approx(ready)


def test_a_tired_crew_is_ready_in_the_morning() -> None:
    team = crew(most="3 h")
    done = team.work(at(3, 8), 3)

    assert team.ready(done) == pytest.approx(at(4, 6))


def test_what_rounding_leaves_of_a_day_does_not_count() -> None:
    team = crew(most="0.3 h")
    for _ in range(3):
        done = team.work(at(3, 8), 0.1)

    assert team.ready(done) == pytest.approx(at(4, 6))


def test_hours_that_leave_nothing_of_the_day_put_the_crew_off_until_the_morning() -> None:
    assert crew().ready(at(3, 8), (21, 23)) == pytest.approx(at(4, 6))
