"""Who comes where with which lines; day 0 is a Monday, and all roads are open."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from sim.domain.demand_lines import NUMBERS_PER_SOURCE, OWN_UNIT, DemandLines
from sim.engine.arrivals import Arrivals, Arrived, ExtraLines
from sim.engine.attendance import NO_ACCESS, Attendance
from sim.engine.draw import Draw
from sim.engine.setting import Setting
from sim.scenario.patches import merge
from tests.unit.engine.worlds import FAR, NEAR, STORE, E, N, Patient, V, draw, patient, setting

TOWN = {"name": "T", "affiliation": "css", "unit": "far", "place": "a", "population": 300}
OPENED = {"kind": "service_interchange", "parties": ["imss", "css"]}
_WORLD: dict[str, Any] = {
    "institutions": {"css": {"name": "CSS"}},
    "facilities": {"far": {"institution": "css"}},
    "communities": {"town": TOWN},
}
IN_TOWN = 3


def world(*, is_open: bool = False, **changes: object) -> Setting:
    """Return the tiny world with a town beside `near` whose unit is `far`."""
    agreed = {"agreements": {"open": OPENED}} if is_open else {}
    return setting(**merge(_WORLD | agreed, changes, lambda _path: None))


def arrivals(
    chance: Draw, known: Setting | None = None, extra: Sequence[ExtraLines] = ()
) -> Arrivals:
    ours = known or chance.setting
    return Arrivals(chance, ours, Attendance(ours, chance.weather_on(ours)), extra)


def came(known: Setting, *patients: Patient, **more: Any) -> Arrived:  # noqa: ANN401 - see above
    return arrivals(draw(known, {0: patients}), **more).at(0)


def presented(known: Setting, arrived: Arrived) -> list[tuple[int, int, int]]:
    """Return facility, product and pieces of each line, in the order of service."""
    facility, product = np.divmod(arrived.cell, len(known.product_index))
    assert product.tolist() == arrived.lines.product.tolist()
    return list(
        zip(facility.tolist(), product.tolist(), arrived.lines.quantity.tolist(), strict=True)
    )


def other_people(*units: int, facility: int = OWN_UNIT) -> ExtraLines:
    """Return a source of one prescription for a piece of n by each of these communities."""
    community = np.array(units, dtype=np.int32)
    ones = np.ones(community.size, dtype=np.int32)
    return lambda _day: DemandLines(
        community,
        np.zeros(community.size, dtype=np.int8),
        np.arange(community.size, dtype=np.int32),
        N * ones,
        ones,
        NUMBERS_PER_SOURCE + np.arange(community.size),
        np.full(community.size, facility),
    )


def test_everybody_goes_to_their_own_unit() -> None:
    known = world()
    arrived = came(known, patient("near", v=1), patient("far", e=2), patient("town", n=3))

    assert arrived.unit.tolist() == arrived.counted_at.tolist() == [NEAR, FAR, FAR]
    assert sorted(presented(known, arrived)) == [(NEAR, V, 1), (FAR, E, 2), (FAR, N, 3)]


def test_under_an_interchange_people_count_where_they_are_served() -> None:
    known = world(is_open=True)
    arrived = came(known, patient("far", e=2), patient("town", n=3))

    assert arrived.community.tolist() == [FAR, IN_TOWN]
    assert arrived.counted_at.tolist() == [FAR, NEAR]
    assert sorted(presented(known, arrived)) == [(NEAR, N, 3), (FAR, E, 2)]


def test_lines_of_one_prescription_stay_together_and_in_order() -> None:
    known = world(is_open=True)
    arrived = came(known, patient("town", v=1, e=2, n=3), patient("near", v=4, e=5))

    assert np.count_nonzero(np.diff(arrived.lines.prescription)) == 1
    for number in (0, 1):
        products = arrived.lines.product[arrived.lines.prescription == number]
        assert (np.diff(products) > 0).all()


def test_who_reaches_no_unit_counts_at_the_own_one_and_asks_for_nothing() -> None:
    known = world(patients={"travel_at_most": "30 min"})
    arrived = came(known, patient("near", v=1), patient("town", v=2, n=3))

    assert arrived.has_no_access.tolist() == [False, True]
    assert arrived.unit.tolist() == [NEAR, NO_ACCESS]
    assert arrived.counted_at.tolist() == [NEAR, FAR]
    assert presented(known, arrived) == [(NEAR, V, 1)]


def test_a_day_on_which_nobody_comes_has_no_lines() -> None:
    arrived = came(world())

    assert arrived.cell.size == arrived.unit.size == arrived.community.size == 0


def test_others_come_beside_the_base_and_keep_their_numbers() -> None:
    known = world()
    arrived = came(known, patient("near", v=1), extra=[other_people(NEAR, IN_TOWN)])

    assert arrived.unit.tolist() == [NEAR, NEAR, FAR]
    assert arrived.lines.numbers.tolist() == [0, NUMBERS_PER_SOURCE, NUMBERS_PER_SOURCE + 1]


def test_who_has_a_prescription_from_a_visit_presents_it_there() -> None:
    known = world()
    arrived = came(known, patient("town", v=1), extra=[other_people(IN_TOWN, facility=NEAR)])

    assert arrived.unit.tolist() == [FAR, NEAR]
    assert sorted(presented(known, arrived)) == [(NEAR, N, 1), (FAR, V, 1)]


def test_who_was_seen_on_a_visit_has_access_there_whatever_the_roads() -> None:
    known = world(patients={"travel_at_most": "0 h"})
    arrived = came(known, extra=[other_people(IN_TOWN, facility=NEAR)])

    assert arrived.has_no_access.tolist() == [False]
    assert arrived.counted_at.tolist() == [NEAR]


def test_communities_of_a_strategy_may_stand_in_another_order() -> None:
    base = setting()
    houses = base.scenario.facilities
    turned = Setting(
        base.scenario.model_copy(
            update={"facilities": {name: houses[name] for name in ("far", "store", "near")}}
        )
    )
    chance = draw(base, {0: [patient("near", v=1), patient("far", e=2)]})
    arrived = arrivals(chance, turned).at(0)

    assert [turned.communities.names[each] for each in arrived.community] == ["near", "far"]
    assert presented(turned, arrived) == [(2, V, 1), (0, E, 2)]


def order(chance: Draw, known: Setting) -> list[tuple[int, int]]:
    """Return community and product of each line, in the order of service."""
    arrived = arrivals(chance, known).at(0)
    community = arrived.community[arrived.lines.prescription]
    return list(zip(community.tolist(), arrived.lines.product.tolist(), strict=True))


def crowd(known: Setting, **more: Any) -> Draw:  # noqa: ANN401 - fields of the draw
    people = [patient(unit, v=1, e=1) for unit in ("near", "far", "town") for _ in range(20)]
    chance = draw(known, {0: people})
    for name, value in more.items():
        setattr(chance, name, value)
    return chance


def test_who_was_drawn_together_is_served_as_drawn() -> None:
    known = setting()
    people = [patient(unit, v=1) for unit in ("far", "near") for _ in range(9)]

    assert order(draw(known, {0: people}), known) == [(NEAR, V)] * 9 + [(FAR, V)] * 9


def test_where_people_meet_they_are_served_in_an_order_of_their_own() -> None:
    known = world()
    communities = [community for community, _ in order(crowd(known), known)]

    assert communities != sorted(communities)
    assert sorted(communities) == [NEAR] * 40 + [FAR] * 40 + [IN_TOWN] * 40


def test_that_order_is_the_same_under_every_strategy() -> None:
    base, opened = world(), world(is_open=True)
    chance = crowd(base)

    assert order(chance, base) == order(chance, opened)


def test_where_one_strategy_of_a_plan_mixes_people_all_do() -> None:
    known = setting()
    people = [patient(unit, v=1) for unit in ("far", "near") for _ in range(9)]
    mixed = draw(known, {0: people})
    mixed.mixes_people = True

    assert order(mixed, known) != order(draw(known, {0: people}), known)
    assert sorted(order(mixed, known)) == sorted(order(draw(known, {0: people}), known))


def test_who_comes_beside_the_base_does_not_move_the_others() -> None:
    known = world()
    chance = crowd(known)
    alone, beside = (
        arrivals(chance, known, extra).at(0) for extra in ((), [other_people(NEAR, FAR, STORE)])
    )
    is_base = beside.lines.numbers[beside.lines.prescription] < NUMBERS_PER_SOURCE

    assert beside.lines.prescription[is_base].tolist() == alone.lines.prescription.tolist()


def test_strategies_that_send_people_alike_share_the_work() -> None:
    base, longer = world(), world(replenishment={"units": {"first_stock": "3 months"}})
    chance = crowd(base)

    assert arrivals(chance, base).at(0) is arrivals(chance, longer).at(0)


@pytest.mark.parametrize(
    "different",
    [world(is_open=True), world(patients={"travel_at_most": "30 min"})],
    ids=["interchange", "limit of travel"],
)
def test_strategies_that_send_people_elsewhere_share_nothing(different: Setting) -> None:
    base = world()
    chance = crowd(base)

    assert arrivals(chance, base).at(0) is not arrivals(chance, different).at(0)


def test_ticks_of_one_day_meet_the_same_open_units() -> None:
    known = setting(run={"tick": "12 h"})
    chance = draw(known, {0: [patient("near", v=1)], 1: [patient("near", v=2)]})
    both = [presented(known, arrivals(chance, known).at(tick)) for tick in (0, 1)]

    assert both == [[(NEAR, V, 1)], [(NEAR, V, 2)]]
