"""Days of a transition; day 0 of the tiny world is 2024-01-01, and the run lasts 224 days."""

import pytest

from sim.engine.joins import Joins
from tests.unit.engine.two_institutions import two_institutions

DAY_50, DAY_100 = "2024-02-20", "2024-04-10"
BEFORE, FIRST, LAST, AFTER = "2023-12-31", "2024-01-01", "2024-08-11", "2024-08-12"
OWN_SUPPLIER = {"supplier_before": "other"}


def joins(supplier: str = "", *, notice: str = "0 d", **days: str) -> Joins:
    """Return when institutions join a catalogue of all keys, by institution."""
    terms = {"joins": days, "supplier_before": supplier, "notice": notice}
    maker = {"name": "Other maker"}
    known = two_institutions(1.0, agreements={"keys": terms}, supply={"other": maker})
    return Joins(known.scenario)


def supplier_of(known: Joins, facility: str, day: int) -> str:
    return known.supplier(known.scenario.facilities[facility], day)


def test_without_a_catalogue_nobody_joins_and_everybody_has() -> None:
    known = Joins(two_institutions().scenario)

    assert known.catalogue is None
    assert known.days == (0,)
    assert known.has_joined("ssa", 0)


def test_who_is_not_named_has_joined_from_the_start() -> None:
    known = joins(ssa=DAY_50)

    assert known.has_joined("imss", 0)
    assert dict(known.by_institution) == {"ssa": 50}


@pytest.mark.parametrize("date", [BEFORE, FIRST])
def test_a_date_until_the_first_day_is_no_joining(date: str) -> None:
    assert dict(joins(ssa=date).by_institution) == {}
    assert joins(ssa=date).days == (0,)


@pytest.mark.parametrize(("date", "days"), [(LAST, (0, 223)), (AFTER, (0,))])
def test_days_after_the_end_are_no_days_of_the_run(date: str, days: tuple[int, ...]) -> None:
    assert joins(ssa=date).days == days


@pytest.mark.parametrize(("day", "expected"), [(0, False), (49, False), (50, True), (223, True)])
def test_who_joins_has_joined_by_the_morning_of_the_day(day: int, expected: bool) -> None:  # noqa: FBT001 - a table of cases
    assert joins(ssa=DAY_50).has_joined("ssa", day) is expected


def test_days_are_in_order_each_once() -> None:
    assert joins(imss=DAY_100, ssa=DAY_50).days == (0, 50, 100)
    assert joins(imss=DAY_50, ssa=DAY_50).days == (0, 50)


def test_with_notice_stores_decide_anew_before_the_day_too() -> None:
    known = joins("other", notice="30 d", ssa=DAY_50)

    assert known.days == (0, 20, 50)
    assert (known.foreseen(19), known.foreseen(20)) == (49, 50)


def test_notice_that_begins_before_the_run_is_known_from_the_first_day() -> None:
    known = joins("other", notice="60 d", ssa=DAY_50)

    assert known.days == (0, 50)
    assert known.has_joined("ssa", known.foreseen(0))


def test_without_a_supplier_before_nothing_is_foreseen() -> None:
    known = joins(notice="30 d", ssa=DAY_50)

    assert known.foreseen(20) == 20
    assert known.days == (0, 50)


@pytest.mark.parametrize(("day", "expected"), [(49, "other"), (50, "store")])
def test_until_it_joins_an_institution_asks_its_own_supplier(day: int, expected: str) -> None:
    assert supplier_of(joins("other", ssa=DAY_50), "far", day) == expected


@pytest.mark.parametrize(
    ("facility", "expected"), [("near", "store"), ("store", "maker")], ids=["own store", "outside"]
)
def test_who_is_supplied_by_its_own_or_from_outside_changes_nothing(
    facility: str, expected: str
) -> None:
    known = joins("other", imss=DAY_100, ssa=DAY_50)

    assert [supplier_of(known, facility, day) for day in (0, 223)] == [expected, expected]


def test_without_a_supplier_before_the_store_sends_goods_from_the_start() -> None:
    assert supplier_of(joins(ssa=DAY_50), "far", 0) == "store"
