import re

import pytest
from pydantic import ValidationError

from sim.policies.replenishment.continuous_review import ContinuousReview
from tests.unit.policies.replenishment.views import chance, rows, view


def ordered(on_hand: float, *, on_order: float = 0, amc: float = 100) -> int:
    """Return the order at a minimum of one month and a maximum of two."""
    stock = view([[on_hand]], on_order=[[on_order]], amc=[[amc]])
    return rows(ContinuousReview().order(stock, chance()))[0][0]


@pytest.mark.parametrize(
    ("on_hand", "on_order", "pieces"),
    [
        pytest.param(101, 0, 0, id="above the minimum"),
        pytest.param(100, 0, 100, id="at the minimum"),
        pytest.param(99, 0, 101, id="below the minimum"),
        pytest.param(0, 0, 200, id="empty"),
        pytest.param(0, 101, 0, id="on the way"),
        pytest.param(0, 40, 160, id="too little on the way"),
    ],
)
def test_an_order_goes_out_once_the_position_falls_to_the_minimum(
    on_hand: int, on_order: int, pieces: int
) -> None:
    assert ordered(on_hand, on_order=on_order) == pieces


def test_what_is_not_used_is_not_ordered() -> None:
    assert ordered(0, amc=0) == 0


def test_a_product_above_its_minimum_is_not_ordered_with_others() -> None:
    stock = view([[150, 80]])

    assert rows(ContinuousReview().order(stock, chance())) == [[0, 120]]


@pytest.mark.parametrize(
    ("least", "most", "got"),
    [("2 months", "2 months", "2 and 2"), ("3 months", "1.5 months", "3 and 1.5")],
    ids=["equal", "exchanged"],
)
def test_the_minimum_has_to_be_below_the_maximum(least: str, most: str, got: str) -> None:
    message = f"min_months has to be below max_months, got {got} months"

    with pytest.raises(ValidationError, match=re.escape(message)):
        ContinuousReview.model_validate({"min_months": least, "max_months": most})


@pytest.mark.parametrize(("on_hand", "pieces"), [(31, 0), (30, 50), (-5, 85)])
def test_levels_in_pieces_do_not_move_with_use(on_hand: int, pieces: int) -> None:
    policy = ContinuousReview(min_pieces=30, max_pieces=80)

    assert rows(policy.order(view([[on_hand]], amc=[[7]]), chance())) == [[pieces]]


@pytest.mark.parametrize(
    ("levels", "message"),
    [
        ({"min_pieces": 3}, "expected both min_pieces and max_pieces, or neither"),
        ({"max_pieces": 3}, "expected both min_pieces and max_pieces, or neither"),
        ({"min_pieces": 3, "max_pieces": 3}, "min_pieces has to be below max_pieces, got 3 and 3"),
        (
            {"min_pieces": 1, "max_pieces": 3, "max_months": "2 months"},
            "either in months or in pieces, got both",
        ),
    ],
)
def test_levels_stand_in_months_or_in_pieces(levels: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        ContinuousReview.model_validate(levels)
