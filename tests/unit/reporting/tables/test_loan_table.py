import csv
from dataclasses import replace
from pathlib import Path

import pytest

from sim.domain.records import Records
from sim.reporting.digest import digest
from sim.reporting.tables.loan_table import write_loans
from sim.reporting.tables.run_tables import write_transfers
from tests.builders import FAR, NEAR, labels, outcome, records, transfer

OWNERS = replace(labels(), institutions=("estado", "imss", "imss", "estado"))


def rows(folder: Path, *runs: Records, table: str = "loans") -> list[dict[str, str]]:
    """Return the rows of a table about these replications of one strategy."""
    whole = outcome(("pull",), replications=len(runs))
    only = replace(whole.strategies["pull"], records=list(runs), labels=OWNERS)
    data = digest(replace(whole, strategies={"pull": only}))
    file = (write_loans if table == "loans" else write_transfers)(data, folder=folder)
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def test_a_row_has_the_mean_over_replications(tmp_path: Path) -> None:
    runs = (records(transfers=[transfer(pieces=pieces)]) for pieces in (10, 20))
    lender, _ = sorted(rows(tmp_path, *runs), key=lambda row: row["lender"], reverse=True)

    assert (lender["lender"], lender["borrower"]) == ("imss", "estado")
    assert [float(lender[name]) for name in ("lent_pieces", "net_pieces")] == [15, 15]
    assert float(lender["net_value_mxn"]) == 15 * 95


def test_the_borrower_has_the_opposite_position(tmp_path: Path) -> None:
    found = {row["lender"]: row for row in rows(tmp_path, records())}

    assert (found["estado"]["net_pieces"], found["imss"]["net_pieces"]) == ("-10", "10")


def test_loans_are_overdue_by_the_terms_of_their_agreement(tmp_path: Path) -> None:
    old = transfer(sent=300.375)
    found = {row["lender"]: row for row in rows(tmp_path, records(transfers=[old]))}

    assert found["imss"]["overdue_pieces"] == "10"


@pytest.mark.parametrize("lends", [False, True])
def test_without_an_agreement_the_table_is_empty(tmp_path: Path, *, lends: bool) -> None:
    assert rows(tmp_path, replace(records(transfers=[]), lends=lends)) == []


def test_a_transfer_is_written_with_its_names(tmp_path: Path) -> None:
    back = transfer(origin=FAR, destination=NEAR, payback=True)
    (row,) = rows(tmp_path, records(transfers=[back]), table="transfers")

    assert (row["agreement"], row["origin"], row["destination"]) == ("convenio", "lejos", "cerca")
    assert (row["product"], row["pieces"], row["payback"]) == ("insulina", "10", "1")
