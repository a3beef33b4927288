"""What institutions lend each other and get back; nan where they have no agreement on it.

A loan is counted when it leaves the lender's shelf.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import Labels, Records
from sim.metrics.kpi import Kpi
from sim.metrics.ratio import ratio
from sim.scenario.text import Text

LEDGER = ("lent", "paid_back", "net", "overdue")
"""Pieces of a ledger: lent, of that paid back, given less got back, and of that overdue."""


def pieces_lent(records: Records, _labels: Labels) -> float:
    """Return the pieces that were lent while measured.

    Σ pieces of loans sent from the first day measured on; over all pairs and products.
    """
    return _measured(records, payback=False)


def pieces_paid_back(records: Records, _labels: Labels) -> float:
    """Return the pieces that were sent back to their lenders while measured.

    Paybacks of loans of the warm-up are in it, so that it can exceed what was lent.
    """
    return _measured(records, payback=True)


def loan_activations(records: Records, _labels: Labels) -> float:
    """Return how often a facility was lent something: days × facilities, all products as one.

    A facility that is lent ten products on one day counts once.
    """
    if not records.lends:
        return float("nan")
    rows = records.transfers
    loans = rows[~rows["payback"] & (rows["sent"] >= records.first_day)]
    return float(np.unique(loans[["sent", "destination"]]).size)


def loans_outstanding(records: Records, labels: Labels) -> float:
    """Return Σ max(given − got back, 0) at the end ÷ Σ lent, since the start of the warm-up.

    The sums are over pairs of institutions and products.

    From 0 to 1: the share that never came back. What was lent both ways is set off.
    """
    if not records.lends:
        return float("nan")
    lent, _, net, _ = ledger(records, labels, ())
    return ratio(np.maximum(net, 0).sum(), lent.sum())


def net_lending_value(records: Records, labels: Labels) -> float:
    """Return what the largest lender has given more than got, at the end: max Σ net × price.

    In the currency of the labels; large where help goes one way.
    """
    if not records.lends:
        return float("nan")
    net = ledger(records, labels, ())[LEDGER.index("net")]
    return float((net.sum(axis=1) @ labels.price).max())


def institutions(labels: Labels) -> tuple[str, ...]:
    """Return the institutions in the order of their first facility.

    It is the order of axes of the ledger.
    """
    return tuple(dict.fromkeys(labels.institutions))


def ledger(records: Records, labels: Labels, pay_back_within: Sequence[float]) -> NDArray[np.int64]:
    """Return who had what of whom at the end: `LEDGER` × lenders × borrowers × products.

    Whatever comes back settles the oldest loan first, and so does what the borrower lends.

    Net is antisymmetric: what one is owed, the other owes. Overdue is what net exceeds the loans
    that are not too old.

    Parameters
    ----------
    records, labels
        Of one run.
    pay_back_within
        Days after which a loan is overdue, by agreement; without it nothing is.
    """
    names, rows = institutions(labels), records.transfers
    owner = np.array([names.index(name) for name in labels.institutions])
    lent, paid_back, recent = np.zeros(
        (3, len(names), len(names), len(labels.products)), dtype=np.int64
    )
    giver, getter = owner[rows["origin"]], owner[rows["destination"]]
    limit = np.array(pay_back_within)[rows["agreement"]] if pay_back_within else np.inf
    # paybacks settle the oldest: what is overdue is what recent loans cannot explain
    is_recent = records.last_day - rows["sent"] <= limit
    back = rows["payback"]
    cells = (giver, getter, rows["product"])
    np.add.at(lent, _at(cells, ~back), rows["pieces"][~back])
    np.add.at(paid_back, _at((getter, giver, rows["product"]), back), rows["pieces"][back])
    np.add.at(recent, _at(cells, is_recent), rows["pieces"][is_recent])
    given = lent + paid_back.transpose(1, 0, 2)
    net = given - given.transpose(1, 0, 2)
    overdue = np.maximum(net - recent, 0)
    return np.stack([lent, paid_back, net, overdue])


def _at(
    cells: tuple[NDArray[np.int64], ...], chosen: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], ...]:
    """Return the index of those transfers that are chosen."""
    return tuple(each[chosen] for each in cells)


def _measured(records: Records, *, payback: bool) -> float:
    """Return the pieces of loans, or of paybacks, sent while measured."""
    if not records.lends:
        return float("nan")
    rows = records.transfers
    chosen = (rows["payback"] == payback) & (rows["sent"] >= records.first_day)
    return float(rows["pieces"][chosen].sum())


LOANS = (
    Kpi(
        "pieces_lent",
        "pieces",
        "neither",
        pieces_lent,
        Text(es="Piezas prestadas entre instituciones", en="Pieces lent between institutions"),
    ),
    Kpi(
        "pieces_paid_back",
        "pieces",
        "neither",
        pieces_paid_back,
        Text(es="Piezas devueltas", en="Pieces paid back"),
    ),
    Kpi(
        "loan_activations",
        "deliveries",
        "neither",
        loan_activations,
        Text(es="Préstamos (una unidad, un día)", en="Loans (one facility, one day)"),
    ),
    Kpi(
        "loans_outstanding",
        "share",
        "lower",
        loans_outstanding,
        Text(es="Prestado que falta por devolver", en="Lent and not paid back"),
    ),
    Kpi(
        "net_lending_value",
        "currency",
        "neither",
        net_lending_value,
        Text(es="Saldo a favor de quien más presta", en="Net lending of the largest lender"),
    ),
)
"""KPIs of loans."""
