import numpy as np
import pytest
from pydantic import ValidationError

from sim.engine.block import Block
from sim.engine.consumption import ConsumptionHistory
from sim.engine.reports import Reports
from sim.engine.stock import Stock
from sim.policies.forecast import AverageConsumption
from sim.policies.information import Information
from sim.quantities import DAYS_PER_MONTH
from sim.rng import Streams

EXPECTED = 30.4375  # one piece a day


class History:
    """What is known of the use of product 1 at facility 1, which closes its periods on demand."""

    def __init__(
        self,
        known_through: Information | None = None,
        *,
        year_days: float = 365.25,
        **rule: object,
    ) -> None:
        self.stock = Stock(np.zeros((2, 2), dtype=np.int64))
        self.rule = AverageConsumption.model_validate({"look_back": 2, "adjustment": "none"} | rule)
        block = Block(np.array([1]), np.array([1]))
        self.reports = Reports(
            "units",
            rule=known_through or Information(),
            block=block,
            stock=self.stock,
            streams=Streams(1, 0),
        )
        self.history = ConsumptionHistory(self.rule, np.array([[EXPECTED]]), year_days=year_days)

    def pass_time(self, *, issued: int = 0, wanted: int = 0, days_out: int = 0) -> None:
        self.stock.issued[1, 1] += issued
        self.stock.wanted[1, 1] += wanted
        self.stock.days_out[1, 1] += days_out

    def close(self, day: int, *, issued: int = 0, wanted: int = 0, days_out: int = 0) -> float:
        """Let time pass up to a review, and return its estimate."""
        self.pass_time(issued=issued, wanted=wanted, days_out=days_out)
        self.reports.gather(day)
        self.history.close(self.reports)
        return float(self.history.monthly[0, 0])

    def visit(self, day: int) -> None:
        """Bring something on the day before."""
        self.stock.supply(1, np.array([0, 10]))
        self.reports.note(day)


def test_at_first_use_is_as_the_plan_expects_it() -> None:
    assert History().history.monthly.tolist() == [[EXPECTED]]


@pytest.mark.parametrize(("day", "closes"), [(1, False), (24, False), (25, True), (31, True)])
def test_a_period_closes_when_it_is_25_days_old(day: int, *, closes: bool) -> None:
    assert (History().close(day, issued=0) != EXPECTED) is closes


def test_the_look_back_starts_with_expected_months() -> None:
    monthly = History().close(30, issued=90)

    assert monthly == pytest.approx((EXPECTED + 90) / (DAYS_PER_MONTH + 30) * DAYS_PER_MONTH)


def test_periods_beyond_the_look_back_are_forgotten() -> None:
    known = History()
    for day in (30, 60):
        monthly = known.close(day, issued=60)

    assert monthly == pytest.approx(2 * DAYS_PER_MONTH)


def test_what_was_used_before_a_short_period_closes_is_not_lost() -> None:
    known = History(look_back=1)
    known.close(10, issued=20)

    assert known.close(30, issued=40) == pytest.approx(2 * DAYS_PER_MONTH)


def test_a_daily_review_looks_back_over_periods_of_25_days() -> None:
    known = History(look_back=1)
    estimates = [known.close(day, issued=day // 25) for day in range(51)]

    assert estimates[24] == EXPECTED
    assert estimates[25] == pytest.approx(1 / 25 * DAYS_PER_MONTH)
    assert estimates[49] == estimates[25]
    assert estimates[50] == pytest.approx((24 + 2) / 25 * DAYS_PER_MONTH)


@pytest.mark.parametrize(("source", "expected"), [("issues", 30), ("demand", 60)])
def test_use_is_what_was_issued_or_what_was_asked_for(source: str, expected: float) -> None:
    known = History(look_back=1, source=source)

    assert known.close(30, issued=30, wanted=60) == pytest.approx(expected / 30 * DAYS_PER_MONTH)


@pytest.mark.parametrize(
    ("days_out", "expected"), [(0, 1), (10, 1.5), (20, 3), (21, 30 / 9), (22, 1)]
)
def test_use_is_counted_by_days_in_stock_while_there_are_enough(
    days_out: int, expected: float
) -> None:
    known = History(look_back=1, adjustment="days_in_stock", least_in_stock=0.3)
    monthly = known.close(30, issued=30, days_out=days_out)

    assert monthly == pytest.approx(expected * DAYS_PER_MONTH)


def test_other_cells_do_not_count() -> None:
    known = History(look_back=1)
    known.stock.issued[0, 0] = 1000

    assert known.close(30, issued=30) == pytest.approx(DAYS_PER_MONTH)


def test_last_year_is_as_expected_before_there_is_one() -> None:
    known = History(look_back=3, season="last_year")
    estimates = [known.close(30 * month, issued=600) for month in range(1, 10)]

    assert estimates == pytest.approx([EXPECTED] * 9)


@pytest.mark.parametrize(("look_back", "expected"), [(1, [5, 6, 7]), (3, [6, 7, 8])])
def test_last_year_foretells_the_periods_that_began_a_year_ago(
    look_back: int, expected: list[int]
) -> None:
    """In month k of the first years k pieces a day are used; the reviews are at ends of months."""
    known = History(look_back=look_back, season="last_year")
    ends = [round(month * DAYS_PER_MONTH) for month in range(19)]
    daily = [
        known.close(ends[month], issued=month * (ends[month] - ends[month - 1])) / DAYS_PER_MONTH
        for month in range(1, 19)
    ]

    assert daily[15:] == pytest.approx(expected, abs=0.05)


def test_a_year_of_daily_reviews_is_remembered() -> None:
    known = History(look_back=2, season="last_year")
    daily = [known.close(day, issued=day // 25) / DAYS_PER_MONTH for day in range(1, 601)]

    assert daily[-1] == pytest.approx(9.5, abs=0.6)  # days 225 to 275, when 9 and 10 were used


VISITS = Information(source="visits")


def test_use_between_visits_is_not_known() -> None:
    assert History(VISITS).close(30, issued=300) == EXPECTED


def test_a_visit_shows_what_was_used_until_then() -> None:
    known = History(VISITS, look_back=1)
    known.pass_time(issued=56)
    known.visit(28)

    assert known.close(40, issued=500) == pytest.approx(2 * DAYS_PER_MONTH)


def test_a_visit_that_is_missed_makes_a_long_period() -> None:
    known = History(VISITS, look_back=1)
    known.pass_time(issued=30)
    known.visit(30)
    known.close(35)
    known.pass_time(issued=180)
    known.visit(90)

    assert known.close(95) == pytest.approx(3 * DAYS_PER_MONTH)


def test_days_out_are_those_that_were_reported() -> None:
    known = History(VISITS, look_back=1, adjustment="days_in_stock")
    known.pass_time(issued=30, days_out=10)
    known.visit(30)

    assert known.close(31, days_out=1) == pytest.approx(1.5 * DAYS_PER_MONTH)


def test_without_a_report_the_estimate_stays() -> None:
    known = History(Information(reporting_rate=0.0))

    assert [known.close(day, issued=500) for day in (30, 60, 90)] == [EXPECTED] * 3


def test_a_late_report_shows_the_use_before_it() -> None:
    known = History(Information.model_validate({"delay": "7 d"}), look_back=1)
    for day in range(1, 36):
        known.pass_time(issued=2 if day <= 28 else 50)
        known.reports.note(day)

    assert known.close(35) == pytest.approx(2 * DAYS_PER_MONTH)


def test_a_wrong_count_is_a_wrong_use_that_the_next_count_makes_up_for() -> None:
    known = History(Information.model_validate({"count_error": 0.05}), look_back=2)
    known.stock.on_hand[1, 1] = 200
    first = known.close(28, issued=28)
    known.stock.on_hand[1, 1] = 0  # nothing is counted as nothing

    assert first != pytest.approx(DAYS_PER_MONTH)
    assert known.close(56, issued=28) == pytest.approx(DAYS_PER_MONTH)


def test_periods_that_are_skipped_are_those_before_the_review() -> None:
    known = History(look_back=2, skip=1)
    estimates = [
        known.close(30 * n, issued=issued) for n, issued in enumerate((30, 60, 90, 120), 1)
    ]

    # the last of all is left out: 60 and 90 in 60 days
    assert estimates[-1] == pytest.approx(150 / 60 * DAYS_PER_MONTH)


def test_last_year_is_not_both_skipped_to_and_named() -> None:
    with pytest.raises(ValidationError, match="drop skip, or season"):
        AverageConsumption(skip=9, season="last_year")


def test_a_year_of_another_calendar_has_other_days() -> None:
    known = History(look_back=1, season="last_year", year_days=336)
    estimates = [known.close(28 * n, issued=28 * n) for n in range(1, 15)]

    assert estimates[-1] == pytest.approx(3 * DAYS_PER_MONTH)


@pytest.mark.parametrize(("day", "issued"), [(0, 60), (10, 50)])
def test_who_comes_is_looked_back_on_as_if_it_had_always_been_there(day: int, issued: int) -> None:
    known = History()
    before = np.array([[EXPECTED]])
    known.history.change(before, 2 * before, day)

    assert known.history.monthly.tolist() == [[2 * EXPECTED]]
    assert known.close(30, issued=issued) == pytest.approx(2 * EXPECTED)


def test_who_leaves_is_forgotten() -> None:
    known = History()
    before = np.array([[EXPECTED]])
    known.history.change(before, 0 * before, 0)

    assert known.close(30) == 0


def test_days_before_anything_was_expected_are_not_days_without_stock() -> None:
    known = History(adjustment="days_in_stock")
    nothing = np.zeros((1, 1))
    known.history.change(np.array([[EXPECTED]]), nothing, 0)
    known.close(30, days_out=30)
    known.history.change(nothing, np.array([[EXPECTED]]), 30)

    assert known.close(60, issued=30) == pytest.approx(EXPECTED)
