"""On which days visits see patients, in the tiny world: what eye doctors prescribe is v and e."""

import numpy as np
import pytest

from sim.engine.sessions import Sessions
from tests.unit.engine.worlds import NEAR, setting, stock_of

FIRST_DAY, LAST_DAY = 9, 11


def sessions(*, arrives: int = FIRST_DAY, needs: float = 0.0, **shelf: int) -> Sessions:
    """Return the sessions of one visit to near, with these pieces on its shelf."""
    world = setting(
        demand={"rates": {"v": {"eyes": 1.0}, "e": {"eyes": 1.0}}},
        itinerants={
            "specialties": {
                "eyes": {
                    "name": "Eyes", "per_person_year": 1, "mix": "eyes", "needs_supplies": needs,
                }
            },
            "visits": {
                "a": {
                    "specialty": "eyes", "institution": "imss", "facility": "near",
                    "first_day": "2024-01-10", "last_day": "2024-01-12",
                }
            },
        },
    )  # fmt: skip
    return Sessions(world, stock_of(world, near=shelf), np.array([arrives]))


def held(each: Sessions) -> list[int]:
    """Return the days with patients, asked morning after morning."""
    return [day for day in range(28) if each.on(day)]


@pytest.mark.parametrize(
    ("arrives", "days"), [(9, [9, 10, 11]), (10, [10, 11]), (11, [11]), (12, [])]
)
def test_a_visit_begins_when_the_doctor_is_there(arrives: int, days: list[int]) -> None:
    visit = sessions(arrives=arrives)

    assert held(visit) == days
    assert visit.lost_to_roads.tolist() == [3 - len(days)]
    assert visit.lost_to_supplies.tolist() == [0]


@pytest.mark.parametrize(
    ("needs", "shelf", "is_held"),
    [
        (0.0, {}, True),
        (0.5, {}, False),
        (0.5, {"v": 1}, True),
        (0.6, {"v": 1}, False),
        (1.0, {"v": 1, "n": 1}, False),
        (1.0, {"v": 1, "e": 1}, True),
    ],
    ids=["needs none", "has none", "has half", "has too little", "has another", "has all"],
)
def test_a_visit_needs_a_share_of_its_products(
    needs: float,
    shelf: dict[str, int],
    is_held: bool,  # noqa: FBT001 - a table of cases
) -> None:
    visit = sessions(needs=needs, **shelf)

    assert held(visit) == ([9, 10, 11] if is_held else [])
    assert visit.lost_to_supplies.tolist() == [0 if is_held else 3]


def test_a_visit_begins_on_the_morning_after_its_supplies_come() -> None:
    visit = sessions(needs=1.0)
    visit.on(9)
    visit._stock.on_hand[NEAR] = 5

    assert [visit.on(10), visit.on(11)] == [[0], [0]]
    assert visit.lost_to_supplies.tolist() == [1]
    assert visit.has_basket.tolist() == [True]


def test_a_visit_that_has_begun_goes_on_without_supplies() -> None:
    visit = sessions(needs=1.0, v=1, e=1)
    visit.on(9)
    visit._stock.on_hand[NEAR] = 0

    assert visit.on(10) == [0]
    assert visit.has_basket.tolist() == [True]


def test_days_on_the_way_are_not_lost_to_supplies() -> None:
    visit = sessions(arrives=10, needs=1.0)

    assert held(visit) == []
    assert (visit.lost_to_roads.tolist(), visit.lost_to_supplies.tolist()) == ([1], [2])
