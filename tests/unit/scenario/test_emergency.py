from datetime import date

import pytest
from pydantic import ValidationError

from sim.domain.calendar import Calendar
from sim.scenario.emergency import Emergency
from tests.unit.scenario.small_world import Files


def emergency(**fields: object) -> Emergency:
    return Emergency.model_validate({"fleet": "planes"} | fields)


def test_shelves_are_looked_at_on_every_working_day_if_not_said(files: Files) -> None:
    calendar = files.plan().base.run.dates()
    looked_at = emergency().check.days(calendar)

    assert looked_at == [day for day in range(calendar.days) if calendar.is_working[day]]


def test_only_vital_products_call_if_not_said() -> None:
    assert emergency().classes == ("V",)


@pytest.mark.parametrize(
    ("fields", "months"),
    [({}, 0.25), ({"threshold": "2 weeks"}, 14 / 30.4375), ({"threshold": "0 d"}, 0)],
)
def test_the_emergency_order_point_is_read_in_months(
    fields: dict[str, object], months: float
) -> None:
    assert emergency(**fields).threshold == pytest.approx(months)


def test_there_is_no_end_of_trips_and_money_without_a_budget() -> None:
    assert (emergency().trips_per_month, emergency().budget_per_month) == (None, None)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"classes": []}, "at least 1 item"),
        ({"classes": ["v"]}, "Input should be 'V', 'E' or 'N'"),
        ({"trips_per_month": -1}, "greater than or equal to 0"),
        ({"trips_per_month": 1.5}, "valid integer"),
        ({"budget_per_month": -1}, "greater than or equal to 0"),
        ({"packing": "4"}, "expected a number with a unit"),
        ({"check": {"kind": "dayly"}}, "does not match any of the expected tags"),
    ],
    ids=["no class", "small letter", "trips below zero", "half a trip", "money below zero",
         "no unit", "unknown schedule"],
)  # fmt: skip
def test_an_emergency_that_makes_no_sense_is_refused(fields: dict[str, object], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        emergency(**fields)


def test_checks_may_be_rarer_than_daily() -> None:
    check = emergency(check={"kind": "every", "interval": "1 weeks"}).check
    calendar = Calendar(first=date(2025, 3, 3), days=15)

    assert check.days(calendar) == [0, 7, 14]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("{fleet: ¶truks}", "fleet: unknown fleet 'truks'; did you mean 'trucks'?"),
        ("{fleet: trucks, request: ¶3}", "request: expected a number with a unit"),
    ],
)
def test_mistakes_are_said_where_they_stand(files: Files, written: str, message: str) -> None:
    files.edit("    levels: [unit]\n", f"    levels: [unit]\n    emergency: {written}\n")

    (problem,) = files.problems()
    assert problem.startswith(f"{files.expected}: replenishment.units.emergency.{message}")
