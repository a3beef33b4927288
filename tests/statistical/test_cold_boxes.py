"""Boxes fail as often as is said: within the interval that a right model leaves once in 10,000."""

from functools import cache

import numpy as np
import pytest
from scipy.stats import binom

from sim.engine.cold_boxes import ColdBoxes
from sim.engine.stock import Stock
from sim.engine.way import Carriage
from sim.rng import Streams
from tests.unit.engine.worlds import STORE, pieces, setting

DAYS = 2000
ERROR = 1e-4
KNOWN = setting(
    cold_chain={"autonomy_median": "24 h", "autonomy_p95": "48 h", "freezes": 0.15},
    products={"v": {"cold_chain": True}},
)


@cache
def opened(hours: float) -> tuple[int, int, int]:
    """Open the boxes of all facilities on every day; return how many, warm and frozen."""
    stock = Stock(pieces(KNOWN, {}))
    boxes = ColdBoxes(STORE, setting=KNOWN, stock=stock, streams=Streams(11, 0))
    for day in range(DAYS):
        for facility in range(3):
            held = np.array([3, 0, 0])
            boxes.spoiled(held, facility, Carriage(day, opened=day + hours / 24, cooled=False))
    n, warm, frozen = stock.boxes.sum(axis=0).tolist()
    return n, warm, frozen


def is_likely(count: int, n: int, share: float) -> bool:
    return bool(binom.ppf(ERROR / 2, n, share) <= count <= binom.ppf(1 - ERROR / 2, n, share))


def test_boxes_freeze_as_often_as_is_said() -> None:
    n, _, frozen = opened(1.0)

    assert n == 3 * DAYS
    assert is_likely(frozen, n, 0.15)


@pytest.mark.parametrize(("hours", "share"), [(12.0, 0.05), (24.0, 0.5), (48.0, 0.95)])
def test_boxes_last_as_long_as_is_said(hours: float, share: float) -> None:
    n, warm, _ = opened(hours)

    assert is_likely(warm, n, share)


def test_whether_a_box_freezes_says_nothing_about_how_long_it_lasts() -> None:
    streams = Streams(11, 0).uniform("cold box 0", np.arange(3), np.arange(3 * DAYS)[:, None])
    lasts, freezes = streams[0::3].ravel(), streams[1::3].ravel()

    assert abs(np.corrcoef(lasts, freezes)[0, 1]) < 3.9 / np.sqrt(lasts.size)
