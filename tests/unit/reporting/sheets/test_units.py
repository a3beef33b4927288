"""Tests of the sheet of units."""

from math import isnan

import numpy as np
import pytest

from sim.reporting.sheets.units import COLUMNS, units
from sim.reporting.table import Value
from tests.builders import outcome
from tests.materials import material, with_records

PLACE = {column.name: place for place, column in enumerate(COLUMNS)}


def cells(rows: list[tuple[Value, ...]], name: str) -> list[Value]:
    return [row[PLACE[name]] for row in rows]


def test_stores_serve_nobody_and_are_no_rows() -> None:
    rows = list(units(material()).rows)

    assert cells(rows, "facility") == ["hospital", "cerca", "lejos"] * 2


def test_shares_lie_between_their_ends() -> None:
    rows = list(units(material()).rows)
    shares = zip(
        cells(rows, "filled_share_low"),
        cells(rows, "prescriptions_filled_share"),
        cells(rows, "filled_share_high"),
        strict=True,
    )

    assert all(low <= share <= high for low, share, high in shares)


def test_chances_of_the_worst_tenth_add_up_to_its_size() -> None:
    rows = list(units(material()).rows)

    assert sum(cells(rows[:3], "chance_worst_decile")) == pytest.approx(1)


def test_unit_to_which_nobody_came_has_no_share() -> None:
    known = material()
    nobody = 0 * known.outcome.strategies["kit"].records[0].prescriptions
    rows = list(units(with_records(prescriptions=nobody)).rows)[3:]

    assert all(isnan(share) for share in cells(rows, "prescriptions_filled_share"))
    assert cells(rows, "prescriptions") == [0.0] * 3


def test_one_replication_has_shares_without_ends() -> None:
    rows = list(units(material(outcome(replications=1))).rows)

    assert all(isnan(low) for low in cells(rows, "filled_share_low"))
    assert not any(isnan(share) for share in cells(rows, "prescriptions_filled_share"))


def test_made_up_units_are_marked() -> None:
    marks = cells(list(units(material()).rows), "synthetic")

    assert set(np.unique(marks)) <= {False, True}


@pytest.mark.parametrize(
    ("language", "sheet", "degrees"),
    [("es", "Unidades", "Latitud (°)"), ("en", "Units", "Latitude (°)")],
)
def test_headings_carry_units(language: str, sheet: str, degrees: str) -> None:
    assert units(material(language=language)).sheet == sheet
    assert COLUMNS[PLACE["latitude_degrees"]].title(language) == degrees
