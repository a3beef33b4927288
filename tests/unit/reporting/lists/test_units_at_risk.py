from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from sim.domain.records import DELIVERIES, table
from sim.reporting.lists.units_at_risk import units_at_risk
from sim.reporting.report.material import Material
from tests.builders import ESSENTIAL, FAR, NEAR, NONESSENTIAL, STORE, VITAL, delivery, outcome
from tests.materials import material, with_records

FULL = np.full((4, 3), 45)


def without(*cells: tuple[int, int]) -> np.ndarray:
    """Return shelves that are full but for these facilities and products."""
    shelves = FULL.copy()
    for cell in cells:
        shelves[cell] = 0
    return shelves


def rows(known: Material) -> list[dict[str, object]]:
    found = units_at_risk(known)
    assert found is not None
    names = [column.name for column in found.columns]
    return [dict(zip(names, row, strict=True)) for row in found.rows]


def test_what_is_out_in_every_replication_is_sure() -> None:
    (row,) = rows(with_records(snapshot=without((NEAR, VITAL))))

    assert (row["facility"], row["product"], row["chance_out"]) == ("cerca", "insulina", 1)
    assert (row["stock_pieces"], row["stock_months"], row["amc_pieces"]) == (0, 0, 30)


def test_vital_products_stand_before_others_of_the_same_chance() -> None:
    cells = (NEAR, NONESSENTIAL), (FAR, ESSENTIAL), (NEAR, VITAL)

    assert [row["ven"] for row in rows(with_records(snapshot=without(*cells)))] == ["V", "E", "N"]


@pytest.mark.parametrize(
    "cell", [(STORE, VITAL), (FAR, NONESSENTIAL)], ids=["a store", "what is not kept there"]
)
def test_only_what_units_keep_is_listed(cell: tuple[int, int]) -> None:
    assert rows(with_records(snapshot=without(cell))) == []


def test_the_probability_is_over_replications() -> None:
    whole = outcome()
    kit = whole.strategies["kit"]
    shelves = [FULL, without((FAR, VITAL)), FULL, FULL]
    runs = [replace(run, snapshot=each) for run, each in zip(kit.records, shelves, strict=True)]
    strategies = dict(whole.strategies) | {"kit": replace(kit, records=runs)}
    (row,) = rows(material(replace(whole, strategies=strategies)))

    assert row["chance_out"] == 0.25
    assert (row["stock_pieces"], row["stock_months"]) == (45, 45 / 20)


@pytest.mark.parametrize(("chance", "listed"), [(0.19, 0), (0.2, 1)])
def test_what_is_seldom_out_is_not_listed(chance: float, listed: int) -> None:
    known = with_records(snapshot=FULL)
    known.data.strategies["kit"].chance_out[FAR, VITAL] = chance

    assert len(rows(known)) == listed


@pytest.mark.parametrize(
    ("received", "next_delivery"),
    [
        pytest.param((390.0, 410.5, 400.5), date(2025, 2, 5), id="the first after that day"),
        pytest.param((390.0,), None, id="none after that day"),
    ],
)
def test_the_next_delivery_is_that_of_replication_0(
    received: tuple[float, ...], next_delivery: date | None
) -> None:
    came = table(DELIVERIES, [delivery(facility=NEAR, received=each) for each in received])
    (row,) = rows(with_records(snapshot=without((NEAR, VITAL)), deliveries=came))

    assert row["next_delivery"] == next_delivery


def test_the_list_says_whose_it_is_and_of_which_day() -> None:
    found = units_at_risk(with_records(snapshot=FULL))

    assert found is not None
    assert found.note.startswith("«Kit mensual fijo», al abrir el 2025-01-31.")
    assert "4 réplicas" in found.note


def test_results_without_the_shelves_of_that_day_have_no_list() -> None:
    assert units_at_risk(with_records(snapshot=np.zeros((0, 0), dtype=np.int64))) is None
