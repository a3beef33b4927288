"""Tests of the sheet of products."""

from dataclasses import replace
from math import isnan

import numpy as np
import pytest

from sim.reporting.sheets.products import COLUMNS, products
from sim.reporting.table import Value
from tests.builders import outcome
from tests.materials import HOSTILE, material, named, with_records

PLACE = {column.name: place for place, column in enumerate(COLUMNS)}


def cell(row: tuple[Value, ...], name: str) -> Value:
    return row[PLACE[name]]


def test_products_of_a_strategy_stand_together() -> None:
    rows = products(material()).rows

    assert [row[0] for row in rows] == ["Pedido por excepción"] * 3 + ["Kit mensual fijo"] * 3
    assert [cell(row, "product") for row in rows[:3]] == ["insulina", "amoxicilina", "loratadina"]


def test_share_is_of_the_pieces_asked_for() -> None:
    row = products(material()).rows[0]
    handed_out, asked = cell(row, "served_pieces"), cell(row, "asked_pieces")

    assert cell(row, "fill_rate_low") < cell(row, "fill_rate_share") < cell(row, "fill_rate_high")
    assert cell(row, "fill_rate_share") == pytest.approx(handed_out / asked, abs=0.05)


def test_product_that_nobody_asked_for_has_no_share() -> None:
    nothing = np.zeros((4, 3), dtype=np.int64)
    rows = products(with_records(asked=nothing, served=nothing)).rows

    assert all(isnan(cell(row, "fill_rate_share")) for row in rows[3:])
    assert {cell(row, "asked_pieces") for row in rows[3:]} == {0.0}


def test_one_replication_has_a_share_without_ends() -> None:
    row = products(material(outcome(replications=1))).rows[0]

    assert not isnan(cell(row, "fill_rate_share"))
    assert isnan(cell(row, "fill_rate_low"))


@pytest.mark.parametrize("name", HOSTILE[:3])
def test_name_stays_as_the_scenario_has_it(name: str) -> None:
    assert {cell(row, "name") for row in products(material(named(name))).rows} == {name}


def test_title_of_the_strategy_stands_in_place_of_its_id() -> None:
    known = material()
    plan = known.plan
    renamed = replace(plan.strategies["pull"], title=plan.base.title)
    changed = replace(plan, strategies={**plan.strategies, "pull": renamed})

    known = replace(known, outcome=replace(known.outcome, plan=changed))
    assert products(known).rows[0][0] == "Prueba"
