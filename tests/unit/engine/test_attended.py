"""Whose patients came where: people of the IMSS at `near`, and of the CSS at `far` and beside near.

From a it is an hour to b, and from w two hours to a.
"""

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.domain.demand_lines import DemandLines
from sim.domain.records import FIRST_OUTCOMES
from sim.engine.arrivals import Arrived
from sim.engine.attendance import NO_ACCESS, Attendance
from sim.engine.attended import Attended
from sim.engine.setting import Setting
from sim.network.storms import Disturbance
from tests.unit.engine.worlds import FAR, NEAR, draw, lines, setting
from tests.unit.network.worlds import closed

IMSS, CSS = range(2)
BESIDE_NEAR = 3
OPENED = {"kind": "service_interchange", "parties": ["imss", "css"], "travel_at_most": "3 h"}


def world(*, agreed: bool = True, **changes: object) -> Setting:
    town = {"name": "T", "affiliation": "css", "unit": "far", "place": "a", "population": 300}
    return setting(
        institutions={"css": {"name": "CSS"}},
        facilities={"far": {"institution": "css"}},
        communities={"beside-near": town},
        agreements={"open": OPENED} if agreed else {},
        **changes,
    )


def book(known: Setting, storms: dict[str, Disturbance] | None = None) -> Attended:
    return Attended(known, Attendance(known, draw(known, storms=storms).weather))


def came(
    known: Setting, community: list[int], unit: list[int], **outcome: list[bool]
) -> tuple[Arrived, dict[str, NDArray[np.bool_]]]:
    """Return people by community and unit, and how their first attempts ended: all got everything
    but where *short* or *none* says otherwise.
    """
    where = np.array(unit, dtype=np.int64)
    empty = lines(known)
    everybody = DemandLines(
        np.array(community, dtype=np.int32),
        np.zeros(len(unit), dtype=np.int8),
        empty.prescription,
        empty.product,
        empty.quantity,
    )
    gone = where == NO_ACCESS
    nobody = [False] * len(unit)
    none = np.array(outcome.get("none", nobody), dtype=np.bool_)
    short = np.array(outcome.get("short", nobody), dtype=np.bool_) | none
    arrived = Arrived(
        everybody,
        np.array(community, dtype=np.int64),
        where,
        where,
        gone,
        np.zeros(0, dtype=np.int64),
    )
    return arrived, {"affected": short, "refused": none}


def noted(
    known: Setting,
    community: list[int],
    unit: list[int],
    *,
    day: int = 0,
    storms: dict[str, Disturbance] | None = None,
    **outcome: list[bool],
) -> Attended:
    attended = book(known, storms)
    arrived, ended = came(known, community, unit, **outcome)
    attended.note(day, arrived, **ended)
    return attended


def counts(attended: Attended, affiliation: int, host: int) -> dict[str, int]:
    numbers = attended.counts()["attended"][affiliation, host].tolist()
    return {name: count for name, count in zip(FIRST_OUTCOMES, numbers, strict=True) if count}


def test_people_are_counted_by_affiliation_and_host() -> None:
    attended = noted(world(), [NEAR, BESIDE_NEAR, BESIDE_NEAR, FAR], [NEAR, NEAR, NEAR, FAR])

    assert counts(attended, IMSS, NEAR) == {"asked": 1, "complete": 1}
    assert counts(attended, CSS, NEAR) == {"asked": 2, "complete": 2}
    assert counts(attended, CSS, FAR) == {"asked": 1, "complete": 1}
    assert counts(attended, IMSS, FAR) == {}


def test_every_prescription_has_one_outcome() -> None:
    everybody = [NEAR] * 6
    attended = noted(
        world(),
        everybody,
        everybody,
        short=[True, True, False, False, False, False],
        none=[False, False, True, True, True, False],
    )

    assert counts(attended, IMSS, NEAR) == {"asked": 6, "complete": 1, "partly": 2, "refused": 3}


def test_days_add_up() -> None:
    known = world()
    attended = book(known)
    for day in range(3):
        arrived, ended = came(known, [NEAR] * (day + 1), [NEAR] * (day + 1))
        attended.note(day, arrived, **ended)

    assert counts(attended, IMSS, NEAR) == {"asked": 6, "complete": 6}


def test_who_has_no_access_came_nowhere() -> None:
    attended = noted(world(), [NEAR, FAR], [NO_ACCESS, FAR], none=[True, False])

    assert attended.counts()["attended"].sum() == 2  # asked and complete, of one
    assert counts(attended, CSS, FAR) == {"asked": 1, "complete": 1}


def test_a_day_on_which_nobody_came_changes_nothing() -> None:
    attended = noted(world(), [], [])

    assert not attended.counts()["attended"].any()
    assert not attended.counts()["travel_hours"].any()


@pytest.mark.parametrize(
    ("community", "unit", "hours"),
    [(NEAR, NEAR, 0.0), (BESIDE_NEAR, NEAR, 0.0), (BESIDE_NEAR, FAR, 1.0), (NEAR, FAR, 1.0)],
    ids=["at home", "next door", "own unit", "others"],
)
def test_everybodys_hours_of_travel_are_added_up(community: int, unit: int, hours: float) -> None:
    attended = noted(world(), [community] * 3, [unit] * 3)

    assert attended.counts()["travel_hours"].sum() == pytest.approx(3 * hours, abs=1e-6)


def test_hours_are_never_below_zero() -> None:
    """Among units equally near people take their own, by a hair; that hair is no travel."""
    attended = noted(world(), [NEAR] * 1000, [NEAR] * 1000)

    assert attended.counts()["travel_hours"].min() == 0.0


def test_where_people_could_not_go_on_their_own_a_doctor_saw_them_at_home() -> None:
    attended = noted(world(agreed=False), [NEAR], [FAR])

    assert counts(attended, IMSS, FAR) == {"asked": 1, "complete": 1}
    assert attended.counts()["travel_hours"].tolist() == [[0.0] * 3, [0.0] * 3]


def test_with_a_road_closed_yesterday_own_people_come_all_the_same() -> None:
    attended = noted(world(), [BESIDE_NEAR], [FAR], day=2, storms={"ab": closed(0.5, 9.0)})

    assert attended.counts()["travel_hours"][CSS, FAR] == pytest.approx(1.0)
