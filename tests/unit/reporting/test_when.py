"""Tests of days of a run as dates."""

from datetime import date, datetime
from math import nan

import pytest

from sim.reporting.when import date_of, moment
from tests.materials import material

PLAYED = material().data.strategies["kit"]
"""Its run begins on 1 January 2025, after a year of warm-up."""


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (365.0, datetime(2025, 1, 1, 0, 0)),  # noqa: DTZ001 - local time of the network
        (365.5, datetime(2025, 1, 1, 12, 0)),  # noqa: DTZ001
        (365 + 1 / 3, datetime(2025, 1, 1, 8, 0)),  # noqa: DTZ001
        (365.375, datetime(2025, 1, 1, 9, 0)),  # noqa: DTZ001
        (396.0, datetime(2025, 2, 1, 0, 0)),  # noqa: DTZ001
        (0.0, datetime(2024, 1, 2, 0, 0)),  # noqa: DTZ001 - 365 days before
    ],
)
def test_day_of_the_run_is_a_moment(day: float, shown: datetime) -> None:
    assert moment(PLAYED, day) == shown


@pytest.mark.parametrize(
    ("seconds", "minute"), [(0, 0), (29, 0), (30, 1), (59, 1), (60, 1), (89, 1), (90, 2)]
)
def test_moments_are_of_the_nearest_minute(seconds: int, minute: int) -> None:
    assert moment(PLAYED, 366 + (seconds + 1e-3) / 86_400) == datetime(2025, 1, 2, 0, minute)  # noqa: DTZ001


def test_last_seconds_of_a_day_are_the_start_of_the_next() -> None:
    assert date_of(PLAYED, 366 - 10 / 86_400) == date(2025, 1, 2)


def test_whole_day_is_its_date() -> None:
    assert date_of(PLAYED, 365) == date(2025, 1, 1)


def test_what_never_came_has_no_date() -> None:
    assert moment(PLAYED, nan) is None
    assert date_of(PLAYED, nan) is None
