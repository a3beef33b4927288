from typing import Any

import numpy as np
import pytest

from sim.domain.records import MONEY
from sim.engine.draw import Draw
from sim.engine.extra_demand import extra_demand
from sim.engine.purses import Purses
from sim.engine.setting import Setting
from sim.engine.support import support_of
from sim.rng import Streams
from tests.unit.engine.worlds import FAR, NEAR, STORE, Game, setting

PRICE = np.array([100.0, 10.0, 1.0])


def world(*, budget: dict[str, Any] | None = None, **support: object) -> Setting:
    """Return the tiny world, whose store has nothing to spend, with a supporter; `near` is in the
    region north.
    """
    return setting(
        institutions={"imss": {"budget": budget or {"share_of_requirement": 0}}},
        network={"places": {"a": {"region": "north"}}},
        agreements={"insabi": {"kind": "external_support"} | support},
        replenishment={"stores": {"policy": {"max_months": "2 months"}}},
    )


def consultations(known: Setting) -> list[int]:
    """Return the further consultations of the first week, by facility."""
    (source,) = extra_demand(Draw(setting(), Streams(1, 0)), known)
    days = [np.bincount(source(day).community, minlength=3) for day in range(7)]
    counts: list[int] = np.sum(days, axis=0).tolist()
    return counts


@pytest.mark.parametrize(
    ("chosen", "paid_for"),
    [
        ({}, [NEAR, FAR]),
        ({"regions": ["north"]}, [NEAR]),
        ({"facilities": ["far"]}, [FAR]),
        ({"institutions": ["imss"], "regions": ["north"]}, [NEAR]),
    ],
    ids=["all", "a region", "a facility", "all criteria"],
)
def test_a_share_of_what_is_required_there_goes_to_who_buys_for_them(
    chosen: dict[str, Any], paid_for: list[int]
) -> None:
    known = world(supply={"share_of_requirement": 0.5}, **chosen)
    expected = 0.5 * (known.own_month[paid_for] @ PRICE).sum()

    assert Purses(known).balance[STORE] == 0
    assert support_of(known).into_purses.tolist() == pytest.approx([expected, 0, 0])


@pytest.mark.parametrize("lever", ["supply", "staff"])
def test_the_same_money_costs_the_same_whatever_it_pays_for(lever: str) -> None:
    pays = {"per_month": 900.0} | ({"consultations": 0.5} if lever == "staff" else {})

    # `far` has twice the patients of `near`
    assert support_of(world(**{lever: pays})).cost.tolist() == pytest.approx([0, 300, 600])


def test_staff_brings_nothing_into_purses() -> None:
    known = world(staff={"per_month": 900.0, "consultations": 0.5})

    assert not support_of(known).into_purses.any()


def test_what_is_paid_buys_goods_and_is_counted() -> None:
    game = Game(world(supply={"per_month": 1000.0}), shelves={})
    money = dict(zip(MONEY, game.play().money.sum(axis=0), strict=True))

    assert money["support"] == 1000
    assert 0 < money["spent"] <= 1000
    assert game.stock.supplied @ PRICE == pytest.approx(money["spent"])


def test_more_staff_means_more_consultations_where_it_works() -> None:
    staff = {"staff": {"per_month": 1.0, "consultations": 3.0}}
    everywhere, north = (
        consultations(world(**staff)),
        consultations(world(**staff, regions=["north"])),
    )

    assert everywhere[STORE] == north[STORE] == 0
    assert min(everywhere[NEAR], everywhere[FAR], north[NEAR]) > 5
    assert north[FAR] == 0


def test_no_staff_means_nobody_more() -> None:
    assert extra_demand(Draw(setting(), Streams(1, 0)), world(supply={"per_month": 5.0})) == []
