from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.domain.lots import Lots
from sim.domain.service import Service
from sim.engine.stock import BooksError, Stock


def pieces(*numbers: int) -> NDArray[np.int64]:
    return np.array(numbers, dtype=np.int64)


def stock() -> Stock:
    """Return a store with 10 and 20 pieces of two products, and an empty unit."""
    return Stock(np.array([[10, 20], [0, 0]]))


def dispense(held: Stock) -> None:
    held.on_hand[0] -= pieces(1, 2)
    held.dispense(pieces(0, 1, 1), pieces(1, 2, 3), Service(short=pieces(2), given=pieces(0)))


MOVES = pytest.mark.parametrize(
    ("move", "on_hand", "issued", "received", "in_transit"),
    [
        (lambda held: held.supply(1, pieces(5, 6)), [10, 20, 5, 6], [0, 0], [5, 6], [0, 0]),
        (lambda held: held.pack(0, pieces(4, 1)), [6, 19, 0, 0], [4, 1], [0, 0], [4, 1]),
        (dispense, [9, 18, 0, 0], [1, 2], [0, 0], [0, 0]),
    ],
    ids=["supply", "pack", "dispense"],
)


@MOVES
def test_a_move_changes_shelves_and_counts(
    move: Callable[[Stock], None],
    on_hand: list[int],
    issued: list[int],
    received: list[int],
    in_transit: list[int],
) -> None:
    held = stock()
    move(held)

    assert held.on_hand.ravel().tolist() == on_hand
    assert [held.issued.sum(axis=0).tolist(), held.received.sum(axis=0).tolist()] == [
        issued,
        received,
    ]
    assert held.in_transit.tolist() == in_transit
    held.verify()


def test_goods_are_on_their_way_from_packing_to_unloading() -> None:
    held = stock()
    held.pack(0, pieces(4, 1))
    held.unload(1, pieces(3, 1))

    assert held.in_transit.tolist() == [1, 0]
    assert held.on_hand.tolist() == [[6, 19], [3, 1]]
    assert held.received[1].tolist() == [3, 1]


def test_what_is_lent_is_neither_issued_nor_received() -> None:
    held = stock()
    held.lend(0, pieces(4, 1))
    held.borrow(1, pieces(3, 1))

    assert held.on_hand.tolist() == [[6, 19], [3, 1]]
    assert held.borrowed.tolist() == [[-4, -1], [3, 1]]
    assert held.in_transit.tolist() == [1, 0]
    assert (held.issued == 0).all()
    assert (held.received == 0).all()
    held.verify()


def test_what_comes_back_was_never_issued() -> None:
    held = stock()
    held.pack(0, pieces(4, 1))
    held.take_back(0, pieces(4, 1))

    assert held.on_hand[0].tolist() == [10, 20]
    assert not held.issued.any()
    assert not held.received.any()
    held.verify()


def test_what_patients_ask_for_adds_up_by_cell() -> None:
    held = stock()
    held.want(pieces(0, 3, 0), pieces(1, 2, 4))

    assert held.wanted.tolist() == [[5, 0], [0, 2]]


def test_the_first_stock_is_a_copy() -> None:
    first = np.array([[1]])
    Stock(first).supply(0, pieces(5))

    assert first.tolist() == [[1]]


@pytest.mark.parametrize("product", [0, 1])
def test_a_piece_that_vanishes_is_noticed(product: int) -> None:
    held = stock()
    held.on_hand[0, product] -= 1

    with pytest.raises(BooksError, match=f"product {product}: the books do not balance"):
        held.verify()


def test_stock_below_zero_is_noticed() -> None:
    held = stock()
    held.pack(1, pieces(1, 0))

    with pytest.raises(BooksError, match="negative stock"):
        held.verify()


def test_more_unloaded_than_packed_is_noticed() -> None:
    held = stock()
    held.unload(1, pieces(0, 1))

    with pytest.raises(BooksError, match="negative stock"):
        held.verify()


def aged_stock() -> Stock:
    """Return the same shelves, where all lasts two months and half of it expires in a month."""
    lots = Lots(np.array([2, 2]), facilities=2, months=3)
    first = np.array([[10, 20], [0, 0]])
    lots.spread(first, least=0, most=0.5)
    return Stock(first, lots)


def test_what_expires_leaves_the_shelf_and_is_counted() -> None:
    held = aged_stock()
    held.expire(1)

    assert held.on_hand[0].tolist() == [5, 10]
    assert held.expired[0].tolist() == [5, 10]
    held.verify()


def test_nothing_expires_without_lots() -> None:
    held = stock()
    held.expire(1)

    assert held.pick(0, pieces(1, 1)[None]) is None
    assert not held.expired.any()


def test_lots_come_back_with_what_comes_back() -> None:
    held = aged_stock()
    (parcel,) = held.pick(0, pieces(4, 0)[None]) or []
    held.pack(0, pieces(4, 0))
    held.expire(1)
    held.take_back(0, pieces(4, 0), parcel)

    assert held.on_hand[0].tolist() == [5, 10]
    assert held.expired[0].tolist() == [5, 10]
    held.verify()


def test_pieces_without_a_lot_are_noticed() -> None:
    held = aged_stock()
    held.supply(1, pieces(1, 0))

    with pytest.raises(BooksError, match="pieces without a lot"):
        held.verify()
