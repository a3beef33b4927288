"""Itinerant doctors in worlds of their own: whom they see, and what their patients get."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from sim.domain.demand_lines import VISIT
from sim.domain.records import NEEDS, OUTCOMES, Records
from sim.engine.draw import Draw
from sim.engine.sessions import Sessions
from sim.engine.setting import Setting
from sim.engine.specialists import Specialists
from sim.engine.world import World
from sim.rng import Streams
from sim.scenario.patches import merge
from tests.unit.engine.worlds import FAR, NEAR, N, V, draw, setting, stock_of
from tests.unit.network.worlds import closed

EYES = {"name": "Eyes", "per_person_year": 3.65, "mix": "eyes", "patients_per_day": 4}
OURS = {"specialty": "eyes", "institution": "imss", "facility": "near"}
THEIRS = OURS | {"institution": "fund"}
BY_ROAD = {"imss": {"base": "store", "vehicle": "van"}}
JOINT = {"one": {"kind": "joint_calendar", "parties": ["imss", "fund"]}}


def on(plan: dict[str, str], first_day: int, last_day: int) -> dict[str, str]:
    """Return a visit by its days; day 0 is the first of January."""
    return plan | {
        "first_day": f"2024-01-{first_day + 1:02}",
        "last_day": f"2024-01-{last_day + 1:02}",
    }


def known(
    visits: dict[str, dict[str, str]],
    *,
    far_in: str = "b",
    itinerants: Mapping[str, Any] | None = None,
    **changes: Any,  # noqa: ANN401 - sections
) -> Setting:
    """Return the tiny world with 100 people a party in town a, 1 of whom needs an eye doctor a day.

    Eye doctors prescribe the product v alone; nobody else comes.
    """
    return setting(
        institutions={"fund": {"name": "Fund"}},
        facilities={
            "near": {"consultations_per_day": 0, "population": 100},
            "far": {"consultations_per_day": 0, "place": far_in},
        },
        communities={
            "insured": {
                "name": "Insured", "affiliation": "fund", "unit": "near", "population": 100,
            }
        },
        demand={"consultations_per_person_year": 0.0, "rates": {"v": {"eyes": 1.0}}},
        itinerants=merge(
            {"specialties": {"eyes": EYES}, "visits": visits}, itinerants or {}, lambda _path: None
        ),
        **changes,
    )  # fmt: skip


def drawn(base: Setting) -> Draw:
    return Draw(base, Streams(1, 0))


def specialists(world: Setting) -> Specialists:
    """Return the doctors after their last day; they were there in time, and needed nothing."""
    doctors = Specialists(drawn(world).specialty_need, world, world)
    in_time = np.array([visit.first_day for visit in world.visits])
    sessions = Sessions(world, stock_of(world), in_time)
    for day in range(world.calendar.days):
        doctors.see(day, sessions.on(day))
    return doctors


def seen(world: Setting) -> list[tuple[str, int, int]]:
    """Return whose patients are seen, on which day and how many."""
    doctors = specialists(world)
    affiliation = world.communities.affiliation[doctors.need.community]
    groups = sorted(
        (day, str(name))
        for day, name in zip(doctors.seen_on.tolist(), affiliation, strict=True)
        if day < world.calendar.days
    )
    return [(name, day, groups.count((day, name))) for day, name in dict.fromkeys(groups)]


def played(world: Setting, on_shelf: int = 0) -> Records:
    """Return what happened with so many pieces of v at near and none on the way."""
    game = World(world, drawn(world), traced=False)
    game.stock.on_hand[NEAR, V] = on_shelf
    game.stock._first = game.stock.on_hand.sum(axis=0)
    return game.run(verify=True)


def outcomes(records: Records) -> dict[str, int]:
    """Return the prescriptions of visits at near by outcome, those that are not 0."""
    counts = records.visit_prescriptions[:, NEAR].sum(axis=0).tolist()
    return {name: count for name, count in zip(OUTCOMES, counts, strict=True) if count}


def test_doctors_of_separate_calendars_see_their_own_affiliates() -> None:
    world = known({"a": on(OURS, 9, 9), "b": on(THEIRS, 9, 9)})

    assert seen(world) == [("fund", 9, 4), ("imss", 9, 4)]


def test_a_doctor_sees_no_more_than_a_day_allows() -> None:
    assert seen(known({"a": on(OURS, 9, 10)})) == [("imss", 9, 4), ("imss", 10, 4)]


def test_a_doctor_on_a_joint_calendar_sees_the_affiliates_of_both() -> None:
    world = known({"a": on(OURS, 9, 10), "b": on(THEIRS, 9, 10)}, agreements=JOINT)

    assert {name for name, _, _ in seen(world)} == {"fund", "imss"}
    assert sum(patients for _, _, patients in seen(world)) == 16


def test_nobody_waits_in_other_towns_for_a_doctor_of_this_one() -> None:
    assert not seen(known({"a": on(OURS | {"facility": "far"}, 9, 9)}))


def test_the_same_people_need_a_doctor_under_every_calendar() -> None:
    base = known({"a": on(OURS, 9, 10), "b": on(THEIRS, 9, 10)})
    joint = known({"a": on(OURS, 9, 10), "b": on(THEIRS, 9, 10)}, agreements=JOINT)
    need = drawn(base).specialty_need
    arisen = {
        name: played(world).specialty_patients[0, NEEDS.index("arisen")]
        for name, world in (("separate", base), ("joint", joint))
    }

    assert arisen["separate"] == arisen["joint"] == need.community.size


@pytest.mark.parametrize("day", [4, 11], ids=["sooner", "later"])
def test_patients_are_given_the_same_whenever_they_are_seen(day: int) -> None:
    doctors = specialists(known({"a": on(OURS, day, day)}))
    lines, who = doctors.lines(day), np.flatnonzero(doctors.seen_on == day)
    first = doctors.need.patients.first_line

    mine = np.concatenate([np.arange(first[each], first[each + 1]) for each in who])
    assert lines.quantity.tolist() == doctors.need.patients.quantity[mine].tolist()
    assert (lines.numbers - lines.numbers[0]).tolist() == (who - who[0]).tolist()


def test_prescriptions_are_presented_where_the_visit_is() -> None:
    lines = specialists(known({"a": on(OURS, 9, 9)})).lines(9)

    assert set(lines.facilities.tolist()) == {NEAR}
    assert set(lines.kind.tolist()) == {VISIT}
    assert set(lines.product.tolist()) == {V}


def test_prescriptions_of_a_weekend_are_presented_on_monday() -> None:
    doctors = specialists(known({"a": on(OURS, 12, 13)}))

    assert [doctors.lines(day).community.size for day in (12, 13, 14)] == [0, 0, 8]


@pytest.mark.parametrize(
    ("on_shelf", "result"),
    [
        (99, {"asked": 4, "complete": 4, "within_7_days": 4, "within_30_days": 4}),
        (0, {"asked": 4, "refused": 4, "lost": 4}),
    ],
    ids=["enough", "nothing"],
)
def test_prescriptions_of_visits_are_counted_by_outcome(
    on_shelf: int, result: dict[str, int]
) -> None:
    nobody_returns = {"chronic": {"returns": 0, "buys": 0}}
    world = known({"a": on(OURS, 9, 9)}, patients=nobody_returns)

    assert outcomes(played(world, on_shelf)) == result


@pytest.mark.parametrize(("on_shelf", "basket"), [(99, True), (0, False)])
def test_a_visit_is_written_down_with_what_was_on_the_shelf(on_shelf: int, basket: bool) -> None:  # noqa: FBT001 - a table of cases
    visits = played(known({"a": on(OURS, 9, 10)}), on_shelf).visits

    assert visits[["facility", "first_day", "last_day", "seen", "basket"]].tolist() == [
        (NEAR, 9, 10, 8, basket)
    ]


def test_whoever_is_not_seen_waits_or_drops_out() -> None:
    records = played(known({"a": on(OURS, 9, 9)}))
    arisen, were_seen, dropped_out = records.specialty_patients[0].tolist()

    assert were_seen == 4
    assert 0 < dropped_out < arisen - were_seen


def test_the_plan_expects_what_doctors_prescribe() -> None:
    expected = known({"a": on(OURS, 9, 15)}).expected_month

    # one patient a day, as 7 days × 4 patients in 28 days allow; 2 lines of 1.35 pieces
    assert expected[NEAR, V] == pytest.approx(30.4375 * 2 * 1.35, rel=1e-3)
    assert expected[[NEAR, FAR], N].tolist() == [0, 0]


def test_who_is_seen_in_their_town_away_from_their_unit_travels_nothing() -> None:
    world = known({"tour": on(THEIRS | {"facility": "far"}, 3, 5)}, far_in="a")
    records = World(world, drawn(world), traced=False).run()

    assert records.attended[:, FAR].sum() > 0
    assert records.travel_hours[:, FAR].tolist() == [0.0, 0.0]


def test_whoever_a_cancelled_visit_would_have_seen_meets_the_next() -> None:
    patient = {"patients_per_day": 99, "drops_out_after": "9999 d"}
    by_road = {"specialties": {"eyes": patient}, "journeys": BY_ROAD}
    world = known({"a": on(OURS, 4, 4), "b": on(OURS, 16, 16)}, itinerants=by_road)
    seen_on = [
        World(world, draw(world, storms=storms), traced=False).run().visits["seen"].tolist()
        for storms in ({}, {"wa": closed(3, 5)})
    ]
    (first, second), (lost, later) = seen_on

    assert (lost, later) == (0, first + second)


def test_a_visit_begins_once_the_doctor_is_there() -> None:
    world = known({"a": on(OURS, 9, 11)}, itinerants={"journeys": BY_ROAD})
    visits = World(world, draw(world, storms={"wa": closed(8, 10.2)}), traced=False).run().visits

    assert visits[["lost_to_roads", "lost_to_supplies", "seen"]].tolist() == [(1, 0, 8)]


def test_a_visit_does_not_begin_while_its_products_are_missing() -> None:
    needy = {"specialties": {"eyes": {"needs_supplies": 1.0}}}
    visits = played(known({"a": on(OURS, 9, 11)}, itinerants=needy)).visits

    assert visits[["lost_to_roads", "lost_to_supplies", "seen"]].tolist() == [(0, 3, 0)]
