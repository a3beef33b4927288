"""Goods that expire: on shelves, on vehicles, and when they come from a supplier."""

from typing import Any

import pytest

from sim.engine.setting import Setting
from tests.unit.engine.worlds import FAR, NEAR, STORE, E, Game, V, patient, rule, setting

NOBODY_ASKS = rule("forced_ordering", max_months="0 months")
BUY = rule("forced_ordering", programme="stores", max_months="1 months")


def ageing(
    *, life: int = 2, first_age: tuple[float, float] = (0.5, 0.5), **changes: object
) -> Setting:
    """Return a world in which `v` lasts *life* months and the others for ever.

    It starts with the year; what lasts two months and is half of it old expires on day 31.
    """
    least, most = first_age
    ages = {"expires": True, "first_age_least": least, "first_age_most": most}
    ages |= changes.pop("ageing", {})
    defaults: dict[str, Any] = {"replenishment": NOBODY_ASKS, "run": {"horizon": "70 d"}}
    lasting = {"v": {"shelf_life_months": life}}
    return setting(ageing=ages, products=lasting, **(defaults | changes))


def lots(game: Game, facility: int, product: int = V) -> dict[int, int]:
    """Return the pieces on a shelf by month of expiry."""
    held = game.stock.lots.held(facility, game.stock.on_hand[facility])
    found = zip(held.cell.tolist(), held.pieces.tolist(), strict=True)
    return {cell % held.months: pieces for cell, pieces in found if cell // held.months == product}


def test_goods_leave_the_shelf_on_the_first_morning_of_their_month() -> None:
    game = Game(ageing(), shelves={"near": 7, "store": 4})

    assert game.diary() == ["31 08:00 store v-4", "31 08:00 near v-7"]
    assert game.stock.expired[:, V].tolist() == [4, 7, 0]


def test_the_first_stock_expires_month_by_month() -> None:
    game = Game(ageing(life=4, first_age=(0.25, 0.75)), shelves={"near": 9})

    assert game.diary() == ["31 08:00 near v-3", "60 08:00 near v-3"]


def test_patients_get_what_expires_first() -> None:
    visits = {3: [patient("near", v=4)]}
    game = Game(ageing(first_age=(0, 0.5)), shelves={"near": 10}, patients=visits)

    assert game.diary() == ["3 08:00 near v-4", "31 08:00 near v-1", "60 08:00 near v-5"]


def test_nobody_is_given_what_expires_that_day() -> None:
    game = Game(ageing(), shelves={"near": 9}, patients={31: [patient("near", v=2, e=2)]})
    records = game.play()

    assert records.served[NEAR, [V, E]].tolist() == [0, 2]
    assert records.stockout_days[NEAR, V] == 27  # opening days from 1 February on


def test_a_run_measured_counts_what_there_was_expired_and_remains() -> None:
    known = ageing(run={"start": "2024-02-01", "warm_up": "31 d", "horizon": "39 d"}, life=4)
    records = Game(known, shelves={"near": {"v": 6, "e": 8}}).play()

    assert records.opening[NEAR].tolist() == [6, 8, 0]
    assert records.expired[NEAR].tolist() == [6, 0, 0]
    assert records.short_dated[NEAR].sum(axis=0).tolist() == [0, 0, 0, 8]


def test_without_ageing_nothing_is_kept_of_it() -> None:
    records = Game(ageing(ageing={"expires": False})).play()

    assert records.expired.size == records.opening.size == records.short_dated.size == 0


def test_what_expires_on_its_way_is_thrown_away_where_it_is_unloaded() -> None:
    run = {"start": "2024-01-29", "horizon": "20 d"}  # packed on 31 January, driven on 5 February
    game = Game(ageing(run=run, replenishment={}), shelves={"store": 30})
    records = game.play()

    assert records.deliveries["pieces"].tolist() == [30, 60]
    assert game.stock.on_hand[[NEAR, FAR], V].tolist() == [0, 0]
    assert game.stock.expired[:, V].tolist() == [0, 10, 20]


def test_what_stays_on_the_shelf_of_a_store_expires_last() -> None:
    game = Game(
        ageing(first_age=(0, 0.5), replenishment={}, run={"horizon": "20 d"}),
        shelves={"store": 40},
    )
    game.play()

    assert lots(game, STORE) == {2: 10}
    assert lots(game, NEAR) | lots(game, FAR) == {1: 10, 2: 10}


def test_a_delivery_team_hands_out_first_what_expires_first() -> None:
    exactly = {"max_months": "1 months", "count_error": 0, "ahead": "0 d", "reserve": 0.5}
    push = rule("informed_push", **exactly)
    game = Game(
        ageing(first_age=(0, 0.5), replenishment=push, run={"horizon": "20 d"}),
        shelves={"store": 100},
    )
    game.play()

    assert lots(game, NEAR) == {1: 11}  # of the 48 on the vehicle
    assert lots(game, FAR) == {1: 21}
    assert lots(game, STORE) == {1: 18, 2: 50}  # 16 of it came back


@pytest.mark.parametrize(("least", "came"), [("11 months", 31), ("13 months", 0)])
def test_what_has_too_little_life_left_is_refused_on_reception(least: str, came: int) -> None:
    known = ageing(
        life=24,
        ageing={"least_remaining_life": least},
        supply={"maker": {"age_at_delivery_least": 0.5, "age_at_delivery_most": 0.5}},
        replenishment=NOBODY_ASKS | BUY,
        run={"horizon": "20 d"},
    )
    game = Game(known, shelves={})
    game.play()

    assert game.stock.on_hand[STORE].tolist() == [came, 31, 31]
    assert not game.stock.on_order[STORE].any()


def test_goods_come_with_the_life_that_their_age_leaves() -> None:
    known = ageing(
        life=24,
        supply={"maker": {"age_at_delivery_least": 0.25, "age_at_delivery_most": 0.5}},
        replenishment=NOBODY_ASKS | BUY,
        run={"horizon": "20 d"},
    )
    game = Game(known, shelves={})
    game.play()
    (month,) = lots(game, STORE)

    assert 12 <= month <= 18
    assert lots(game, STORE, E) == {game.stock.lots.months - 1: 31}  # never


KITS_FOR_NOBODY = {
    "replenishment": {
        "units": {"review": {"kind": "every", "interval": "28 d"}},
        "stores": {
            "policy": {"kind": "forced_ordering", "max_months": "3 months"},
            "review": {"kind": "every", "interval": "28 d"},
        },
    },
    "transport": {"plan": {"start": {"interval": "28 d"}}},
    "run": {"horizon": "720 d"},
}


@pytest.mark.parametrize(("expires", "end"), [(True, range(20, 61)), (False, range(230, 271))])
def test_a_kit_larger_than_the_need_piles_up_until_it_expires(*, expires: bool, end: range) -> None:
    known = ageing(life=8, ageing={"expires": expires}, **KITS_FOR_NOBODY)
    game = Game(known, shelves={"store": 93})
    game.play()

    assert int(game.stock.on_hand[NEAR, V]) in end
    assert bool(game.stock.expired[NEAR, V]) is expires


def test_nothing_expires_that_lasts_longer_than_the_run() -> None:
    game = Game(ageing(life=60, **KITS_FOR_NOBODY), shelves={"store": 93})
    records = game.play()

    assert not records.expired.any()
    assert not records.short_dated[:, :, 0].any()


def test_a_vehicle_that_is_full_takes_what_expires_first() -> None:
    small = {"vehicles": {"van": {"payload_kg": 20}}}
    known = ageing(first_age=(0, 0.5), replenishment={}, transport=small, run={"horizon": "8 d"})
    game = Game(known, shelves={"store": {"v": 40}})
    game.play()
    (waiting,) = (each for each in game.world._dispatchers[0].shipments() if each.lots)

    assert (lots(game, NEAR), lots(game, FAR)) == ({1: 10}, {1: 10})
    (left,) = waiting.lots
    assert (left.cell % left.months).tolist() == [2]
    assert left.pieces.tolist() == [10]
