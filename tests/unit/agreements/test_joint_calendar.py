from collections.abc import Sequence

import pytest

from sim.agreements.joint_calendar import CalendarError, JointCalendar
from sim.domain.visits import Visit, largest_gaps, overlap_days

REGIONS = {"calafate": "south", "chalten": "south", "heras": "north"}
MINISTRY, FUND = "ministry", "fund"


def visit(
    first_day: int,
    length: int = 1,
    *,
    by: str = MINISTRY,
    town: str = "calafate",
    specialty: str = "eyes",
) -> Visit:
    return Visit(specialty, by, f"{by}-{town}", town, first_day, first_day + length - 1)


def joint(visits: Sequence[Visit], days: int = 30, zone: str = "region") -> list[Visit]:
    agreement = JointCalendar.model_validate({"parties": [MINISTRY, FUND], "zone": zone})
    return agreement.arrange(visits, days, REGIONS)


def dates(visits: Sequence[Visit]) -> list[tuple[str, str, int]]:
    return [(each.institution, each.town, each.first_day) for each in visits]


def test_two_visits_on_the_same_days_are_drawn_apart() -> None:
    assert dates(joint([visit(4, 3), visit(4, 3, by=FUND)])) == [
        (FUND, "calafate", 8),
        (MINISTRY, "calafate", 19),
    ]


def test_institutions_take_turns_in_a_town() -> None:
    ours = [visit(day) for day in (0, 1, 2, 3)]
    theirs = [visit(day, by=FUND) for day in (0, 1)]

    assert [each.institution for each in joint([*ours, *theirs])] == [
        MINISTRY,
        FUND,
        MINISTRY,
        MINISTRY,
        FUND,
        MINISTRY,
    ]


def test_one_town_gets_its_visits_evenly() -> None:
    visits = [visit(day, by=by) for day in (0, 5) for by in (MINISTRY, FUND)]

    assert largest_gaps(joint(visits), 0, 29) == {("eyes", "calafate"): 6}


@pytest.mark.parametrize(
    ("zone", "apart"), [("region", True), ("town", False)], ids=["a region", "a town"]
)
def test_doctors_of_a_specialty_are_apart_within_a_zone(zone: str, apart: bool) -> None:  # noqa: FBT001 - a table of cases
    visits = [visit(4, 3), visit(4, 3, by=FUND, town="chalten")]
    meet = overlap_days(joint(visits, zone=zone), lambda each: REGIONS[each.town])

    assert (meet == 0) == apart


def test_doctors_may_be_in_two_regions_at_once() -> None:
    visits = [visit(4, 3), visit(9, 3, by=FUND, town="heras")]

    assert {each.first_day for each in joint(visits)} == {13}


def test_a_doctor_is_in_one_town_at_a_time() -> None:
    first, second = joint([visit(0, 5), visit(10, 5, town="heras")])

    assert first.last_day < second.first_day


def test_an_institution_with_two_doctors_keeps_both() -> None:
    visits = [visit(0, 5), visit(0, 5, town="heras")]

    assert [each.first_day for each in joint(visits)] == [12, 12]


def test_specialties_do_not_stand_in_each_others_way() -> None:
    visits = [visit(4, 3), visit(4, 3, by=FUND, specialty="skin")]

    assert {each.first_day for each in joint(visits)} == {13}


def test_visits_of_others_keep_their_dates() -> None:
    army = visit(4, 3, by="army")

    assert army in joint([visit(4, 3), army])


def test_visits_that_do_not_fit_one_after_the_other_are_a_mistake() -> None:
    visits = [visit(0, 20), visit(0, 20, by=FUND)]

    with pytest.raises(CalendarError, match="got 40 days of visits in 30 days: plan fewer"):
        joint(visits)


@pytest.mark.parametrize(
    ("institution", "served"),
    [(MINISTRY, (MINISTRY, FUND)), (FUND, (MINISTRY, FUND)), ("army", ("army",))],
)
def test_parties_see_the_affiliates_of_all_parties(
    institution: str, served: tuple[str, ...]
) -> None:
    assert JointCalendar(parties=(MINISTRY, FUND)).serves(institution) == served
