"""What is lost in the morning: expiry on the first of a month, and refrigerators that fail."""

from typing import Any

import pytest

from sim.engine.first_stock import first_lots
from sim.engine.setting import Setting
from sim.engine.spoilage import spoilage
from sim.engine.stock import Stock
from sim.rng import Streams
from tests.unit.engine.worlds import FAR, NEAR, STORE, E, N, V, pieces, setting

COLD = {"products": {"v": {"cold_chain": True}}}
EXPIRING = {
    "products": {"v": {"shelf_life_months": 1}},
    "ageing": {"expires": True, "first_age_least": 0.0, "first_age_most": 0.0},
}
STEPS: dict[str, tuple[dict[str, Any], int]] = {
    "nothing": ({}, 0),
    "expiry": (EXPIRING, 1),
    "cold chain": (COLD | {"cold_chain": {}}, 0),
    "refrigerators": (COLD | {"cold_chain": {"storage": {"per_day": 0.1}}}, 1),
    "both": (
        EXPIRING
        | {
            "products": {"v": {"shelf_life_months": 1, "cold_chain": True}},
            "cold_chain": {"storage": {"per_day": 0.1}},
        },
        2,
    ),
}


def world(**changes: object) -> Setting:
    return setting(run={"horizon": "70 d"}, **changes)


def shelves(known: Setting, on_hand: int = 10) -> Stock:
    """Return so many pieces of each product everywhere."""
    first = pieces(known, dict.fromkeys(("store", "near", "far"), on_hand))
    return Stock(first, first_lots(known, first))


def mornings(known: Setting, stock: Stock, days: int = 70) -> list[tuple[int, int]]:
    """Return on which days how many pieces were lost in all."""
    steps, lost = spoilage(known, stock, Streams(1, 1)), []
    for day in range(days):
        before = int(stock.on_hand.sum())
        for step in steps:
            step(day)
        lost.append((day, before - int(stock.on_hand.sum())))
        stock.verify()
    return [(day, gone) for day, gone in lost if gone]


@pytest.mark.parametrize(("changes", "steps"), STEPS.values(), ids=STEPS)
def test_only_what_can_happen_is_looked_at(changes: dict[str, Any], steps: int) -> None:
    known = world(**changes)

    assert len(spoilage(known, shelves(known), Streams(1, 1))) == steps


def test_goods_expire_on_the_first_of_a_month_alone() -> None:
    known = world(**EXPIRING)
    stock = shelves(known)

    assert mornings(known, stock) == [(31, 30)]
    assert stock.expired[:, V].tolist() == [10, 10, 10]
    assert not stock.expired[:, [E, N]].any()


def test_nothing_expires_on_the_first_day_though_it_is_the_first_of_a_month() -> None:
    known = world(**EXPIRING)

    assert known.calendar.date(0).day == 1
    assert mornings(known, shelves(known), days=1) == []


def test_months_count_from_that_in_which_the_run_begins() -> None:
    late = {"run": {"start": "2024-01-20", "horizon": "70 d"}}
    known = setting(**late, **EXPIRING)

    assert mornings(known, shelves(known)) == [(12, 30)]


def test_what_was_used_before_does_not_expire() -> None:
    known = world(**EXPIRING)
    stock = shelves(known)
    stock.on_hand[NEAR, V] -= 7
    stock.issued[NEAR, V] += 7

    assert mornings(known, stock) == [(31, 23)]
    assert stock.expired[[STORE, NEAR, FAR], V].tolist() == [10, 3, 10]


def test_what_spoiled_in_a_refrigerator_cannot_expire_any_more() -> None:
    known = world(
        products={"v": {"shelf_life_months": 1, "cold_chain": True}},
        ageing=EXPIRING["ageing"],
        cold_chain={"storage": {"per_day": 1.0, "loss": 1.0}},
    )
    stock = shelves(known)

    assert mornings(known, stock) == [(0, 30)]
    assert stock.damaged[:, V].tolist() == [10, 10, 10]
    assert not stock.expired.any()


def test_goods_expire_before_refrigerators_fail() -> None:
    """What leaves the shelf on a morning is not spoiled on it a second time."""
    known = world(
        products={"v": {"shelf_life_months": 1, "cold_chain": True}},
        ageing=EXPIRING["ageing"],
        cold_chain={"storage": {"per_day": 1.0, "loss": 0.0}},
    )
    stock = shelves(known)

    assert mornings(known, stock) == [(31, 30)]
    assert not stock.damaged.any()
