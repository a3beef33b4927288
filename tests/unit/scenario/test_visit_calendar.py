import pytest

from sim.scenario.visit_calendar import affiliates_seen, visit_calendar
from tests.unit.scenario.small_world import Files

DOCTORS = """\
institutions:
  fund: {name: Fund}
"""
ITINERANTS = """\
itinerants:
  specialties:
    eyes: {name: Ophthalmology, per_person_year: 0.2, mix: rural}
  visits: {table: visits.csv}
agreements:
  one_calendar: {kind: joint_calendar, parties: [health, fund]}
demand:
"""
VISITS = """\
id,specialty,institution,facility,first_day,last_day,repeats_every
ours,eyes,health,unit-a,2025-01-06,2025-01-08,28 d
theirs,eyes,fund,unit-b,2025-01-07,2025-01-09,28 d
"""


@pytest.fixture
def doctors(files: Files) -> Files:
    """Return the small world with doctors of two institutions on one calendar."""
    files.edit("institutions:\n", DOCTORS)
    files.edit("demand:\n", ITINERANTS)
    files.write("visits.csv", VISITS)
    return files


def test_visits_come_from_a_table_and_a_rule(doctors: Files) -> None:
    doctors.edit(
        "agreements:\n  one_calendar: {kind: joint_calendar, parties: [health, fund]}\n", ""
    )
    visits = visit_calendar(doctors.plan().base)

    assert [(each.town, each.first_day) for each in visits[:4]] == [
        ("village", 7),
        ("hamlet", 8),
        ("village", 35),
        ("hamlet", 36),
    ]


def test_an_agreement_puts_the_parties_on_one_calendar(doctors: Files) -> None:
    visits = visit_calendar(doctors.plan().base)

    assert [(each.town, each.first_day) for each in visits[:4]] == [
        ("village", 17),
        ("hamlet", 21),
        ("village", 38),
        ("hamlet", 46),
    ]


@pytest.mark.parametrize(
    ("agreements", "seen"),
    [("", {"health"}), ("[health, fund]", {"health", "fund"})],
    ids=["separate", "joint"],
)
def test_doctors_see_affiliates_of_their_partners(
    doctors: Files, agreements: str, seen: set[str]
) -> None:
    if not agreements:
        doctors.edit("  one_calendar: {kind: joint_calendar, parties: [health, fund]}\n", "  {}\n")

    assert affiliates_seen(doctors.plan().base)["health"] == seen


WRONG = {
    "no room": (
        "2025-01-08,28 d",
        "2025-02-02,28 d",
        (
            "agreements: expected room for the visits of 'eyes' one after the other in each region"
            " and for each doctor, got 132 days of visits in 120 days: plan fewer or shorter"
            " visits, or a smaller zone"
        ),
    ),
    "nobody's visits": (
        "ours,eyes,health",
        "ours,eyes,army",
        "itinerants.visits.ours.institution: unknown institution 'army'; known: 'fund', 'health'",
    ),
    "unknown specialty": (
        "theirs,eyes",
        "theirs,eye",
        "itinerants.visits.theirs.specialty: unknown specialty 'eye'; did you mean 'eyes'?",
    ),
    "unknown facility": (
        "fund,unit-b",
        "fund,unit-c",
        "itinerants.visits.theirs.facility: unknown facility 'unit-c'; did you mean 'unit-b'?",
    ),
}


@pytest.mark.parametrize(("old", "new", "problem"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_with_visits_is_said(
    doctors: Files, old: str, new: str, problem: str
) -> None:
    doctors.write("visits.csv", VISITS.replace(old, new))

    assert [line.split(": ", 1)[1] for line in doctors.problems()] == [problem]


def test_a_joint_calendar_needs_visits(doctors: Files) -> None:
    doctors.edit("  visits: {table: visits.csv}\n", "")

    assert doctors.problems()[0].endswith(
        "agreements.one_calendar.parties: none of its parties sends a doctor: itinerants.visits has"
        " no visit of theirs"
    )


def test_what_doctors_prescribe_needs_a_programme(doctors: Files) -> None:
    doctors.edit(
        "insulin: {name: Insulin, ven: V", "insulin: {name: Insulin, ven: V, supply_group: eyes"
    )
    doctors.edit("insulin: {rural: 20}", "insulin: {ophthalmology: 20}")
    doctors.edit("per_person_year: 0.2, mix: rural", "per_person_year: 0.2, mix: ophthalmology")
    doctors.edit("    levels: [unit]\n", "    levels: [unit]\n    groups: [kit]\n")

    assert "no programme supplies products of the group 'eyes'" in doctors.problems()[0]


PROGRAMMES = {
    "supply without visits to wait for": (
        "policy: {kind: pull_by_exception, threshold: 2 months}",
        "policy: {kind: visit_supply}",
        (
            "units.policy: visit_supply needs a review of the kind 'before_visits': it orders for"
            " visits"
        ),
    ),
    "a review before no visits": (
        "    levels: [unit]\n",
        "    levels: [unit]\n    review: {kind: before_visits}\n",
        "units.review: nothing would ever be ordered: itinerants.visits is empty",
    ),
}


@pytest.mark.parametrize(("old", "new", "problem"), PROGRAMMES.values(), ids=PROGRAMMES)
def test_programmes_that_wait_for_visits_need_them(
    files: Files, old: str, new: str, problem: str
) -> None:
    files.edit(old, new)

    assert files.problems()[0].endswith(f"replenishment.{problem}")
