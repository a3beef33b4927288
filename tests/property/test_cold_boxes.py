"""Which way boxes move what is lost, for the same trips."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from sim.engine.cold_boxes import ColdBoxes
from sim.engine.stock import Stock
from sim.engine.way import Carriage
from sim.rng import Streams
from tests.unit.engine.worlds import NEAR, STORE, Game, pieces, setting

COLD = {"v": {"cold_chain": True}, "e": {"cold_chain": True, "heat_loss": 0.9}}
hours = st.floats(0, 200)
contents = st.lists(st.integers(0, 50), min_size=3, max_size=3).map(np.array)


def spoiled(
    content: NDArray[np.int64], *, lasts: float, freezes: float, on_way: float, cooled: bool = False
) -> NDArray[np.int64]:
    """Return what a box of 20 days loses, one a day, after the same hours on the way."""
    box = {"autonomy_median": f"{lasts} h", "autonomy_p95": f"{2 * lasts} h", "freezes": freezes}
    known = setting(cold_chain=box, products=COLD)
    boxes = ColdBoxes(STORE, setting=known, stock=Stock(pieces(known, {})), streams=Streams(3, 0))
    lost = [
        boxes.spoiled(content, NEAR, Carriage(day, opened=day + on_way / 24, cooled=cooled))
        for day in range(20)
    ]
    return np.stack([np.zeros_like(content) if each is None else each for each in lost])


@given(contents, hours, st.sampled_from([0.0, 0.2]))
def test_a_box_that_lasts_longer_never_loses_more(
    content: NDArray[np.int64], on_way: float, freezes: float
) -> None:
    short, long = (
        spoiled(content, lasts=lasts, freezes=freezes, on_way=on_way) for lasts in (24, 48)
    )

    assert (long <= short).all()


@given(contents, hours)
def test_boxes_that_freeze_less_often_never_lose_more(
    content: NDArray[np.int64], on_way: float
) -> None:
    rarely, often = (
        spoiled(content, lasts=48, freezes=freezes, on_way=on_way) for freezes in (0.05, 0.2)
    )

    assert (rarely <= often).all()


@given(contents, hours)
def test_never_more_than_there_is_and_never_what_need_not_be_cold(
    content: NDArray[np.int64], on_way: float
) -> None:
    lost = spoiled(content, lasts=24, freezes=0.2, on_way=on_way)

    assert ((lost >= 0) & (lost <= content)).all()
    assert not lost[:, 2].any()


@given(contents, hours)
def test_a_cooled_vehicle_loses_nothing(content: NDArray[np.int64], on_way: float) -> None:
    assert not spoiled(content, lasts=1, freezes=1.0, on_way=on_way, cooled=True).any()


def test_longer_lasting_boxes_lose_less_on_the_same_trips() -> None:
    lost = []
    for lasts in (1, 3, 5, 48):
        box = {"autonomy_median": f"{lasts} h", "autonomy_p95": f"{2 * lasts} h", "freezes": 0.0}
        game = Game(setting(cold_chain=box, products=COLD))
        game.play()
        lost.append(int(game.stock.damaged.sum()))

    assert lost == sorted(lost, reverse=True)
    assert lost[0] > lost[-1]
