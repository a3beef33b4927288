import pytest

from sim.policies.replenishment.forced_ordering import ForcedOrdering
from tests.unit.policies.replenishment.views import chance, rows, view


def ordered(on_hand: float, *, on_order: float = 0, amc: float = 100) -> int:
    stock = view([[on_hand]], on_order=[[on_order]], amc=[[amc]])
    return rows(ForcedOrdering().order(stock, chance()))[0][0]


@pytest.mark.parametrize(
    ("on_hand", "on_order", "pieces"),
    [
        pytest.param(0, 0, 300, id="empty"),
        pytest.param(299, 0, 1, id="one piece short"),
        pytest.param(300, 0, 0, id="full"),
        pytest.param(400, 0, 0, id="overfull"),
        pytest.param(50, 200, 50, id="on the way"),
    ],
)
def test_every_review_fills_up_to_the_maximum(on_hand: int, on_order: int, pieces: int) -> None:
    assert ordered(on_hand, on_order=on_order) == pieces


def test_what_is_not_used_is_not_ordered() -> None:
    assert ordered(0, amc=0) == 0


def test_each_facility_and_product_is_filled_by_its_own_use() -> None:
    stock = view([[0, 10], [20, 0]], amc=[[10, 20], [30, 40]])

    assert rows(ForcedOrdering().order(stock, chance())) == [[30, 50], [70, 120]]
