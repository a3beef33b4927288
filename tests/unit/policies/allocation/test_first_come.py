import numpy as np
import pytest

from sim.policies.allocation import Requests
from sim.policies.allocation.first_come import FirstCome
from tests.unit.policies.allocation.requests import shared


@pytest.mark.parametrize(
    ("stock", "given"),
    [
        (0, [0, 0, 0]),
        (20, [20, 0, 0]),
        (30, [30, 0, 0]),
        (50, [30, 20, 0]),
        (99, [30, 50, 19]),
        (100, [30, 50, 20]),
    ],
)
def test_the_oldest_takes_what_it_asks_for(stock: int, given: list[int]) -> None:
    assert shared(FirstCome(), [30, 50, 20], stock=stock) == given


def test_need_does_not_count() -> None:
    assert shared(FirstCome(), [30, 30], stock=30, position=[500, 0]) == [30, 0]


def test_products_are_shared_apart() -> None:
    asked = np.array([[30, 5], [30, 50]])
    requests = Requests(asked, np.zeros_like(asked), np.ones(asked.shape), np.zeros(2))

    assert FirstCome().share(requests, np.array([40, 5])).tolist() == [[30, 5], [10, 0]]
