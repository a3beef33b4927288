from dataclasses import replace

import numpy as np
import pytest

from tests.unit.policies.replenishment.views import rows, view


def test_position_is_what_is_on_hand_and_on_order() -> None:
    assert rows(view([[100, 0]], on_order=[[20, 30]]).position) == [[120, 30]]


def test_what_is_owed_is_no_part_of_the_position() -> None:
    stock = replace(view([[100, 0]], on_order=[[20, 30]]), owed=np.array([[50, 40]]))

    assert rows(stock.position) == [[70, -10]]


@pytest.mark.parametrize(
    ("months", "wanted"), [(1, [0, 0, 50]), (2, [70, 50, 150]), (2.001, [71, 51, 151])]
)
def test_stock_is_lifted_to_so_many_months(months: float, wanted: list[int]) -> None:
    stock = view([[100, 120, 30]], on_order=[[30, 30, 20]])

    assert rows(stock.up_to(months)) == [wanted]


def test_whoever_holds_more_gives_nothing_back() -> None:
    assert rows(view([[500]]).up_to(2)) == [[0]]


def test_a_piece_that_is_used_in_part_is_wanted_whole() -> None:
    assert rows(view([[0]], amc=[[0.1]]).up_to(1)) == [[1]]
