"""A forward store between the store and the units: it is supplied, and supplies, as any other."""

from typing import Any

import pytest

from tests.unit.engine.worlds import FAR, NEAR, STORE, Game, V, patient, setting

FORWARD = 3


def levels(**replenishment: object) -> dict[str, Any]:
    """Return the change by which far is supplied by a forward store where near is."""
    return {
        "facilities": {
            "forward": {
                "name": "Forward", "institution": "imss", "level": "forward", "place": "a",
                "supplier": "store", "route": "trunk",
            },
            "far": {"supplier": "forward", "route": "local"},
        },
        "transport": {
            "fleets": {"pickups": {"vehicle": "van", "number": 1, "home": "forward"}},
            "routes": {"trunk": {"fleet": "vans"}, "local": {"fleet": "pickups"}},
        },
        "replenishment": {
            "forward": {
                "levels": ["forward"],
                "review": {"kind": "every", "interval": "28 d"},
                "policy": {"kind": "forced_ordering", "max_months": "2 months"},
                "first_stock": "0 months",
            } | replenishment
        },
    }  # fmt: skip


def test_a_forward_store_is_expected_to_use_what_its_units_use() -> None:
    expected = setting(**levels()).expected_month[:, V]

    assert expected[FORWARD] == expected[FAR]
    assert expected[STORE] == pytest.approx(expected[NEAR] + expected[FAR])


def test_goods_go_from_store_to_store_to_unit() -> None:
    game = Game(setting(**levels()), shelves={"store": 1000, "forward": {"v": 5}})

    assert game.diary() == [
        "2 08:00 store v-46 e-51 n-51",
        "2 08:00 forward v-5",
        "7 10:30 far v+5",
        "7 11:30 near v+10 e+10 n+10",
        "8 08:30 forward v+36 e+41 n+41",
    ]


def test_what_patients_of_its_units_asked_is_no_use_of_the_forward_store_itself() -> None:
    game = Game(setting(**levels()), patients={3: [patient("far", v=4)]})
    game.play()

    assert game.stock.wanted[FORWARD, V] == 20  # the kit that was asked of it


def test_the_orders_of_a_forward_store_are_on_order_until_they_come() -> None:
    game = Game(setting(**levels()))
    game.world._env.run(until=6)
    waiting = game.stock.on_order[FORWARD, V]
    game.world._env.run(until=9)

    assert (waiting, game.stock.on_order[FORWARD, V]) == (41, 0)


def test_an_estimate_at_a_forward_store_follows_what_was_asked_of_it() -> None:
    known = setting(run={"horizon": "84 d"}, **levels(consumption={"look_back": 1}))
    game = Game(known)
    game.play()
    (programme,) = [each for each in game.world._replenishers if FORWARD in each.block.rows]

    assert programme.history.monthly[0, V] == pytest.approx(20 / 28 * 30.4375)


def test_an_emergency_is_sent_from_the_store_that_supplies() -> None:
    change = levels()
    change["replenishment"]["units"] = {"emergency": {"fleet": "pickups"}}
    shelves = {"store": 1000, "forward": 100, "near": 0, "far": 0}
    deliveries = Game(setting(**change), shelves=shelves).play().deliveries

    assert deliveries["facility"][deliveries["emergency"]].tolist() == [FAR]
