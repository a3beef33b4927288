from dataclasses import replace
from math import isnan

import numpy as np
import pytest

from sim.domain.records import BANDS, Labels, Records
from sim.metrics.availability import (
    full_basket,
    kept,
    months_of_stock,
    stock_value,
    stockout_days,
)
from sim.metrics.catalogue import KPIS
from tests.builders import DAYS, ESSENTIAL, FAR, HOSPITAL, NEAR, NONESSENTIAL, STORE, VITAL
from tests.builders import labels as some_labels
from tests.builders import records as some_records

Cells = dict[tuple[int, int], int]


def matrix(cells: Cells) -> np.ndarray:
    """Return facilities × products with these cells, 0 elsewhere."""
    filled = np.zeros((4, 3), dtype=np.int64)
    for (facility, product), number in cells.items():
        filled[facility, product] = number
    return filled


def records(out: Cells | None = None, stock: Cells | None = None) -> Records:
    """Return records of 40 opening days with these days out and these mean stocks."""
    return replace(
        some_records(),
        opening_days=np.array([0, 40, 40, 40]),
        stockout_days=matrix(out or {}),
        stock_sum=matrix(stock or {}) * DAYS,
    )


def labels(*kept_cells: tuple[int, int]) -> Labels:
    """Return labels where these products are kept, ten pieces a month each."""
    return replace(some_labels(), expected_month=matrix(dict.fromkeys(kept_cells, 10)) * 1.0)


def test_a_product_is_kept_where_it_is_expected_and_patients_come() -> None:
    cells = kept(labels((STORE, VITAL), (NEAR, VITAL), (FAR, ESSENTIAL)))

    assert np.argwhere(cells).tolist() == [[NEAR, VITAL], [FAR, ESSENTIAL]]


def test_stockout_days_are_a_share_of_the_opening_days_of_kept_products() -> None:
    where = labels((NEAR, VITAL), (FAR, ESSENTIAL))

    assert stockout_days(records(out={(NEAR, VITAL): 8}), where) == 0.1


def test_days_without_a_product_that_is_not_kept_do_not_count() -> None:
    assert stockout_days(records(out={(FAR, NONESSENTIAL): 40}), some_labels()) == 0


@pytest.mark.parametrize(("kpi", "share"), [("stockout_days", 0.25), ("stockout_days_vital", 0.5)])
def test_stockouts_of_vital_products_are_counted_apart(kpi: str, share: float) -> None:
    where = labels((NEAR, VITAL), (NEAR, ESSENTIAL))

    assert KPIS[kpi].measure(records(out={(NEAR, VITAL): 20}), where) == share


def test_a_network_that_keeps_nothing_has_no_stockout_share() -> None:
    assert isnan(stockout_days(records(), labels()))


def test_full_basket_is_a_share_of_opening_days() -> None:
    run = replace(records(), basket_days=np.array([0, 40, 20, 0]))

    assert full_basket(run, some_labels()) == 0.5


def test_facilities_that_keep_no_vital_product_have_no_basket() -> None:
    run = replace(records(), basket_days=np.array([0, 40, 20, 40]))

    assert full_basket(run, labels((NEAR, VITAL), (FAR, ESSENTIAL))) == 0.5


@pytest.mark.parametrize(
    ("kpi", "share"),
    [
        ("stock_none", 0.1),
        ("stock_below_2", 0.2),
        ("stock_2_to_6", 0.4),
        ("stock_above_6", 0.3),
    ],
)
def test_bands_are_shares_of_the_month_starts(kpi: str, share: float) -> None:
    bands = np.zeros((4, 3, len(BANDS)), dtype=np.int64)
    bands[STORE, :, 0] = 99
    bands[NEAR, 0] = [1, 0, 4, 0]
    bands[FAR, 2] = [0, 2, 0, 3]

    assert KPIS[kpi].measure(replace(records(), bands=bands), some_labels()) == share


def test_months_of_stock_is_mean_stock_over_expected_use() -> None:
    where = labels((HOSPITAL, VITAL), (NEAR, ESSENTIAL))
    run = records(stock={(HOSPITAL, VITAL): 50, (NEAR, ESSENTIAL): 10, (FAR, VITAL): 99})

    assert months_of_stock(run, where) == 3


def test_stock_value_prices_what_lies_where_patients_come() -> None:
    run = records(stock={(STORE, VITAL): 500, (NEAR, VITAL): 2, (FAR, ESSENTIAL): 10})

    assert stock_value(run, some_labels()) == pytest.approx(2 * 95 + 10 * 21)
