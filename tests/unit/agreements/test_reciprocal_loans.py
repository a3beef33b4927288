import numpy as np
import pytest
from pydantic import ValidationError

from sim.agreements import ReciprocalLoans

MONTHLY = np.array([10.0, 4.5, 0.0])


def agreed(**terms: object) -> ReciprocalLoans:
    return ReciprocalLoans.model_validate({"parties": ["a", "b"], "levels": ["store"]} | terms)


@pytest.mark.parametrize(
    ("trigger", "on_hand", "calls"),
    [
        ("0.5 months", [5, 2, 0], [True, True, False]),
        ("0.5 months", [6, 3, 0], [False, False, False]),
        ("0 months", [0, 1, 0], [True, False, False]),
    ],
)
def test_a_product_in_use_calls_at_or_below_the_trigger(
    trigger: str, on_hand: list[int], calls: list[bool]
) -> None:
    assert agreed(trigger=trigger).calls(np.array(on_hand), MONTHLY).tolist() == calls


@pytest.mark.parametrize(
    ("up_to", "position", "need"),
    [
        ("1 months", [0, 0, 0], [10, 5, 0]),
        ("1 months", [4, 9, 2], [6, 0, 0]),
        ("2 months", [0, 1, 0], [20, 8, 0]),
    ],
)
def test_need_is_what_lifts_the_position_to_the_level(
    up_to: str, position: list[int], need: list[int]
) -> None:
    assert agreed(up_to=up_to).need(np.array(position), MONTHLY).tolist() == need


@pytest.mark.parametrize(
    ("retention", "spare"),
    [
        ("0 months", [25, 25, 0]),
        ("1 months", [15, 20, 0]),
        ("3 months", [0, 11, 0]),
        ("1000000 months", [0, 0, 0]),
    ],
)
def test_a_lender_spares_what_it_holds_above_its_retention(
    retention: str, spare: list[int]
) -> None:
    assert agreed(retention=retention).spare(np.array([25, 25, 25]), MONTHLY).tolist() == spare


@pytest.mark.parametrize(
    ("limit", "owed", "room"),
    [
        ("2 months", [0, 0, 0], [20, 9, 0]),
        ("2 months", [15, 10, 1], [5, 0, 0]),
        ("2 months", [-5, 0, 0], [25, 9, 0]),
    ],
)
def test_room_is_what_the_limit_leaves(limit: str, owed: list[int], room: list[int]) -> None:
    assert agreed(limit=limit).room(np.array(owed), MONTHLY).tolist() == room


def test_without_a_limit_there_is_room_for_any_loan() -> None:
    assert (agreed().room(np.array([10**9]), np.array([1.0])) >= 10**12).all()


@pytest.mark.parametrize(
    ("share", "back"), [(0, [0, 0, 0]), (0.5, [5, 3, 0]), (0.29, [2, 2, 0]), (1, [10, 7, 1])]
)
def test_whole_pieces_of_what_is_received_go_back(share: float, back: list[int]) -> None:
    assert agreed(payback_share=share).payback(np.array([10, 7, 1])).tolist() == back


@pytest.mark.parametrize(
    "terms",
    [{"parties": ["a"]}, {"parties": ["a", "a"]}, {"levels": []}, {"retention": "-1 months"}],
    ids=["one party", "one party twice", "no level", "retention below nothing"],
)
def test_terms_that_make_no_sense_are_refused(terms: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match=next(iter(terms)) + "|two parties"):
        agreed(**terms)
