import numpy as np
import pytest

from sim.domain.records import SHORT_DATED
from sim.reporting.lists.expiry_watch import expiry_watch
from sim.reporting.table import Value
from tests.builders import ESSENTIAL, FAR, STORE, VITAL
from tests.materials import with_records


def rows(pieces: dict[tuple[int, int, int], int]) -> list[tuple[Value, ...]]:
    """Return the list where just these pieces are on the shelves, by facility, product, class."""
    shelves = np.zeros((4, 3, len(SHORT_DATED)), dtype=np.int64)
    for cell, number in pieces.items():
        shelves[cell] = number
    found = expiry_watch(with_records(short_dated=shelves))
    assert found is not None
    return list(found.rows)


def test_pieces_and_their_price_stand_by_months_to_expiry() -> None:
    ((unit, *_, monthly, soon, later, soon_value, later_value),) = rows(
        {(FAR, VITAL, 0): 2, (FAR, VITAL, 1): 3}
    )

    assert (unit, monthly, soon, later) == ("lejos", 20, 2, 3)
    assert (soon_value, later_value) == (2 * 95, 3 * 95)


def test_the_highest_value_that_expires_soon_stands_first() -> None:
    found = rows({(FAR, ESSENTIAL, 0): 4, (FAR, VITAL, 0): 1, (STORE, VITAL, 1): 900})

    assert [(row[0], row[2]) for row in found] == [
        ("lejos", "insulina"),
        ("lejos", "amoxicilina"),
        ("almacen", "insulina"),
    ]


@pytest.mark.parametrize("months", [2, 3], ids=["6 to 12 months", "more"])
def test_what_lasts_longer_is_not_listed(months: int) -> None:
    assert rows({(FAR, VITAL, months): 50}) == []


def test_where_nothing_expires_there_is_no_list() -> None:
    assert expiry_watch(with_records(short_dated=np.zeros((0, 0, 4), dtype=np.int64))) is None


def test_money_is_in_the_currency_of_the_scenario() -> None:
    found = expiry_watch(with_records())

    assert found is not None
    assert found.columns[-1].name == "from_3_to_6_months_mxn"
    assert found.columns[-1].title("es") == "Valor, 3 a 6 meses (MXN)"
