import pytest

from sim.domain.snapshot import snapshot_day


@pytest.mark.parametrize(
    ("first_day", "last_day", "day"),
    [
        pytest.param(365, 730, 700, id="a year: a month before its end"),
        pytest.param(365, 425, 395, id="two months: their middle"),
        pytest.param(100, 128, 114, id="four weeks: their middle"),
        pytest.param(10, 11, 10, id="a day: itself"),
    ],
)
def test_the_shelves_kept_are_those_of_a_month_before_the_end(
    first_day: int, last_day: int, day: int
) -> None:
    assert snapshot_day(first_day, last_day) == day
