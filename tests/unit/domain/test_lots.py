import numpy as np
import pytest
from numpy.typing import NDArray

from sim.domain.lots import Dated, Lots, joined


def shelves(*life: int, months: int = 6) -> Lots:
    return Lots(np.array(life), facilities=2, months=months)


def goods(lots: Lots, pieces: int, months_left: int) -> Dated:
    """Return pieces of the first product."""
    n_products = lots.usable.shape[1]
    wide = np.where(np.arange(n_products) == 0, pieces, 0)
    return lots.dated(wide, np.full(n_products, months_left))


def content(parcel: Dated) -> list[tuple[int, int, int]]:
    """Return product, month and pieces of each entry."""
    product, month = np.divmod(parcel.cell, parcel.months)
    return list(zip(product.tolist(), month.tolist(), parcel.pieces.tolist(), strict=True))


def shelf(lots: Lots, *on_hand: int, facility: int = 0) -> list[tuple[int, int, int]]:
    """Return product, month and pieces of each lot where so much is on hand by product."""
    return content(lots.held(facility, np.array(on_hand)))


def first(*numbers: int) -> NDArray[np.int64]:
    """Return these pieces in the first facility, none in the second."""
    return np.array([numbers, [0] * len(numbers)])


@pytest.mark.parametrize(
    ("least", "most", "expected"),
    [
        (0.0, 0.0, [(0, 4, 10)]),
        (0.25, 0.25, [(0, 3, 10)]),
        (0.0, 0.75, [(0, 1, 2), (0, 2, 3), (0, 3, 2), (0, 4, 3)]),
        (1.0, 1.0, [(0, 1, 10)]),
    ],
    ids=["new", "of one age", "evenly", "never past its end"],
)
def test_the_first_stock_is_spread_over_its_ages(
    least: float, most: float, expected: list[tuple[int, int, int]]
) -> None:
    lots = shelves(4)
    lots.spread(first(10), least=least, most=most)

    assert shelf(lots, 10) == expected


def test_what_has_no_shelf_life_never_expires() -> None:
    lots = shelves(4, 0)
    lots.spread(first(0, 7), least=0, most=1)
    expired = [lots.expire(month, first(0, 7)).sum() for month in range(1, 6)]

    assert shelf(lots, 0, 7) == [(1, lots.months - 1, 7)]
    assert not any(expired)


def test_first_stock_of_a_single_piece_is_kept() -> None:
    lots = shelves(12)
    lots.spread(first(1), least=0, most=1)

    assert lots.usable[0].tolist() == [1]
    assert sum(pieces for _, _, pieces in shelf(lots, 1)) == 1


@pytest.mark.parametrize(
    ("gone", "expected"),
    [(0, [(0, 2, 5), (0, 4, 9)]), (3, [(0, 2, 2), (0, 4, 9)]), (8, [(0, 4, 6)]), (14, [])],
)
def test_patients_take_what_expires_first(gone: int, expected: list[tuple[int, int, int]]) -> None:
    lots = shelves(4)
    lots.receive(0, goods(lots, 5, 2), np.array([0]))
    lots.receive(0, goods(lots, 9, 4), np.array([5]))

    assert shelf(lots, 14 - gone) == expected


def test_goods_that_expire_sooner_do_not_pay_for_what_went_before() -> None:
    lots = shelves(4)
    lots.receive(0, goods(lots, 5, 4), np.array([0]))
    lots.receive(0, goods(lots, 2, 1), np.array([1]))  # four of the five are gone

    assert shelf(lots, 3) == [(0, 1, 2), (0, 4, 1)]


def test_each_receiver_gets_what_expires_first_of_what_is_left() -> None:
    lots = shelves(4)
    lots.spread(first(10), least=0.25, most=0.5)
    parcels = lots.take(0, np.array([[4], [0], [3]]), np.array([10]))

    assert [content(parcel) for parcel in parcels] == [[(0, 2, 4)], [], [(0, 2, 1), (0, 3, 2)]]
    assert shelf(lots, 3) == [(0, 3, 3)]


def test_goods_that_come_too_late_are_returned_as_expired() -> None:
    lots = shelves(4)
    late = joined([goods(lots, 5, 1), goods(lots, 3, 2)])
    lots.expire(1, first(0))

    assert lots.receive(1, late, np.array([0])).tolist() == [5]
    assert shelf(lots, 3, facility=1) == [(0, 2, 3)]


def test_goods_of_which_all_expired_on_their_way_leave_the_shelf_as_it_was() -> None:
    lots = shelves(4)
    lots.spread(first(10), least=0.0, most=0.0)
    late = goods(lots, 5, 1)
    for month in (1, 2, 3):
        lots.expire(month, first(10))

    assert lots.receive(0, late, np.array([10])).tolist() == [5]
    assert shelf(lots, 10) == [(0, 4, 10)]


@pytest.mark.parametrize(("months_left", "index"), [(2, 0), (3, 1), (5, 1), (6, 2), (12, 3)])
def test_the_expiry_watch_sorts_by_months_left(months_left: int, index: int) -> None:
    lots = shelves(24)
    lots.receive(0, goods(lots, 7, months_left), np.array([0]))

    assert lots.short_dated(first(7))[0, 0].nonzero()[0].tolist() == [index]


def test_goods_are_divided_by_product() -> None:
    both = shelves(4, 4).dated(np.array([3, 5]), np.array([1, 2]))
    chosen, others = both.divided(np.array([False, True]))

    assert (content(chosen), content(others)) == ([(1, 2, 5)], [(0, 1, 3)])
