import re

import pytest

from sim.scenario.hours_of_day import read_hours_of_day


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("08:00-20:00", (8, 20)),
        ("6:30 - 24:00", (6.5, 24)),
        (" 00:00-00:15 ", (0, 0.25)),
    ],
)
def test_hours_are_read_as_numbers_after_midnight(written: str, hours: tuple[float, float]) -> None:
    assert read_hours_of_day(written) == hours


@pytest.mark.parametrize(
    "written", ["", "by day", "20:00-08:00", "08:00-08:00", "08:00", "8-20", "08:00-24:30", 8]
)
def test_what_is_no_hours_of_one_day_is_refused_and_quoted(written: object) -> None:
    expected = f"expected hours of one day such as '08:00-20:00', got {written!r}"

    with pytest.raises(ValueError, match=re.escape(expected)):
        read_hours_of_day(written)
