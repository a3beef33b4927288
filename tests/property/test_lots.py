"""Lots against a list of single pieces, each with its month."""

from collections import Counter
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from sim.domain.lots import Dated, Lots, joined
from sim.rng import Streams

FACILITIES, PRODUCTS, MONTHS, LIFE = 2, 3, 6, 9
NEVER = 2  # the product that does not age


class Naive:
    """Every shelf as a list of months of expiry, one entry a piece."""

    def __init__(self, *, oldest_first: bool = True) -> None:
        self.shelves: dict[tuple[int, int], list[int]] = {}
        self.oldest_first = oldest_first
        self.month = 0
        self.expired = 0

    def shelf(self, facility: int, product: int) -> list[int]:
        return self.shelves.setdefault((facility, product), [])

    def put(self, facility: int, product: int, months: list[int]) -> None:
        past = [month for month in months if month <= self.month]
        self.expired += len(past)
        self.shelf(facility, product).extend(month for month in months if month > self.month)

    def take(self, facility: int, product: int, pieces: int) -> list[int]:
        shelf = self.shelf(facility, product)
        shelf.sort(reverse=not self.oldest_first)
        taken, shelf[:] = shelf[:pieces], shelf[pieces:]
        return taken

    def expire(self, month: int) -> None:
        self.month = month
        for shelf in self.shelves.values():
            kept = [each for each in shelf if each > month]
            self.expired += len(shelf) - len(kept)
            shelf[:] = kept

    def on_hand(self) -> NDArray[np.int64]:
        held = [
            [len(self.shelf(facility, product)) for product in range(PRODUCTS)]
            for facility in range(FACILITIES)
        ]
        return np.array(held)


class Step(NamedTuple):
    """Something that happens at a facility to one product."""

    what: str
    facility: int
    product: int
    pieces: int
    months_left: int


steps = st.lists(
    st.builds(
        Step,
        st.sampled_from(["receive", "dispense", "send", "month"]),
        st.integers(0, FACILITIES - 1),
        st.integers(0, PRODUCTS - 1),
        st.integers(0, 12),
        st.integers(0, LIFE),
    ),
    max_size=40,
)


def pieces_of(product: int, number: int) -> NDArray[np.int64]:
    return np.where(np.arange(PRODUCTS) == product, number, 0)


class Both:
    """Lots and the naive shelves, to which the same happens."""

    def __init__(self) -> None:
        life = np.where(np.arange(PRODUCTS) == NEVER, 0, LIFE)
        self.lots = Lots(life, facilities=FACILITIES, months=MONTHS)
        self.naive = Naive()
        self.on_hand = np.zeros((FACILITIES, PRODUCTS), dtype=np.int64)
        self.expired = 0

    def play(self, story: list[Step]) -> None:
        for step in story:
            getattr(self, step.what)(step)

    def receive(self, step: Step) -> None:
        goods = self.lots.dated(
            pieces_of(step.product, step.pieces), np.full(PRODUCTS, step.months_left)
        )
        self.put(step.facility, goods)
        month = self.lots.months - 1 if step.product == NEVER else self.naive.month
        left = 0 if step.product == NEVER else step.months_left
        self.naive.put(step.facility, step.product, [month + left] * step.pieces)

    def put(self, facility: int, goods: Dated) -> None:
        expired = self.lots.receive(facility, goods, self.on_hand[facility])
        self.on_hand[facility] += pieces_by_product(goods) - expired
        self.expired += int(expired.sum())

    def dispense(self, step: Step) -> None:
        held = self.on_hand[step.facility]
        gone = min(step.pieces, int(held[step.product]))
        held[step.product] -= gone  # the lots are not told
        self.naive.take(step.facility, step.product, gone)

    def send(self, step: Step) -> None:
        """Send pieces to the other facility in two parcels."""
        held = self.on_hand[step.facility]
        first = min(step.pieces, int(held[step.product]))
        second = min(step.months_left, int(held[step.product]) - first)
        rows = np.stack([pieces_of(step.product, number) for number in (first, second)])
        parcels = self.lots.take(step.facility, rows, held)
        held -= rows.sum(axis=0)
        for parcel, number in zip(parcels, (first, second), strict=True):
            months = self.naive.take(step.facility, step.product, number)

            assert Counter(months) == contents(parcel)

            self.put(1 - step.facility, parcel)
            self.naive.put(1 - step.facility, step.product, months)

    def month(self, _step: Step) -> None:
        if self.naive.month == MONTHS - 1:
            return
        self.naive.expire(self.naive.month + 1)
        expired = self.lots.expire(self.naive.month, self.on_hand)
        self.on_hand -= expired
        self.expired += int(expired.sum())


def pieces_by_product(goods: Dated) -> NDArray[np.int64]:
    table = np.zeros(PRODUCTS, dtype=np.int64)
    np.add.at(table, goods.cell // goods.months, goods.pieces.astype(np.int64))
    return table


def contents(goods: Dated) -> Counter[int]:
    """Return pieces by month of expiry."""
    found: Counter[int] = Counter()
    for cell, number in zip(goods.cell.tolist(), goods.pieces.tolist(), strict=True):
        found[cell % goods.months] += number
    return found


@given(steps)
def test_lots_settled_late_are_those_of_piece_by_piece(story: list[Step]) -> None:
    both = Both()
    both.play(story)

    assert both.expired == both.naive.expired
    assert (both.on_hand == both.naive.on_hand()).all()


@given(steps)
def test_the_expiry_watch_sees_every_piece_on_hand(story: list[Step]) -> None:
    both = Both()
    both.play(story)
    watch = both.lots.short_dated(both.on_hand)
    within_3_months = sum(
        month < both.naive.month + 3 for shelf in both.naive.shelves.values() for month in shelf
    )

    assert (watch.sum(axis=2) == both.on_hand).all()
    assert watch[:, :, 0].sum() == within_3_months


goods = st.builds(
    lambda held: np.array(held, dtype=np.int32).reshape(PRODUCTS, 5),
    st.lists(st.integers(0, 9), min_size=5 * PRODUCTS, max_size=5 * PRODUCTS),
)


def dated(table: NDArray[np.int32]) -> Dated:
    cell = np.flatnonzero(table)
    return Dated(cell, table.reshape(-1)[cell], 5)


@given(goods, st.integers(0, 2**20), st.integers(1, 4))
def test_sharing_out_at_once_is_taking_one_after_the_other(
    table: NDArray[np.int32], seed: int, n: int
) -> None:
    rng = Streams(seed, 0).get("rows")
    rows = rng.integers(0, table.sum(axis=1) // n + 1, (n, PRODUCTS))
    *parcels, rest = dated(table).shared_out(rows)
    left = dated(table)
    for row, parcel in zip(rows, parcels, strict=True):
        taken, left = left.first(row)

        assert taken.cell.tolist() == parcel.cell.tolist()
        assert taken.pieces.tolist() == parcel.pieces.tolist()

    assert left.pieces.tolist() == rest.pieces.tolist()


@given(goods, goods)
def test_goods_in_order_are_the_same_goods(
    one: NDArray[np.int32], other: NDArray[np.int32]
) -> None:
    both = joined([dated(one), dated(other)]).in_order()
    table = np.zeros(one.size, dtype=np.int32)
    table[both.cell] = both.pieces

    assert (table.reshape(one.shape) == one + other).all()
    assert (np.diff(both.cell) > 0).all()


@pytest.mark.parametrize("monthly_use", [3, 8])
@given(ages=st.lists(st.integers(0, LIFE - 2), min_size=24, max_size=24))
def test_first_expiry_first_never_wastes_more_than_last_expiry_first(
    ages: list[int], monthly_use: int
) -> None:
    wasted = []
    for oldest_first in (True, False):
        shelves = Naive(oldest_first=oldest_first)
        for month, age in enumerate(ages):
            shelves.expire(month)
            shelves.put(0, 0, [month + LIFE - age] * 6)
            shelves.take(0, 0, monthly_use)
        wasted.append(shelves.expired)

    assert wasted[0] <= wasted[1]
