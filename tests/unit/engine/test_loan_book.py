import numpy as np
import pytest

from sim.engine.goods import goods_of
from sim.engine.loan_book import LoanBook
from tests.unit.engine.worlds import setting

A, B, C = range(3)


def book(*sent: tuple[int, int, int]) -> LoanBook:
    """Return a book in which these pieces of the vital product went from one to the other."""
    written = LoanBook(3, goods_of(setting()))
    for origin, destination, pieces in sent:
        written.note(
            origin,
            destination,
            pieces=np.array([pieces, 0, 0]),
            day=7,
            payback=False,
            debtor=destination,
        )
    return written


def debts(written: LoanBook, facility: int) -> list[tuple[int, int]]:
    return [(other, int(owed[0])) for other, owed in written.debts(facility)]


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ([(A, B, 5)], [(A, 5)]),
        ([(A, B, 5), (A, B, 2)], [(A, 7)]),
        ([(A, B, 5), (B, A, 2)], [(A, 3)]),
        ([(A, B, 5), (B, A, 9)], [(A, 0)]),
        ([(C, B, 1), (A, B, 5)], [(C, 1), (A, 5)]),
    ],
)
def test_what_went_one_way_is_owed_less_what_came_back(
    sent: list[tuple[int, int, int]], expected: list[tuple[int, int]]
) -> None:
    assert debts(book(*sent), B) == expected


def test_who_gave_more_than_it_got_owes_nothing() -> None:
    assert debts(book((A, B, 5)), A) == [(B, 0)]


def test_who_never_lent_nor_borrowed_is_not_in_the_book() -> None:
    assert book((A, B, 5)).facilities() == [B, A]


@pytest.mark.parametrize(
    ("debtors", "creditors", "owed"), [([B], [A], 5), ([B], [A, C], 6), ([A, C], [B], -6)]
)
def test_debts_of_several_add_up(debtors: list[int], creditors: list[int], owed: int) -> None:
    written = book((A, B, 5), (C, B, 1))

    assert written.owed(debtors, creditors)[0] == owed


def test_each_product_has_a_row_of_its_own() -> None:
    written = LoanBook(3, goods_of(setting()))
    written.note(A, B, pieces=np.array([2, 0, 7]), day=7, payback=True, debtor=B)

    assert [(row.product, row.pieces, row.value) for row in written.transfers] == [
        (0, 2, 200.0),
        (2, 7, 7.0),
    ]
    assert {(row.agreement, row.sent, row.payback) for row in written.transfers} == {
        (3, 7 + 8 / 24, True)
    }


def test_somebody_else_may_answer_for_a_loan() -> None:
    written = book()
    written.note(A, B, pieces=np.array([5, 0, 0]), day=7, payback=False, debtor=C)

    assert debts(written, C) == [(A, 5)]
    assert debts(written, B) == []
