from dataclasses import fields

import numpy as np
import pytest

from sim.domain.records import DELIVERIES, TRIPS, Column, Records, table
from tests.builders import delivery, records, trip

COLUMNS = (Column("km", "f8", "km", "driven"), Column("late", "?", "", "whether it was late"))


def test_a_table_has_the_columns_in_order() -> None:
    rows = table(COLUMNS, [(12.5, True), (3.0, False)])

    assert rows.dtype.names == ("km", "late")
    assert rows["km"].tolist() == [12.5, 3.0]
    assert rows["late"].tolist() == [True, False]


def test_a_table_without_rows_keeps_its_columns() -> None:
    assert table(COLUMNS, [])["km"].tolist() == []


@pytest.mark.parametrize(
    ("columns", "row"), [(DELIVERIES, delivery()), (TRIPS, trip())], ids=["deliveries", "trips"]
)
def test_every_row_has_each_column(columns: tuple[Column, ...], row: tuple[object, ...]) -> None:
    stored = table(columns, [row])[0]

    assert stored.item() == pytest.approx(row)


@pytest.mark.parametrize("columns", [DELIVERIES, TRIPS], ids=["deliveries", "trips"])
def test_every_column_is_named_once_and_explained(columns: tuple[Column, ...]) -> None:
    names = [column.name for column in columns]

    assert len(set(names)) == len(names)
    assert all(column.meaning for column in columns)


@pytest.mark.parametrize("columns", [DELIVERIES, TRIPS], ids=["deliveries", "trips"])
def test_every_number_but_counts_of_things_has_a_unit(columns: tuple[Column, ...]) -> None:
    assert [each.name for each in columns if not each.unit and each.dtype != "?"] == []


def test_all_fields_of_a_run_can_be_written() -> None:
    arrays = records().arrays()

    assert list(arrays) == [field.name for field in fields(Records)]
    assert all(isinstance(array, np.ndarray) for array in arrays.values())


def test_numbers_become_arrays_without_a_dimension() -> None:
    assert records().arrays()["first_day"].shape == ()
