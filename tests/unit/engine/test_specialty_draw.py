"""Who needs a specialist: drawn by specialty and community, whatever else there is."""

from typing import Any

import numpy as np
import pytest

from sim.engine.setting import Setting
from sim.engine.specialty_draw import SpecialtyDraw, draw_specialty_need
from sim.rng import Streams
from sim.scenario.patches import merge
from tests.unit.engine.test_specialists import EYES, OURS, on
from tests.unit.engine.worlds import FAR, NEAR, STORE, N, V, setting

INSURED = 3
HEARTS = EYES | {"name": "Hearts", "mix": "hearts"}
TOWN = {"name": "Town", "affiliation": "imss", "unit": "far", "population": 100}
_WORLD: dict[str, Any] = {
    "facilities": {"near": {"population": 100}},
    "communities": {"insured": TOWN | {"unit": "near"}},
    "demand": {"rates": {"v": {"eyes": 1.0}, "n": {"hearts": 1.0}}},
    "itinerants": {"specialties": {"eyes": EYES}},
}


def world(**changes: object) -> Setting:
    """Return the tiny world, where one eye doctor a day is needed at near, one by the insured."""
    return setting(**merge(_WORLD, changes, lambda _path: None))


def two_specialties(**changes: object) -> Setting:
    return world(itinerants={"specialties": {"hearts": HEARTS}}, **changes)


def drawn(known: Setting, replication: int = 0) -> SpecialtyDraw:
    return draw_specialty_need(known, Streams(1, replication))


def of(need: SpecialtyDraw, specialty: int, community: int) -> list[list[int]]:
    """Return day, last day and lines of everybody of a specialty and community."""
    who = np.flatnonzero((need.specialty == specialty) & (need.community == community))
    first, patients = need.patients.first_line, need.patients
    columns = (patients.day[who], patients.last_day[who], np.diff(first)[who])
    lines = [
        [*patients.product[first[each] : first[each + 1]], *patients.quantity[first[each] :][:1]]
        for each in who
    ]
    return [*(column.tolist() for column in columns), np.concatenate(lines).tolist()]


def test_people_come_from_where_they_live() -> None:
    need = drawn(world())

    assert set(need.community.tolist()) == {NEAR, INSURED}
    assert (need.patients.day >= 0).all()
    assert (need.patients.day < 28).all()


def test_specialties_stand_in_order_and_communities_within_them() -> None:
    need = drawn(two_specialties())
    group = need.specialty * 10 + need.community

    assert (np.diff(group) >= 0).all()
    assert set(group.tolist()) == {NEAR, INSURED, 10 + NEAR, 10 + INSURED}


def test_within_a_community_needs_arise_in_order_of_time() -> None:
    need = drawn(two_specialties())
    same = (np.diff(need.community) == 0) & (np.diff(need.specialty) == 0)

    assert (np.diff(need.patients.day)[same] >= 0).all()


def test_nobody_waits_for_less_than_no_time() -> None:
    patients = drawn(world()).patients

    assert (patients.last_day >= patients.day).all()


def test_a_specialty_prescribes_by_its_own_mix() -> None:
    need = drawn(two_specialties())
    lines = np.diff(need.patients.first_line)
    specialty = np.repeat(need.specialty, lines)

    assert set(need.patients.product[specialty == 0].tolist()) == {V}
    assert set(need.patients.product[specialty == 1].tolist()) == {N}


@pytest.mark.parametrize(
    "other",
    [
        two_specialties(),
        world(communities={"more": TOWN}),
        world(communities={"insured": {"population": 5000}}),
        world(itinerants={"visits": {"a": on(OURS, 9, 9)}}),
    ],
    ids=["specialty", "community", "population elsewhere", "calendar"],
)
def test_what_else_there_is_changes_nobody(other: Setting) -> None:
    assert of(drawn(other), 0, NEAR) == of(drawn(world()), 0, NEAR)


def test_a_facility_that_is_renamed_has_other_patients_and_another_as_many() -> None:
    """A stream is named by the community, and not by its place in the order."""
    renamed = world(facilities={"far": {"population": 100}})

    assert of(drawn(renamed), 0, FAR) != of(drawn(renamed), 0, NEAR)


def test_replications_have_patients_of_their_own() -> None:
    first, second = (of(drawn(world(), each), 0, NEAR) for each in (0, 1))

    assert first != second


@pytest.mark.statistical
def test_as_many_need_one_as_population_and_rate_say() -> None:
    """A Poisson number with mean 100 × 3.65 × 280 ÷ 365.25; a false alarm in 10,000 seeds."""
    need = drawn(world(run={"horizon": "280 d"}))
    mean = 100 * 3.65 / 365.25 * 280

    for community in (NEAR, INSURED):
        assert (need.community == community).sum() == pytest.approx(mean, abs=4 * mean**0.5)
    assert not (need.community == STORE).any()


def test_where_nobody_lives_nobody_needs_one() -> None:
    need = drawn(world(facilities={"near": {"population": 0}}, communities={"insured": None}))

    assert need.community.size == need.specialty.size == 0
    assert need.patients.first_line.tolist() == [0]
