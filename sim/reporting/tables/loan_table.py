"""The ledger of loans as a CSV file: who had what of whom at the end."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from sim.metrics.loans import LEDGER, institutions
from sim.reporting.digest import Digest, StrategyDigest
from sim.reporting.tables.csv_file import Cell, write_csv


def write_loans(data: Digest, *, folder: Path) -> Path:
    """Write the ledger by strategy, pair of institutions and product, means over replications.

    The net position of a lender is the opposite of what the borrower has in its own row. Pairs that
    never lent each other a product have none.
    """
    currency = next(iter(data.strategies.values())).labels.currency.lower()
    columns = (f"{name}_pieces" for name in LEDGER)
    header = ("strategy", "lender", "borrower", "product", *columns, f"net_value_{currency}")
    rows = (row for played in data.strategies.values() for row in _rows(played))
    return write_csv(folder / "loans.csv", header, rows)


def _rows(played: StrategyDigest) -> Iterator[tuple[Cell, ...]]:
    if not played.loans:
        return
    labels, names = played.labels, institutions(played.labels)
    ledger = np.mean(played.loans, axis=0)
    for lender, borrower, product in np.argwhere(ledger.any(axis=0)).tolist():
        pieces = ledger[:, lender, borrower, product].tolist()
        value = pieces[LEDGER.index("net")] * float(labels.price[product])
        yield (
            played.id,
            names[lender],
            names[borrower],
            labels.products[product],
            *pieces,
            value,
        )
