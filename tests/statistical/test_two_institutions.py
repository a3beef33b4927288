"""What is expected of reciprocal loans when one institution cannot pay for two months.

Two institutions, each with a store and four units in the same two towns, meet the same patients
under all agreements. What is said has to hold in each replication.
"""

from typing import Any

import pytest

from tests.statistical.eight_units import EIGHT, Played, merged, play, replications

pytestmark = pytest.mark.slow

OURS, THEIRS = slice(0, None, 2), slice(1, None, 2)
"""Units of who pays as usual, and of who may not."""

_OTHERS: dict[str, Any] = {
    "institutions": {"insurer": {"name": "Insurer"}},
    "facilities": {
        f"u{number}": {"institution": "insurer", "supplier": "theirs", "route": "t"}
        for number in EIGHT[THEIRS]
    }
    | {
        "theirs": {
            "name": "Theirs", "institution": "insurer", "level": "store", "place": "w",
            "supplier": "maker",
        }
    },
    "transport": {
        "fleets": {"jeeps": {"vehicle": "van", "number": 1, "home": "theirs"}},
        "routes": {"t": {"fleet": "jeeps"}},
    },
    "replenishment": {
        "units": {"policy": {"kind": "forced_ordering", "max_months": "2 months"}},
        "stores": {"policy": {"max_months": "2 months"}, "first_stock": "2 months"},
    },
}  # fmt: skip


_STOP = {
    "kind": "payment_interruption", "institution": "insurer", "first_day": "2025-02-01",
    "last_day": "2025-04-01",
}  # fmt: skip
_WORLD = merged(_OTHERS, {"shocks": {"stop": _STOP}})


def lent(replication: int, **terms: object) -> Played:
    """Play two years in which both lend each other goods on these terms."""
    agreed = {
        "kind": "reciprocal_loans", "parties": ["imss", "insurer"], "levels": ["store", "unit"],
        "counts_orders": False,
    }  # fmt: skip
    return play(replication, {"agreements": {"x": agreed | terms}}, surroundings=_WORLD)


def alone(replication: int) -> Played:
    return play(replication, surroundings=_WORLD)


def filled(played: Played, whose: slice) -> float:
    served, asked = (
        table[1:9][whose].sum() for table in (played.records.served, played.records.asked)
    )
    return float(served / asked)


def stockout_days(played: Played, whose: slice) -> float:
    return float(played.records.stockout_days[1:9][whose].sum())


@replications
def test_loans_help_who_is_in_trouble(replication: int) -> None:
    assert filled(lent(replication), THEIRS) > filled(alone(replication), THEIRS) + 0.005


@replications
def test_the_gain_falls_with_the_wait_for_papers(replication: int) -> None:
    at_once, later, last = (
        lent(replication, activation_delay=delay).filled for delay in ("0 d", "15 d", "30 d")
    )

    assert at_once > later > last > alone(replication).filled


@replications
def test_a_tight_limit_leaves_part_of_the_gain(replication: int) -> None:
    tight = lent(replication, limit="0.1 months").filled

    assert alone(replication).filled < tight < lent(replication).filled


@replications
def test_without_retention_the_shortage_spreads_to_the_lender(replication: int) -> None:
    before, with_retention, without = (
        stockout_days(played, OURS)
        for played in (
            alone(replication),
            lent(replication),
            lent(replication, retention="0 months"),
        )
    )

    assert with_retention < before < without / 2
