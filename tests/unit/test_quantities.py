import re
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from sim.quantities import (
    DAYS_PER_MONTH,
    Days,
    Hours,
    Months,
    Section,
    Share,
    parse,
)


class Depot(Section):
    """A section as the scenario has them."""

    lead_time: Days = 12.5
    """From order to arrival."""

    full: Share = 0.8
    """How full it is."""


def read(kind: Any, text: object) -> float:  # noqa: ANN401 - an annotated type is no type
    value: float = TypeAdapter(kind).validate_python(text)
    return value


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Days, "30 d", 30),
        (Days, "2 weeks", 14),
        (Days, "36 h", 1.5),
        (Days, "720 min", 0.5),
        (Days, "1 months", DAYS_PER_MONTH),
        (Days, "2 years", 730.5),
        (Hours, "45 min", 0.75),
        (Hours, "2 d", 48),
        (Months, "2.5 months", 2.5),
        (Months, "60.875 d", 2),
        (Months, "1 years", 12),
    ],
)
def test_text_becomes_a_number_in_the_unit_that_the_type_names(
    kind: object, text: str, value: float
) -> None:
    assert read(kind, text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["30d", " 30 d ", "3e1 d", "+30. d", "30 day", "30 days"])
def test_people_may_write_a_quantity_in_many_ways(text: str) -> None:
    assert read(Days, text) == 30


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(30, "such as '30 d', got 30", id="no unit"),
        pytest.param(None, "got None", id="nothing"),
        pytest.param("", "got ''", id="empty"),
        pytest.param("soon", "got 'soon'", id="no number"),
        pytest.param("30", "got '30'", id="text without unit"),
        pytest.param("3 fortnights", "got the unit 'fortnights'", id="unknown unit"),
        pytest.param("3 kg", "got the unit 'kg'", id="unit of something else"),
        pytest.param("3 d d", "got '3 d d'", id="two units"),
        pytest.param("-3 d", "expected 0 or more, got '-3 d'", id="negative"),
    ],
)
def test_what_is_no_quantity_is_refused_and_quoted(text: object, message: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(message)):
        read(Days, text)


def test_the_message_lists_the_units() -> None:
    with pytest.raises(ValueError, match=re.escape("(kg, t), such as '3 t'")):
        parse("3", {"kg": 1.0, "t": 1000.0}, "3 t")


def test_negative_numbers_are_left_to_who_asks() -> None:
    assert parse("-3 d", {"d": 1.0}, "3 d") == -3


@pytest.mark.parametrize("text", ["30 d", "30 days", "1 hour", "4 weeks", "1.5 months"])
def test_an_editor_accepts_what_the_program_reads(text: str) -> None:
    schema = TypeAdapter(Days).json_schema()

    assert re.search(schema["pattern"], text)


@pytest.mark.parametrize("text", ["30", "30 kg", "d", "30 dd"])
def test_an_editor_marks_what_the_program_refuses(text: str) -> None:
    schema = TypeAdapter(Days).json_schema()

    assert not re.search(schema["pattern"], text)


def test_the_schema_shows_an_example() -> None:
    schema = TypeAdapter(Hours).json_schema()

    assert schema["type"] == "string"
    assert schema["examples"] == ["45 min"]


def test_a_default_is_a_number_in_the_base_unit() -> None:
    assert Depot().lead_time == 12.5


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_a_share_lies_between_0_and_1(share: float) -> None:
    with pytest.raises(ValidationError, match="full"):
        Depot(full=share)


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Depot.model_validate({"lead_tiem": "3 d"})


def test_nothing_changes_after_reading() -> None:
    depot = Depot()

    with pytest.raises(ValidationError, match="frozen"):
        depot.full = 0.5  # type: ignore[misc]  # that is the point


def test_the_text_under_a_field_reaches_the_schema() -> None:
    fields = Depot.model_json_schema()["properties"]

    assert fields["full"]["description"] == "How full it is."
