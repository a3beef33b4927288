from datetime import date

import pytest
from pydantic import ValidationError

from sim.scenario.run import Run


@pytest.mark.parametrize(("tick", "per_day"), [("1 d", 1), ("6 h", 4), ("8 h", 3), ("90 min", 16)])
def test_a_tick_is_a_whole_part_of_a_day(tick: str, per_day: int) -> None:
    assert Run.model_validate({"tick": tick}).dates().ticks_per_day == per_day


@pytest.mark.parametrize("tick", ["7 h", "0.4 d"])
def test_other_ticks_are_refused(tick: str) -> None:
    with pytest.raises(ValidationError, match="a day or a whole part of it"):
        Run.model_validate({"tick": tick})


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"holidays": {"x": {"date": "2025-01-01"}}}, "has no holidays"),
        ({"start": "2025-01-31"}, "have 28 days, got the start 2025-01-31"),
    ],
)
def test_a_uniform_calendar_has_no_such_days(wrong: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Run.model_validate({"calendar": "uniform", **wrong})


@pytest.mark.parametrize(
    ("calendar", "first"), [("gregorian", date(2024, 1, 31)), ("uniform", date(2024, 1, 1))]
)
def test_the_warm_up_comes_before_the_start(calendar: str, first: date) -> None:
    run = Run.model_validate({"calendar": calendar, "warm_up": "336 d"})

    assert run.dates().date(0) == first


@pytest.mark.parametrize("months", ["6 7 8 9", [6, 7, 8, 9]])
def test_the_hard_season_is_some_months(months: object) -> None:
    assert Run.model_validate({"hard_season": months}).hard_season == (6, 7, 8, 9)


def test_no_season_has_a_thirteenth_month() -> None:
    with pytest.raises(ValueError, match="less than or equal to 12"):
        Run.model_validate({"hard_season": [12, 13]})


@pytest.mark.parametrize("calendar", ["gregorian", "uniform"])
@pytest.mark.parametrize(
    "fields",
    [
        {"start": "0001-01-05"},
        {"start": "9999-12-01"},
        {"horizon": "1e9 d"},
        {"horizon": "9000 years"},
        {"warm_up": "900000 d"},
    ],
    ids=["too early", "too late", "beyond counting", "too long", "warms up too long"],
)
def test_a_run_lies_in_years_that_have_dates(calendar: str, fields: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="expected a run within the years 1 to 9999"):
        Run.model_validate(fields | {"calendar": calendar})
