"""Loan ledger: who has what of whom at the end."""

import numpy as np

from sim.metrics.loans import LEDGER, institutions
from sim.reporting.digest import StrategyDigest
from sim.reporting.lists.shelves import CLAVE, PIECES, PRODUCT
from sim.reporting.report.material import Material
from sim.reporting.table import Table, TableColumn, Value
from sim.reporting.when import date_of
from sim.scenario.text import Text

TITLE = Text(es="Libro de préstamos", en="Loan ledger")
NOTE = Text(
    es="«{strategy}», al cierre del {date}: piezas prestadas y devueltas desde el inicio del"
    " calentamiento, media de {replications} réplicas; el mayor saldo primero.",
    en="“{strategy}”, at the end of {date}: pieces lent and paid back since the start of the"
    " warm-up, mean of {replications} replications; the largest balance first.",
)
LENDER = Text(es="Presta", en="Lender")
BORROWER = Text(es="Recibe", en="Borrower")
LENT = Text(es="Prestado", en="Lent")
PAID_BACK = Text(es="Devuelto", en="Paid back")
NET = Text(es="Saldo", en="Balance")
OVERDUE = Text(es="Vencido", en="Overdue")
NET_VALUE = Text(es="Valor del saldo", en="Value of the balance")


def loan_ledger(material: Material) -> Table | None:
    """Return the ledger, in which a lender's balance is positive; None without loans.

    One row a pair of institutions and product that was lent at all, means over the replications,
    the largest value that is owed first.
    """
    played = material.best_played
    if not played.loans:
        return None
    return Table(
        name="loan_ledger",
        sheet=material.say(TITLE),
        title=material.say(TITLE),
        note=material.say(
            NOTE,
            strategy=material.title(played.id),
            date=date_of(played, played.first.last_day - 1),
            replications=material.outcome.replications,
        ),
        columns=_columns(played.labels.currency),
        rows=_rows(played),
    )


def _columns(currency: str) -> tuple[TableColumn, ...]:
    unit = Text(es=currency, en=currency)
    return (
        TableColumn("lender", LENDER),
        TableColumn("borrower", BORROWER),
        CLAVE,
        PRODUCT,
        TableColumn("lent_pieces", LENT, "number", PIECES, decimals=1),
        TableColumn("paid_back_pieces", PAID_BACK, "number", PIECES, decimals=1),
        TableColumn("net_pieces", NET, "number", PIECES, decimals=1),
        TableColumn("overdue_pieces", OVERDUE, "number", PIECES, decimals=1),
        TableColumn(f"net_value_{currency.lower()}", NET_VALUE, "number", unit),
    )


def _rows(played: StrategyDigest) -> list[tuple[Value, ...]]:
    labels, known = played.labels, played.strategy.scenario.institutions
    names = [known[name].name for name in institutions(labels)]
    ledger = np.mean(played.loans, axis=0)
    rows: list[tuple[float, tuple[Value, ...]]] = []
    for lender, borrower, product in np.argwhere(ledger[LEDGER.index("lent")] > 0).tolist():
        pieces = ledger[:, lender, borrower, product].tolist()
        value = pieces[LEDGER.index("net")] * float(labels.price[product])
        claves = labels.products[product], labels.product_names[product]
        rows.append((value, (names[lender], names[borrower], *claves, *pieces, value)))
    return [row for _, row in sorted(rows, key=lambda each: -each[0])]
