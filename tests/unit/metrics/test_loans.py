from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from sim.domain.records import Labels, Records
from sim.metrics.loans import (
    LEDGER,
    LOANS,
    institutions,
    ledger,
    loan_activations,
    loans_outstanding,
    net_lending_value,
    pieces_lent,
    pieces_paid_back,
)
from tests.builders import DAYS, ESSENTIAL, FAR, FIRST_DAY, NEAR, VITAL, labels, records, transfer

OWNERS = replace(labels(), institutions=("estado", "imss", "imss", "estado"))
IMSS, ESTADO = 1, 0
BACK = {"origin": FAR, "destination": NEAR}
LAST = FIRST_DAY + DAYS


def run(*transfers: tuple[float, ...]) -> Records:
    return records(transfers=transfers)


def position(
    lender: int, borrower: int, *transfers: tuple[float, ...], within: tuple[float, ...] = ()
) -> dict[str, int]:
    """Return what one institution has of another of the vital product."""
    pieces = ledger(run(*transfers), OWNERS, within)[:, lender, borrower, VITAL]
    return dict(zip(LEDGER, pieces.tolist(), strict=True))


def test_institutions_come_in_the_order_of_their_facilities() -> None:
    assert institutions(OWNERS) == ("estado", "imss")


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (pieces_lent, 13),
        (pieces_paid_back, 4),
        (loan_activations, 2),
        (loans_outstanding, 14 / 18),
        (net_lending_value, 11 * 95.0 + 3 * 21.0),
    ],
)
def test_what_is_lent_is_counted(
    measure: Callable[[Records, Labels], float], expected: float
) -> None:
    rows = (
        transfer(sent=300.375, pieces=5),
        transfer(pieces=10),
        transfer(pieces=3, product=ESSENTIAL),
        transfer(**BACK, pieces=4, payback=True, sent=371.375),
    )
    again = transfer(sent=390.375, pieces=0)

    assert measure(run(*rows, again), OWNERS) == pytest.approx(expected)


@pytest.mark.parametrize("kpi", LOANS, ids=[kpi.id for kpi in LOANS])
def test_without_an_agreement_nothing_is_defined(kpi: object) -> None:
    assert np.isnan(kpi.measure(replace(records(), lends=False), labels()))


@pytest.mark.parametrize("kpi", LOANS, ids=[kpi.id for kpi in LOANS])
def test_an_agreement_under_which_nothing_is_lent_counts_zero(kpi: object) -> None:
    found = kpi.measure(run(), OWNERS)

    assert np.isnan(found) if kpi.id == "loans_outstanding" else found == 0


def test_a_loan_and_its_payback_stand_in_the_row_of_the_lender() -> None:
    rows = (transfer(pieces=10), transfer(**BACK, pieces=4, payback=True))

    assert position(IMSS, ESTADO, *rows) == {"lent": 10, "paid_back": 4, "net": 6, "overdue": 0}
    assert position(ESTADO, IMSS, *rows) == {"lent": 0, "paid_back": 0, "net": -6, "overdue": 0}


def test_loans_both_ways_are_set_off() -> None:
    rows = (transfer(pieces=10), transfer(**BACK, pieces=12))

    assert position(ESTADO, IMSS, *rows) == {"lent": 12, "paid_back": 0, "net": 2, "overdue": 0}


@pytest.mark.parametrize(
    ("sent", "overdue"), [(LAST - 31, 10), (LAST - 30, 0)], ids=["older", "just not"]
)
def test_an_old_loan_is_overdue(sent: float, overdue: int) -> None:
    assert position(IMSS, ESTADO, transfer(sent=sent), within=(30,))["overdue"] == overdue


def test_what_comes_back_settles_the_oldest_loan() -> None:
    rows = (
        transfer(sent=LAST - 50, pieces=5),
        transfer(sent=LAST - 9, pieces=7),
        transfer(**BACK, sent=LAST - 1, pieces=4, payback=True),
    )

    assert position(IMSS, ESTADO, *rows, within=(30,))["overdue"] == 1


def test_each_agreement_has_its_own_terms() -> None:
    rows = (transfer(sent=LAST - 40), transfer(sent=LAST - 40, agreement=1))

    assert position(IMSS, ESTADO, *rows, within=(30, 90))["overdue"] == 10


def test_all_positions_add_up_to_zero() -> None:
    rows = (transfer(pieces=10), transfer(**BACK, pieces=3), transfer(product=ESSENTIAL))
    net = ledger(run(*rows), OWNERS, ())[LEDGER.index("net")]

    assert (net.sum(axis=(0, 1)) == 0).all()
