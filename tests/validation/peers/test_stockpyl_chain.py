import numpy as np
import pytest

from validation.peers.holder import Holder
from validation.peers.stockpyl_chain import play_stockpyl

pytest.importorskip("stockpyl")


def stock(lead_days: int, asked: list[int]) -> list[int]:
    """Return the stock of a unit that fills up to five pieces every day."""
    unit = Holder("unit", first_stock=5, lead_days=lead_days, reorder_at=4, up_to=5)
    return play_stockpyl([unit], np.array(asked)).at_opening[:, 0].tolist()


def test_what_is_ordered_comes_after_its_lead_days() -> None:
    assert stock(2, [3, 0, 0, 1]) == [5, 2, 5, 5]


def test_who_was_refused_is_served_first_when_goods_come() -> None:
    assert stock(1, [8, 0, 0]) == [5, 8, 5]


def test_a_store_hands_out_what_it_has_and_owes_the_rest() -> None:
    store = Holder("store", first_stock=2, lead_days=2, reorder_at=1, up_to=2)
    unit = Holder("unit", first_stock=5, lead_days=1, reorder_at=4, up_to=5)
    run = play_stockpyl([store, unit], np.array([5, 0, 0, 0]))

    assert run.at_opening.tolist() == [[2, 5], [0, 2], [5, 2], [2, 5]]
    assert run.served[-1] == 5
