from typing import Literal

import numpy as np
import pytest
from pydantic import ValidationError

from sim.policies.replenishment.kit_push import KitPush
from tests.unit.policies.replenishment.views import Rows, chance, rows, view

TWO_SMALL_ONE_LARGE = ("small", "small", "large")


def kits(
    expected: Rows,
    *,
    sized_for: Literal["facility", "kind", "country"] = "facility",
    kinds: tuple[str, ...] = TWO_SMALL_ONE_LARGE,
    size: float = 1.0,
    pieces_per_kit: float = 100.0,
) -> list[list[int]]:
    stock = view(np.zeros_like(expected).tolist(), expected=expected, kinds=kinds)
    policy = KitPush(sized_for=sized_for, size=size, pieces_per_kit=pieces_per_kit)
    return rows(policy.order(stock, chance()))


@pytest.mark.parametrize(
    ("sized_for", "sent"),
    [
        pytest.param("facility", [[20, 4], [60, 16], [300, 300]], id="to size"),
        pytest.param("kind", [[40, 10], [40, 10], [300, 300]], id="one size a kind"),
        pytest.param("country", [[80, 20], [80, 20], [300, 300]], id="national kits"),
    ],
)
def test_a_kit_covers_the_month_that_it_is_sized_for(
    sized_for: Literal["facility", "kind", "country"], sent: list[list[int]]
) -> None:
    assert kits([[20, 4], [60, 16], [300, 300]], sized_for=sized_for) == sent


@pytest.mark.parametrize("sized_for", ["facility", "kind", "country"])
def test_nobody_looks_at_the_shelf(sized_for: Literal["facility", "kind", "country"]) -> None:
    policy = KitPush(sized_for=sized_for)
    bare, full = (view([[held, held]], amc=[[30, 70]]) for held in (0, 9999))

    assert rows(policy.order(bare, chance())) == rows(policy.order(full, chance()))


@pytest.mark.parametrize(("size", "sent"), [(0.5, [15, 35]), (1.0, [30, 70]), (2.0, [60, 140])])
def test_a_larger_kit_covers_more_months(size: float, sent: list[int]) -> None:
    assert kits([[30, 70]], kinds=("small",), size=size) == [sent]


@pytest.mark.parametrize("sized_for", ["facility", "kind", "country"])
def test_each_key_comes_with_at_least_one_piece(
    sized_for: Literal["facility", "kind", "country"],
) -> None:
    sent = kits([[100, 0.01]], kinds=("small",), sized_for=sized_for)

    assert sent[0][1] >= 1


@pytest.mark.parametrize("sized_for", ["facility", "kind", "country"])
def test_a_key_that_is_not_kept_is_not_in_the_kit(
    sized_for: Literal["facility", "kind", "country"],
) -> None:
    assert kits([[100, 0]], kinds=("small",), sized_for=sized_for)[0][1] == 0


@pytest.mark.parametrize("sized_for", ["facility", "kind", "country"])
def test_a_kind_without_patients_gets_an_empty_kit(
    sized_for: Literal["facility", "kind", "country"],
) -> None:
    assert kits([[30, 70], [0, 0]], kinds=("small", "store"), sized_for=sized_for)[1] == [0, 0]


def test_pieces_are_rounded_to_whole_ones() -> None:
    assert kits([[2.4, 2.6, 0.2]], kinds=("small",)) == [[2, 3, 1]]


@pytest.mark.parametrize(
    ("month", "kits_sent"),
    [(40, 1), (100, 1), (101, 2), (250, 3)],
)
def test_a_facility_gets_as_many_national_kits_as_it_needs(month: float, kits_sent: int) -> None:
    sent = kits([[month * 0.75, month * 0.25]], kinds=("small",), sized_for="country")

    assert sent == [[75 * kits_sent, 25 * kits_sent]]


def test_a_national_kit_has_the_mix_of_its_kind() -> None:
    sent = kits([[10, 30], [50, 10]], kinds=("small", "small"), sized_for="country")

    assert sent == [[60, 40], [60, 40]]


def test_smaller_kits_are_sent_in_greater_number() -> None:
    sent = kits([[60, 40]], kinds=("small",), sized_for="country", pieces_per_kit=25.0)

    assert sent == [[60, 40]]


def test_more_months_are_more_national_kits() -> None:
    sent = kits([[60, 40]], kinds=("small",), sized_for="country", size=2.5)

    assert sent == [[180, 120]]


def test_kinds_may_stand_in_any_order() -> None:
    sent = kits([[10], [300], [30]], kinds=("small", "large", "small"), sized_for="kind")

    assert sent == [[20], [300], [20]]


@pytest.mark.parametrize(
    ("held", "on_order", "sent"),
    [(0, 0, 100), (200, 0, 100), (201, 0, 0), (150, 51, 0)],
    ids=["empty", "at the cap", "above the cap", "above the cap with what is on the way"],
)
def test_a_line_is_skipped_where_there_is_more_than_the_cap(
    held: int, on_order: int, sent: int
) -> None:
    stock = view([[held, 0]], on_order=[[on_order, 0]])
    policy = KitPush.model_validate({"skip_above": "2 months"})

    assert rows(policy.order(stock, chance())) == [[sent, 100]]


@pytest.mark.parametrize(("held", "sent"), [(0, 100), (100, 100), (130, 70), (200, 0), (900, 0)])
def test_a_line_is_cut_to_the_months_that_may_be_held(held: int, sent: int) -> None:
    policy = KitPush.model_validate({"trim_to": "2 months"})

    assert rows(policy.order(view([[held, 0]]), chance())) == [[sent, 100]]


def test_what_is_held_and_not_used_is_not_sent_again() -> None:
    stock = view([[1, 0]], amc=[[0, 0]], expected=[[100, 100]])
    policy = KitPush.model_validate({"skip_above": "9 months"})

    assert rows(policy.order(stock, chance())) == [[0, 100]]


def test_contents_are_given_by_kind() -> None:
    stock = view([[0, 0]] * 3, amc=[[30, 70]] * 3, kinds=TWO_SMALL_ONE_LARGE)
    policy = KitPush(contents={"small": {"a": 5, "b": 8}})

    assert rows(policy.order(stock, chance())) == [[5, 8], [5, 8], [30, 70]]


@pytest.mark.parametrize(("month", "kits_sent"), [(5, 1), (20, 1), (21, 2), (100, 5)])
def test_a_facility_gets_as_many_kits_with_these_contents_as_it_needs(
    month: float, kits_sent: int
) -> None:
    stock = view([[0, 0]], expected=[[month, 0]], kinds=("small",))
    policy = KitPush(sized_for="country", contents={"small": {"a": 8, "b": 12}})

    assert rows(policy.order(stock, chance())) == [[8 * kits_sent, 12 * kits_sent]]


def test_contents_fit_no_kit_that_is_made_for_each_facility() -> None:
    with pytest.raises(ValidationError, match="expected sized_for: kind or country"):
        KitPush(sized_for="facility", contents={"small": {"a": 1}})
