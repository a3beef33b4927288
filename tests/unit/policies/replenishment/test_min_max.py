from dataclasses import replace

import numpy as np
import pytest
from pydantic import ValidationError

from sim.policies.replenishment.continuous_review import ContinuousReview
from sim.policies.replenishment.min_max import MinMax
from sim.policies.replenishment.standard import Standard
from sim.policies.replenishment.vendor_managed import VendorManaged
from tests.unit.policies.replenishment.views import chance, rows, view

KINDS = [Standard, ContinuousReview, VendorManaged]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("on_hand", "on_order", "ordered"),
    [(101, 0, 0), (100, 0, 100), (60, 40, 100), (60, 41, 0), (0, 0, 200), (0, 500, 0)],
    ids=[
        "above",
        "at the minimum",
        "with what comes",
        "what comes is enough",
        "empty",
        "much comes",
    ],
)
def test_what_is_at_or_below_the_minimum_is_filled_up(
    kind: type[MinMax], on_hand: int, on_order: int, ordered: int
) -> None:
    """With 100 pieces a month the minimum is 100 and the maximum 200."""
    orders = kind().order(view([[on_hand]], on_order=[[on_order]]), chance())

    assert rows(orders) == [[ordered]]


@pytest.mark.parametrize("kind", KINDS)
def test_levels_in_pieces_do_not_move_with_use(kind: type[MinMax]) -> None:
    rule = kind(min_pieces=5, max_pieces=12)
    orders = rule.order(view([[5, 6, 0]], amc=[[0.0, 1.0, 900.0]]), chance())

    assert rows(orders) == [[7, 0, 12]]


@pytest.mark.parametrize(
    ("amc", "on_hand", "ordered"),
    [(10.1, 0, 21), (0.4, 0, 1), (0.0, 0, 0), (0.0, 3, 0), (2.5, 2, 3)],
)
def test_a_part_of_a_piece_is_ordered_whole(amc: float, on_hand: int, ordered: int) -> None:
    orders = Standard().order(view([[on_hand]], amc=[[amc]]), chance())

    assert rows(orders) == [[ordered]]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"min_months": "2 months"}, "min_months has to be below max_months, got 2 and 2 months"),
        ({"max_months": "1 months"}, "min_months has to be below max_months, got 1 and 1 months"),
        ({"min_pieces": 3}, "expected both min_pieces and max_pieces, or neither"),
        ({"max_pieces": 3}, "expected both min_pieces and max_pieces, or neither"),
        ({"min_pieces": 3, "max_pieces": 3}, "has to be below max_pieces, got 3 and 3"),
        (
            {"min_pieces": 3, "max_pieces": 9, "min_months": "1 months"},
            "either in months or in pieces, got both",
        ),
        ({"min_pieces": -1, "max_pieces": 9}, "greater than or equal to 0"),
        ({"min_pieces": 0, "max_pieces": 0}, "greater than or equal to 1"),
    ],
)
@pytest.mark.parametrize("kind", KINDS)
def test_levels_that_do_not_fit_together_are_refused(
    kind: type[MinMax], fields: dict[str, object], words: str
) -> None:
    with pytest.raises(ValidationError, match=words):
        kind.model_validate(fields)


def test_what_is_owed_is_ordered_on_top() -> None:
    seen = replace(view([[30]], on_order=[[20]]), owed=np.array([[70]]))

    assert rows(Standard().order(seen, chance())) == [[200 + 20]]
