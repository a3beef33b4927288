import pytest
from pydantic import ValidationError

from sim.domain.schedule import Monthly
from sim.policies.information import Information
from sim.scenario.facilities import Facility
from sim.scenario.replenishment import Programme, Sharing

LATE = {"delay": "7 d", "reporting_rate": 0.8}


def programme(**fields: object) -> Programme:
    plain = {"levels": ["unit"], "policy": {"kind": "forced_ordering"}}
    return Programme.model_validate(plain | fields)


def facility(level: str, institution: str) -> Facility:
    return Facility(
        name="Unit", institution=institution, level=level, place="town", supplier="store"
    )


@pytest.mark.parametrize(
    ("fields", "level", "institution", "covered"),
    [
        ({}, "unit", "health", True),
        ({}, "unit", "social", True),
        ({}, "store", "health", False),
        ({"levels": ["store", "unit"]}, "store", "health", True),
        ({"institutions": ["health"]}, "unit", "health", True),
        ({"institutions": ["health"]}, "unit", "social", False),
        ({"institutions": ["health"]}, "store", "health", False),
    ],
)
def test_it_covers_levels_of_owners(
    fields: dict[str, object], level: str, institution: str, *, covered: bool
) -> None:
    assert programme(**fields).covers(facility(level, institution)) is covered


def test_reviews_are_on_the_first_monday_after_service_if_not_said() -> None:
    assert programme().review == Monthly(week=1, weekday="monday")
    assert programme().phase == "after_service"


@pytest.mark.parametrize("kind", ["forced_ordering", "standard", "report_based_allocation"])
def test_who_decides_by_reports_knows_what_they_say(kind: str) -> None:
    known = programme(policy={"kind": kind}, information=LATE).known_by

    assert (known.delay, known.reporting_rate) == (7, 0.8)


def test_a_supplier_who_sees_the_shelves_needs_no_reports() -> None:
    known = programme(policy={"kind": "vendor_managed"}, information=LATE).known_by

    assert known == Information()
    assert known.is_perfect


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"levels": []}, "at least 1 item"),
        ({"policy": {"kind": "forced"}}, "does not match any of the expected tags"),
        ({"phase": "noon"}, "'before_service' or 'after_service'"),
        ({"first_stock": 2}, "such as '2.5 months', got 2"),
        (
            {"review": {"kind": "monthly", "week": 5}},
            "Input should be -4, -3, -2, -1, 1, 2, 3 or 4",
        ),
    ],
    ids=["nobody", "unknown rule", "unknown phase", "no unit", "a fifth week"],
)
def test_a_programme_that_makes_no_sense_is_refused(fields: dict[str, object], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        programme(**fields)


def test_a_store_serves_who_came_first_and_forgets_the_rest_if_not_said() -> None:
    assert (Sharing().rule.kind, Sharing().unfilled) == ("first_come", "cancelled")


@pytest.mark.parametrize("pieces", [0, -1, 2.5])
def test_a_limit_of_picking_is_whole_pieces(pieces: float) -> None:
    with pytest.raises(ValidationError, match="picking_pieces_at_most"):
        Sharing.model_validate({"picking_pieces_at_most": pieces})
