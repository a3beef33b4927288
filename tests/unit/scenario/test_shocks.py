from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from sim.domain.calendar import Calendar
from sim.domain.uniform_calendar import UniformCalendar
from sim.scenario.shocks import AnyShock, Shock

MARCH = Calendar(first=date(2025, 3, 1), days=31)
FIELDS: dict[str, dict[str, object]] = {
    "supplier_interruption": {"suppliers": ["maker"]},
    "payment_interruption": {"institution": "health"},
    "hub_out": {"facility": "store"},
    "road_cut": {"roads": ["a--b"]},
    "outbreak": {"consultations": 0.5, "products": {"paracetamol": 1}},
}


def shock(
    kind: str, first: str = "2025-03-03", last: str = "2025-03-05", **fields: object
) -> AnyShock:
    days = {"kind": kind, "first_day": first, "last_day": last}
    read: AnyShock = TypeAdapter(Shock).validate_python(days | FIELDS[kind] | fields)
    return read


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2025-03-03", "2025-03-05", range(2, 5)),
        ("2025-03-01", "2025-03-01", range(1)),
        ("2025-02-27", "2025-03-02", range(-2, 2)),
        ("2025-03-31", "2025-04-02", range(30, 33)),
    ],
    ids=["within", "one day", "from before the run", "until after it"],
)
def test_both_dates_belong_to_a_shock(kind: str, first: str, last: str, days: range) -> None:
    assert shock(kind, first, last).days(MARCH) == days


def test_days_of_the_uniform_calendar_are_counted_in_its_months() -> None:
    calendar = UniformCalendar(first=date(2025, 3, 1), days=60)

    assert shock("hub_out", "2025-03-28", "2025-04-01").days(calendar) == range(27, 29)


@pytest.mark.parametrize("kind", FIELDS)
def test_no_shock_ends_before_it_begins(kind: str) -> None:
    words = "expected first_day at or before last_day, got 2025-03-05 and 2025-03-04"

    with pytest.raises(ValidationError, match=words):
        shock(kind, "2025-03-05", "2025-03-04")


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("supplier_interruption", "share", 1.0),
        ("supplier_interruption", "then", "cancelled"),
        ("supplier_interruption", "groups", ()),
        ("payment_interruption", "then", "later"),
        ("road_cut", "closed_to", "all"),
        ("outbreak", "peak_day", None),
        ("outbreak", "regions", ()),
    ],
)
def test_a_shock_is_complete_and_for_all_if_not_said(kind: str, field: str, value: object) -> None:
    assert getattr(shock(kind), field) == value


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        ("supplier_interruption", {"suppliers": []}, "at least 1 item"),
        ("supplier_interruption", {"share": 1.2}, "less than or equal to 1"),
        ("supplier_interruption", {"then": "never"}, "'cancelled' or 'later'"),
        ("road_cut", {"roads": []}, "at least 1 item"),
        ("road_cut", {"closed_to": "none"}, "'trucks' or 'all'"),
        ("outbreak", {"products": {}}, "at least 1 item"),
        ("outbreak", {"products": {"paracetamol": 0}}, "greater than 0"),
        ("outbreak", {"consultations": 0}, "greater than 0"),
        ("outbreak", {"lines_per_consultation": 0.9}, "greater than or equal to 1"),
        ("hub_out", {"roads": ["a--b"]}, "Extra inputs are not permitted"),
    ],
)
def test_a_shock_that_does_nothing_is_refused(
    kind: str, fields: dict[str, object], words: str
) -> None:
    with pytest.raises(ValidationError, match=words):
        shock(kind, **fields)


@pytest.mark.parametrize("kind", FIELDS)
def test_the_kind_chooses_the_shock(kind: str) -> None:
    assert shock(kind).model_dump()["kind"] == kind
