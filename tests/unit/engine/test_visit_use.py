"""Patients that the plan expects of visits: 28 days, and 100 people of each party in town a."""

from typing import Any

import pytest

from sim.domain.demand import DAYS_PER_YEAR
from sim.engine.setting import Setting
from sim.engine.visit_use import expected_patients
from sim.scenario.patches import merge
from tests.unit.engine.test_specialists import EYES, JOINT, OURS, THEIRS, on
from tests.unit.engine.worlds import setting

DAYS = 28
NEED = 100 * 3.65 / DAYS_PER_YEAR * DAYS
"""Of a party in town a: one patient a day, 28 in all."""

_WORLD: dict[str, Any] = {
    "institutions": {"fund": {"name": "Fund"}},
    "facilities": {"near": {"population": 100}},
    "communities": {
        "insured": {"name": "Insured", "affiliation": "fund", "unit": "near", "population": 100}
    },
    "demand": {"rates": {"v": {"eyes": 1.0}, "n": {"hearts": 1.0}}},
}


def world(visits: dict[str, dict[str, str]], *, at_most: int = 1000, **changes: object) -> Setting:
    """Return the tiny world with these visits; a doctor sees so many patients a day."""
    eyes = EYES | {"patients_per_day": at_most}
    plain = _WORLD | {"itinerants": {"specialties": {"eyes": eyes}, "visits": visits}}
    return setting(**merge(plain, changes, lambda _path: None))


def expected(known: Setting) -> dict[str, float]:
    """Return the patients that each visit is expected to see, by who sends whom on which day."""
    seen = expected_patients(known.scenario, known.visits, DAYS)
    names = [f"{visit.institution} {visit.first_day}" for visit in known.visits]
    return dict(zip(names, seen, strict=True))


def test_a_visit_is_expected_to_see_all_who_need_it() -> None:
    assert expected(world({"a": on(OURS, 9, 9)})) == pytest.approx({"imss 9": NEED})


@pytest.mark.parametrize(("last_day", "patients"), [(9, 4), (10, 8), (14, 24), (15, NEED)])
def test_it_is_expected_to_see_no_more_than_its_days_allow(last_day: int, patients: float) -> None:
    seen = expected(world({"a": on(OURS, 9, last_day)}, at_most=4))

    assert seen["imss 9"] == pytest.approx(patients)


def test_visits_to_one_queue_share_it_by_their_days() -> None:
    seen = expected(world({"a": on(OURS, 3, 3), "b": on(OURS, 9, 11)}))

    assert seen == pytest.approx({"imss 3": NEED / 4, "imss 9": NEED * 3 / 4})


def test_separate_calendars_have_queues_of_their_own() -> None:
    seen = expected(world({"a": on(OURS, 9, 9), "b": on(THEIRS, 9, 9)}))

    assert list(seen.values()) == pytest.approx([NEED, NEED])


def test_on_a_joint_calendar_all_share_the_patients_of_both() -> None:
    visits = {"a": on(OURS, 9, 9), "b": on(THEIRS, 20, 22)}
    seen = expected(world(visits, agreements=JOINT))

    assert sorted(seen.values()) == pytest.approx([2 * NEED / 4, 2 * NEED * 3 / 4])


def test_nobody_is_expected_where_nobody_lives() -> None:
    assert expected(world({"a": on(OURS | {"facility": "far"}, 9, 9)})) == {"imss 9": 0.0}


def test_people_are_counted_where_they_live_and_not_at_their_unit() -> None:
    at_far = THEIRS | {"facility": "far"}
    visits = {"a": on(THEIRS, 9, 9), "b": on(at_far, 20, 20)}
    seen = expected(world(visits, communities={"insured": {"place": "b"}}))

    assert seen == pytest.approx({"fund 9": 0.0, "fund 20": NEED})


def test_each_specialty_has_a_queue_of_its_own() -> None:
    hearts = EYES | {"name": "Hearts", "mix": "hearts", "per_person_year": 7.3}
    visits = {"a": on(OURS, 9, 9), "b": on(OURS | {"specialty": "hearts"}, 11, 11)}
    known = world(visits, itinerants={"specialties": {"hearts": hearts | {"patients_per_day": 99}}})

    assert expected(known) == pytest.approx({"imss 9": NEED, "imss 11": 2 * NEED})


def test_a_longer_run_has_more_need_for_the_same_visits() -> None:
    known = world({"a": on(OURS, 9, 9)})
    short, long = (expected_patients(known.scenario, known.visits, days)[0] for days in (1, 2))

    assert long == pytest.approx(2 * short)


def test_without_visits_nobody_is_expected() -> None:
    assert expected(world({})) == {}
