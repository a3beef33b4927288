from dataclasses import replace

import numpy as np
import pytest

from sim.policies.replenishment.visit_supply import VisitSupply
from tests.unit.policies.replenishment.views import chance, rows, view


def ordered(use: float, *, on_hand: int = 0, on_order: int = 0, cover: float = 1.3) -> int:
    stock = replace(view([[on_hand]], on_order=[[on_order]]), visit_use=np.array([[use]]))
    return rows(VisitSupply(cover=cover).order(stock, chance()))[0][0]


@pytest.mark.parametrize(
    ("on_hand", "on_order", "pieces"),
    [(0, 0, 52), (50, 0, 2), (0, 52, 0), (90, 0, 0)],
    ids=["nothing there", "some there", "on the way", "more than enough"],
)
def test_the_shelf_gets_what_the_visit_lacks(on_hand: int, on_order: int, pieces: int) -> None:
    assert ordered(40, on_hand=on_hand, on_order=on_order) == pieces


@pytest.mark.parametrize(("cover", "pieces"), [(1.0, 11), (2.0, 21)])
def test_cover_says_how_much_more(cover: float, pieces: int) -> None:
    assert ordered(10.5, cover=cover) == pieces


def test_without_a_visit_nothing_is_ordered() -> None:
    assert rows(VisitSupply().order(view([[0, 3]]), chance())) == [[0, 0]]
