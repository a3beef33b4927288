from typing import Any

import numpy as np
import pytest

from sim.engine.block import Block
from sim.engine.reports import Belief, Reports
from sim.engine.stock import Stock
from sim.policies.information import Information
from sim.rng import Streams
from tests.unit.engine.worlds import FAR, NEAR, Game, rule, setting

NOTHING_USED = np.zeros((2, 3))
DAILY_USE = np.full((2, 3), 30.4375)


class Ward:
    """Two facilities with 100 pieces of each product, and a store."""

    def __init__(self, *, replication: int = 0, **information: object) -> None:
        self.stock = Stock(np.full((3, 3), 100))
        self.reports = Reports(
            "units",
            rule=Information.model_validate(information),
            block=Block(np.array([NEAR, FAR]), np.arange(3)),
            stock=self.stock,
            streams=Streams(1, replication),
        )

    def believe(self, day: int, use: np.ndarray[Any, Any] = NOTHING_USED) -> Belief:
        self.reports.gather(day)
        return self.reports.read(day, use)

    def read(self, day: int, use: np.ndarray[Any, Any] = NOTHING_USED) -> list[int]:
        """Return what is believed of the first product; -1 where nothing is known."""
        belief = self.believe(day, use)
        return np.where(belief.known, belief.on_hand[:, 0], -1).tolist()


def day_of(*, arrive: list[bool], rate: float = 0.5) -> int:
    """Return the first day from 1 on at which the reports arrive like this."""
    for day in range(1, 99):
        read = Ward(reporting_rate=rate).read(day)
        if [pieces >= 0 for pieces in read] == arrive:
            return day
    raise AssertionError(arrive)


def test_perfect_information_shows_the_shelf() -> None:
    ward = Ward()
    ward.stock.on_hand[NEAR] = 7

    assert ward.read(3) == [7, 100]


def test_facilities_whose_report_is_missing_are_skipped() -> None:
    ward = Ward(reporting_rate=0.5)

    assert ward.read(day_of(arrive=[True, False])) == [100, -1]


def test_a_missing_report_is_estimated_from_the_last() -> None:
    ward, day = Ward(reporting_rate=0.5, missing="estimate"), day_of(arrive=[True, False])
    ward.stock.on_hand[NEAR:] = 55

    assert ward.read(day, DAILY_USE) == [55, 100 - day]


def test_what_was_received_since_counts_in_an_estimate() -> None:
    ward, day = Ward(reporting_rate=0.5, missing="estimate"), day_of(arrive=[True, False])
    ward.stock.supply(FAR, np.full(3, 40))

    assert ward.read(day, DAILY_USE) == [100, 140 - day]


def test_what_was_borrowed_and_lent_since_counts_in_an_estimate() -> None:
    ward, day = Ward(reporting_rate=0.5, missing="estimate"), day_of(arrive=[True, False])
    ward.stock.lend(NEAR, np.full(3, 30))
    ward.stock.borrow(FAR, np.full(3, 30))

    assert ward.read(day, NOTHING_USED) == [70, 130]


def test_a_report_that_came_is_where_the_next_estimate_starts() -> None:
    ward = Ward(reporting_rate=0.5, missing="estimate")
    came, missing = day_of(arrive=[True, True]), day_of(arrive=[False, False])
    ward.stock.on_hand[NEAR:] = 60
    ward.read(came, DAILY_USE)

    assert ward.read(missing, DAILY_USE) == [60 + came - missing] * 2


def test_who_reports_with_a_low_rate_reports_with_a_higher_one() -> None:
    few, many = (
        [Ward(reporting_rate=rate).read(day)[row] >= 0 for day in range(60) for row in range(2)]
        for rate in (0.3, 0.6)
    )

    assert all(later for earlier, later in zip(few, many, strict=True) if earlier)
    assert sum(few) < sum(many)


@pytest.mark.parametrize(("delay", "expected"), [("1 d", 97), ("3 d", 99), ("9 d", 100)])
def test_a_late_report_shows_old_stock(delay: str, expected: int) -> None:
    ward = Ward(delay=delay)
    for day in range(5):
        ward.stock.on_hand[NEAR] = 100 - day
        ward.reports.note(day)

    assert ward.read(4) == [expected, 100]


def test_counts_are_wrong_by_the_stated_share() -> None:
    ward = Ward(count_error=0.1)
    counts = np.array([ward.believe(day).on_hand for day in range(400)])

    assert counts.mean() == pytest.approx(100, abs=1)
    assert counts.std() == pytest.approx(10, abs=0.7)


def test_a_count_does_not_change_the_shelf() -> None:
    ward = Ward(count_error=0.5)
    ward.read(1)

    assert (ward.stock.on_hand == 100).all()


def test_a_visit_shows_the_shelf_and_time_hides_it_again() -> None:
    ward = Ward(source="visits")
    ward.stock.on_hand[NEAR:] = 10
    ward.stock.supply(NEAR, np.full(3, 50))
    ward.reports.note(4)
    ward.stock.on_hand[NEAR:] = 0

    assert ward.read(14, DAILY_USE) == [60 - 10, 100 - 14]


def played(kind: str = "report_based_allocation", **information: object) -> list[list[int]]:
    """Return what each delivery of the tiny world brought under a rule with a maximum."""
    levels = {"min_months": "0.5 months"} if kind == "vendor_managed" else {}
    change = rule(kind, max_months="1 months", **levels)
    change["units"]["information"] = information
    change["units"]["review"] = {"interval": "7 d"}
    known = setting(replenishment=change, run={"horizon": "56 d"})
    deliveries = Game(known).play().deliveries
    return deliveries[["facility", "asked_pieces"]].tolist()


def test_perfect_information_written_out_changes_nothing() -> None:
    assert played(reporting_rate=1.0, delay="0 d", count_error=0.0) == played()


def test_without_reports_nothing_is_sent() -> None:
    assert played(reporting_rate=0.0) == []


@pytest.mark.parametrize(
    "blur", [{"reporting_rate": 0.0}, {"delay": "14 d"}, {"count_error": 0.5}, {"source": "visits"}]
)
def test_who_manages_the_stock_sees_it_whatever_is_reported(blur: dict[str, Any]) -> None:
    assert played("vendor_managed", **blur) == played("vendor_managed")


def test_what_arrived_after_the_stock_of_a_late_report_is_sent_twice() -> None:
    on_time, late = (sum(pieces for _, pieces in played(delay=delay)) for delay in ("0 d", "14 d"))

    assert late > on_time


def test_sent_goods_are_no_orders() -> None:
    known = setting(replenishment=rule("report_based_allocation"))

    assert not Game(known).play().deliveries["is_order"].any()
