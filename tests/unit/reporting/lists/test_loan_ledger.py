from dataclasses import replace

import numpy as np
import pytest

from sim.reporting.lists.loan_ledger import loan_ledger
from sim.reporting.table import Value
from tests.builders import FAR, NEAR, VITAL, labels, outcome, transfer
from tests.materials import material, with_records


def rows(*pieces: tuple[int, bool]) -> list[tuple[Value, ...]]:
    """Return the ledger of these loans of the near unit's institution, and what came back."""
    ends = {False: {}, True: {"origin": FAR, "destination": NEAR, "payback": True}}
    sent = [transfer(pieces=number, **ends[back]) for number, back in pieces]
    kit = outcome().strategies["kit"]
    owners = replace(labels(), institutions=("imss", "imss", "imss", "estado"))
    kept = [
        replace(run, transfers=np.array(sent, dtype=run.transfers.dtype)) for run in kit.records
    ]
    whole = outcome()
    strategies = dict(whole.strategies) | {"kit": replace(kit, labels=owners, records=kept)}
    found = loan_ledger(material(replace(whole, strategies=strategies)))
    assert found is not None
    return list(found.rows)


def test_a_loan_stands_with_its_lender_borrower_and_balance() -> None:
    ((lender, borrower, product, _, *pieces, value),) = rows((10, False), (4, True))

    assert (lender, borrower, product) == ("IMSS-Bienestar", "Estado", labels().products[VITAL])
    assert pieces == pytest.approx([10, 4, 6, 0])
    assert value == pytest.approx(6 * 95)


def test_without_an_agreement_on_loans_there_is_no_list() -> None:
    assert loan_ledger(with_records(lends=False)) is None
