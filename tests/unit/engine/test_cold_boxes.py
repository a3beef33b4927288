"""Goods at 2-8 °C on their way: a van leaves on day 7 at 09:00 and unloads after 2.5 and 4 hours.

It is home after 7 hours. Only `v` is kept cold; a box lasts as long as is said, to the minute.
"""

from typing import Any

import numpy as np
import pytest

from sim.engine.cold_boxes import ColdBoxes
from sim.engine.setting import Setting
from sim.engine.stock import Stock
from sim.engine.way import Carriage
from sim.rng import Streams
from sim.scenario.patches import merge
from tests.unit.engine.worlds import FAR, NEAR, STORE, Game, V, pieces, rule, setting
from tests.unit.network.worlds import closed

DOCK = 3
DOCKED = {
    "facilities": {
        "far": {"route": "local"},
        "dock": {
            "name": "Dock", "institution": "imss", "level": "cross_dock", "place": "a",
            "supplier": "store", "route": "r",
        },
    },
    "transport": {
        "fleets": {"jeeps": {"vehicle": "van", "number": 1, "home": "dock"}},
        "routes": {"local": {"fleet": "jeeps"}},
    },
}  # fmt: skip
COOLED = {"transport": {"vehicles": {"van": {"cooled": True}}}}
LOTS = {"ageing": {"expires": True}, "products": {"v": {"shelf_life_months": 2}}}


def cold(
    lasts: str = "1000 h", *, freezes: float = 0.0, heat: float = 0.5, freeze: float = 0.5
) -> dict[str, Any]:
    """Return the sections of a cold chain for `v`."""
    box = {"autonomy_median": lasts, "autonomy_p95": lasts, "freezes": freezes}
    return {
        "cold_chain": box | {"heat_loss": heat, "freeze_loss": freeze},
        "products": {"v": {"cold_chain": True}},
    }


def played(*changes: dict[str, Any]) -> Game:
    known: Any = {}
    for change in changes:
        known = merge(known, change, lambda _path: None)
    game = Game(setting(**known))
    game.play()
    return game


def received(game: Game, product: int = V) -> list[int]:
    """Return what the two units received of a product."""
    return game.stock.received[[NEAR, FAR], product].tolist()


@pytest.mark.parametrize(
    ("lasts", "came"),
    [("2 h", [5, 10]), ("3 h", [10, 10]), ("5 h", [10, 20])],
)
def test_what_is_unloaded_later_than_its_box_lasts_is_lost_in_part(
    lasts: str, came: list[int]
) -> None:
    assert received(played(cold(lasts))) == came


def test_a_box_that_lasts_keeps_all() -> None:
    game = played(cold())

    assert received(game) == [10, 20]
    assert game.stock.boxes.tolist() == [[0, 0, 0], [1, 0, 0], [1, 0, 0]]


def test_only_cold_goods_are_lost() -> None:
    game = played(cold("1 h", heat=1.0))

    assert game.stock.damaged.tolist() == [[0, 0, 0], [10, 0, 0], [20, 0, 0]]
    assert [received(game, product) for product in range(3)] == [[0, 0], [10, 20], [10, 20]]


def test_a_product_may_lose_less_than_the_others() -> None:
    hardy = {"products": {"v": {"heat_loss": 0.2}}}

    assert received(played(cold("1 h"), hardy)) == [8, 16]


@pytest.mark.parametrize(
    ("freezes", "lasts", "came"),
    [(0.0, "9 h", [10, 20]), (1.0, "9 h", [5, 10]), (1.0, "1 h", [1, 2])],
    ids=["neither", "frozen", "frozen and warm"],
)
def test_what_froze_is_lost_in_part(freezes: float, lasts: str, came: list[int]) -> None:
    assert received(played(cold(lasts, freezes=freezes, heat=0.8))) == came


def test_a_cooled_vehicle_needs_no_boxes() -> None:
    game = played(cold("1 h", freezes=1.0), COOLED)

    assert received(game) == [10, 20]
    assert game.stock.boxes.sum(axis=0).tolist() == [2, 0, 0]


def test_a_delivery_counts_what_is_left_of_it() -> None:
    rows = Game(setting(**cold("1 h"))).play().deliveries

    assert rows["pieces"].tolist() == [25, 50]
    assert rows["value"].tolist() == [5 * 100 + 110, 10 * 100 + 220]
    assert not rows["complete"].any()


def test_what_is_lost_is_no_longer_on_order() -> None:
    assert not played(cold("1 h")).stock.on_order.any()


def test_of_lots_what_expires_last_is_lost() -> None:
    game = played(cold("1 h"), LOTS)
    shelf = game.stock.lots.held(NEAR, game.stock.on_hand[NEAR])

    assert shelf.pieces[shelf.cell // shelf.months == V].sum() == 5
    assert received(game) == [5, 10]


def test_boxes_are_packed_anew_at_a_cross_dock() -> None:
    game = played(cold("3 h"), DOCKED)

    assert received(game) == [10, 20]
    assert game.stock.boxes.tolist() == [[0, 0, 0], [1, 0, 0], [2, 0, 0], [0, 0, 0]]


def test_what_was_spoiled_before_a_cross_dock_does_not_go_on() -> None:
    game = played(cold("1 h"), DOCKED)

    assert game.stock.damaged[:, V].tolist() == [0, 5, 5, 10]
    assert received(game) == [5, 5]


def test_goods_that_come_home_are_opened_there_and_packed_anew() -> None:
    storms = {"ab": closed(7, 9)}
    known = setting(run={"horizon": "20 d"}, **cold("1 h"))
    game = Game(known, storms=storms)
    game.play()

    assert game.stock.damaged[:, V].tolist() == [10, 5, 5]
    assert received(game) == [5, 5]


def test_what_a_team_brings_back_is_opened_at_home() -> None:
    exactly = {"max_months": "1 months", "count_error": 0, "ahead": "0 d", "reserve": 0.5}
    push = {"replenishment": rule("informed_push", **exactly)}
    game = played(cold("6 h"), push, LOTS)

    assert game.stock.boxes.tolist() == [[1, 1, 0], [1, 0, 0], [1, 0, 0]]
    assert game.stock.damaged[:, V].tolist() == [8, 0, 0]  # half of the 16 that came back
    assert game.stock.on_hand[STORE, V] == 1000 - 32 - 8


def test_what_a_cold_store_has_no_room_for_goes_back() -> None:
    small = {"facilities": {"near": {"cold_storage_m3": 0.004}}}
    game = played(cold(), small)

    assert received(game) == [4, 20]
    assert received(game, product=1) == [10, 20]
    assert game.stock.on_hand[STORE, V] == 1000 - 24


def boxes(known: Setting) -> tuple[ColdBoxes, Stock]:
    stock = Stock(pieces(known, {}))
    return ColdBoxes(STORE, setting=known, stock=stock, streams=Streams(1, 1)), stock


def opened(known: Setting, *, content: int, n: int = 2000, hours: float = 1.0) -> int:
    """Open a box on each of *n* days, and return how many pieces were spoiled in all."""
    packed, _ = boxes(known)
    held = np.array([content, 0, 0])
    lost = [
        packed.spoiled(held, NEAR, Carriage(day, opened=day + hours / 24, cooled=False))
        for day in range(n)
    ]
    return sum(int(each.sum()) for each in lost if each is not None)


def test_small_boxes_lose_the_same_share_as_large_ones() -> None:
    known = setting(**cold("1 min", heat=0.3))

    assert opened(known, content=1) == pytest.approx(600, abs=80)
    assert opened(known, content=10) == pytest.approx(6000, abs=80)


def test_the_same_box_meets_the_same_chance_whatever_is_in_it() -> None:
    known = setting(**cold(freezes=0.2, freeze=1.0))

    assert opened(known, content=6) == 6 * opened(known, content=1) > 0


def test_where_there_is_no_cold_chain_no_box_is_opened() -> None:
    known = setting(products={"v": {"cold_chain": True}})
    packed, stock = boxes(known)
    held = np.array([5, 5, 5])

    assert packed.spoiled(held, NEAR, Carriage(0, opened=99, cooled=False)) is None
    assert not stock.boxes.any()
