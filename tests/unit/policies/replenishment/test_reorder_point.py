import pytest
from pydantic import ValidationError

from sim.policies.replenishment.reorder_point import ReorderPoint
from tests.unit.policies.replenishment.views import chance, rows, view


def ordered(on_hand: float, *, on_order: float = 0, amc: float = 100, **levels: object) -> int:
    """Return the order with lots of 30 pieces at a point of 50, if not said otherwise."""
    policy = ReorderPoint.model_validate(levels or {"min_pieces": 50, "lot_pieces": 30})
    stock = view([[on_hand]], on_order=[[on_order]], amc=[[amc]])
    return rows(policy.order(stock, chance()))[0][0]


@pytest.mark.parametrize(
    ("on_hand", "on_order", "pieces"),
    [
        pytest.param(51, 0, 0, id="above the point"),
        pytest.param(50, 0, 30, id="at the point"),
        pytest.param(21, 0, 30, id="one lot lifts it above"),
        pytest.param(20, 0, 60, id="one lot lifts it to the point only"),
        pytest.param(0, 0, 60, id="empty"),
        pytest.param(20, 31, 0, id="on the way"),
    ],
)
def test_whole_lots_lift_the_position_above_the_point(
    on_hand: int, on_order: int, pieces: int
) -> None:
    assert ordered(on_hand, on_order=on_order) == pieces


@pytest.mark.parametrize(("on_hand", "pieces"), [(151, 0), (150, 50), (99, 100)])
def test_point_and_lot_may_stand_in_months(on_hand: int, pieces: int) -> None:
    assert ordered(on_hand, min_months="1.5 months", lot_months="0.5 months") == pieces


def test_a_point_between_two_pieces_is_reached_from_above() -> None:
    assert ordered(1, amc=3, min_months="0.5 months", lot_pieces=1) == 1
    assert ordered(2, amc=3, min_months="0.5 months", lot_pieces=1) == 0


def test_what_is_not_used_has_no_lot_in_months() -> None:
    assert ordered(0, amc=0, min_months="1 months", lot_months="1 months") == 0


@pytest.mark.parametrize(
    ("levels", "message"),
    [
        ({"lot_pieces": 3}, "either min_months or min_pieces"),
        ({"min_pieces": 3, "min_months": "1 months", "lot_pieces": 3}, "either min_months"),
        ({"min_pieces": 3}, "either lot_months or lot_pieces"),
        ({"min_pieces": 3, "lot_pieces": 0}, "lot_pieces"),
    ],
)
def test_there_is_one_point_and_one_lot(levels: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        ReorderPoint.model_validate(levels)
