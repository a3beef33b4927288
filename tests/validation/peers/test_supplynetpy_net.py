import numpy as np
import pytest

from validation.peers.holder import Holder, Run
from validation.peers.supplynetpy_net import play_supplynetpy

pytest.importorskip("SupplyNetPy")


def run(lead_days: int, asked: list[int]) -> Run:
    """Return what becomes of a unit that fills up to five pieces every day."""
    unit = Holder("unit", first_stock=5, lead_days=lead_days, reorder_at=4, up_to=5)
    return play_supplynetpy([unit], np.array(asked)[:, None])


def test_what_is_ordered_comes_after_its_lead_days() -> None:
    assert run(2, [3, 0, 0, 1]).at_opening[:, 0].tolist() == [5, 2, 5, 5]


def test_who_finds_too_little_takes_it_and_leaves() -> None:
    played = run(1, [8, 0, 0])

    assert played.at_opening[:, 0].tolist() == [5, 5, 5]
    assert played.served.tolist() == [5]


def test_nobody_has_to_come_on_the_first_day() -> None:
    assert run(1, [0, 0, 4, 0]).at_opening[:, 0].tolist() == [5, 5, 5, 5]


def test_a_store_sends_whole_lots_on() -> None:
    store = Holder("store", first_stock=10, lead_days=2, reorder_at=9, up_to=10)
    unit = Holder("unit", first_stock=5, lead_days=1, reorder_at=4, up_to=0, lot=5)
    played = play_supplynetpy([unit], np.array([[1], [0], [0], [0]]), store)

    assert played.at_opening.tolist() == [[10, 5], [5, 9], [10, 9], [10, 9]]
