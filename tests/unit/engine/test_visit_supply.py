"""Supplies that come before the visits of itinerant doctors."""

from collections.abc import Mapping

import numpy as np
import pytest

from sim.domain.records import Records
from sim.engine.setting import Setting
from tests.unit.engine.worlds import FAR, NEAR, Game, V, received, setting

VISITS = {
    "a": {"facility": "near", "first_day": "2024-01-18", "last_day": "2024-01-18"},
    "b": {"facility": "far", "first_day": "2024-01-24", "last_day": "2024-01-24"},
}
EYES = {"name": "Eyes", "per_person_year": 3.65, "mix": "eyes", "patients_per_day": 8}
BEFORE = {"kind": "before_visits", "working_days": 6}
SUPPLY = {"kind": "visit_supply", "cover": 1.0}
AT_ONCE = {"kind": "consolidated_trips", "wait_at_most_working_days": 0, "promised_working_days": 5}


def known(policy: Mapping[str, object] = SUPPLY, plan: Mapping[str, object] = AT_ONCE) -> Setting:
    """Return the tiny world with an eye doctor at near on day 17 and at far on day 23."""
    return setting(
        facilities={"near": {"population": 1000}, "far": {"population": 1000}},
        demand={"consultations_per_person_year": 0.0, "rates": {"v": {"eyes": 1.0}}},
        itinerants={
            "specialties": {"eyes": EYES},
            "visits": {
                name: {"specialty": "eyes", "institution": "imss"} | visit
                for name, visit in VISITS.items()
            },
        },
        replenishment={"units": {"review": BEFORE, "policy": policy}},
        transport={"plan": plan, "picking_working_days": 1},
    )


def deliveries(records: Records) -> list[tuple[int, int, int]]:
    """Return facility, day of decision and pieces of each delivery."""
    rows = records.deliveries
    return [(int(row["facility"]), int(row["decided"]), int(row["pieces"])) for row in rows]


def test_each_visit_is_supplied_so_many_working_days_before() -> None:
    records = Game(known()).play()

    # 8 patients × 2 lines × 1.35 pieces
    assert deliveries(records) == [(NEAR, 9, 22), (FAR, 15, 22)]
    assert all(int(day.split()[0]) < 17 for _, day in received(records)[:1])


def test_the_shelf_is_full_when_the_doctor_comes() -> None:
    assert Game(known()).play().visits["basket"].tolist() == [True, True]


def test_rounds_may_start_before_visits() -> None:
    start = {"kind": "before_visits", "working_days": 2}
    rounds = {"kind": "fixed_rounds", "start": start, "cut_off_working_days": 1}
    records = Game(known(plan=rounds)).play()

    assert records.deliveries["cycle_start"].tolist() == [15, 21]


@pytest.mark.parametrize("policy", ["forced_ordering", "visit_supply"])
def test_a_review_before_visits_looks_at_their_facilities_alone(policy: str) -> None:
    records = Game(known(policy={"kind": policy})).play()

    assert {facility for facility, day, _ in deliveries(records) if day == 9} == {NEAR}


def test_expected_use_is_that_of_the_visit() -> None:
    world = known()

    assert world.visited.tolist() == [NEAR, FAR]
    assert np.round(world.visit_use[:, V], 1).tolist() == [21.6, 21.6]
