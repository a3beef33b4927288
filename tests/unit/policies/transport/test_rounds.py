from datetime import date

import pytest
from pydantic import ValidationError

from sim.domain.calendar import Calendar
from sim.policies.transport import FixedRounds, OptimisedRounds, Rounds

QUARTER = Calendar(date(2025, 1, 1), 90)


def rounds(**fields: object) -> Rounds:
    return Rounds.model_validate(fields)


def dates(days: list[int], calendar: Calendar = QUARTER) -> list[str]:
    return [calendar.date(day).isoformat() for day in days]


def test_stock_is_shared_three_working_days_before_a_round_if_not_said() -> None:
    """Rounds start on the last Monday but one: the Wednesday before has three working days left."""
    assert dates(rounds().cut_offs(QUARTER)) == ["2025-01-15", "2025-02-12", "2025-03-19"]


@pytest.mark.parametrize(
    ("working_days", "first"),
    [(0, "2025-01-20"), (1, "2025-01-17"), (5, "2025-01-13"), (6, "2025-01-10")],
)
def test_weekends_do_not_count(working_days: int, first: str) -> None:
    assert dates(rounds(cut_off_working_days=working_days).cut_offs(QUARTER))[0] == first


def test_holidays_do_not_count() -> None:
    kept = Calendar(date(2025, 1, 1), 31, holidays=frozenset({date(2025, 1, 16)}))

    assert dates(rounds().cut_offs(kept), kept) == ["2025-01-14"]


def test_rounds_whose_cut_off_lies_before_the_run_are_shared_for_on_its_first_day() -> None:
    weekly = rounds(start={"kind": "every", "interval": "1 weeks"}, cut_off_working_days=4)
    january = Calendar(date(2025, 1, 6), 21)

    assert weekly.cut_offs(january) == [0, 1, 8]


def test_two_rounds_that_share_a_cut_off_are_one() -> None:
    daily = rounds(start={"kind": "every", "interval": "1 d"}, cut_off_working_days=3)
    week = Calendar(date(2025, 1, 6), 7)

    assert daily.cut_offs(week) == [0, 1]


def test_rounds_may_go_by_visits() -> None:
    before = rounds(start={"kind": "before_visits", "working_days": 5}, cut_off_working_days=2)
    calendar = Calendar(date(2025, 1, 6), 60, visit_days=(21, 42))

    assert before.cut_offs(calendar) == [10, 31]


def test_without_visits_no_round_leaves() -> None:
    assert rounds(start={"kind": "before_visits"}).cut_offs(QUARTER) == []


@pytest.mark.parametrize("kind", [FixedRounds, OptimisedRounds])
def test_all_rounds_are_on_time_within_their_week_if_not_said(kind: type[Rounds]) -> None:
    assert kind().window_working_days == 5


@pytest.mark.parametrize(
    "fields",
    [{"cut_off_working_days": -1}, {"window_working_days": 0}, {"cut_off_working_days": 1.5}],
)
def test_windows_are_whole_working_days(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match=next(iter(fields))):
        rounds(**fields)
