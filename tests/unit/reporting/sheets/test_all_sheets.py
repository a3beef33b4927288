import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from sim.metrics.catalogue import KPIS
from sim.reporting.report.material import Material
from sim.reporting.sheets.about import about
from sim.reporting.sheets.all_sheets import SHEETS
from sim.reporting.sheets.groups import groups
from sim.reporting.sheets.kpis import kpis
from sim.reporting.sheets.products import products
from sim.reporting.sheets.units import units
from sim.reporting.table import Table
from sim.reporting.tables.csv_tables import write_facilities, write_products
from sim.reporting.tables.table_file import write_table
from tests.materials import material

Sheet = Callable[[Material], Table]


@pytest.mark.parametrize("made", SHEETS)
@pytest.mark.parametrize("language", ["es", "en"])
def test_every_row_has_a_value_for_each_column(made: Sheet, language: str) -> None:
    table = made(material(language=language))

    assert {len(row) for row in table.rows} == {len(table.columns)}
    assert len(table.sheet) <= 31


def read(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.reader(opened))


@pytest.mark.parametrize(
    ("made", "write"),
    [(units, write_facilities), (products, write_products)],
    ids=["units", "products"],
)
def test_a_sheet_says_what_its_csv_file_says(
    tmp_path: Path, made: Sheet, write: Callable[..., Path]
) -> None:
    known = material()
    in_book = read(write_table(made(known), tmp_path / "book"))
    in_file = read(write(known.data, folder=tmp_path / "file"))

    assert in_book[0] == in_file[0]
    assert [row[1:] for row in in_book] == [row[1:] for row in in_file]


def test_shares_are_in_percent_beside_their_unit() -> None:
    known = material()
    rows = [row for row in kpis(known).rows if row[2] == "Kit mensual fijo"]
    mean = known.comparison.strategies["kit"].means["prescriptions_filled"].mean

    assert rows[0][1] == "%"
    assert rows[0][3] == pytest.approx(100 * mean)


def test_strategies_stand_below_each_other_for_each_kpi() -> None:
    rows = kpis(material()).rows

    assert len(rows) == 2 * len(KPIS)
    assert rows[0][0] == rows[1][0] != rows[2][0]


def test_a_group_has_the_share_of_each_strategy() -> None:
    rows = groups(material()).rows

    assert rows[0][:2] == ("Hospitales", "Pedido por excepción")
    assert rows[1][:2] == ("Hospitales", "Kit mensual fijo")
    assert all(0 < float(str(row[2])) < 1 for row in rows)


@pytest.mark.parametrize(
    ("item", "value"),
    [
        ("Pregunta", "¿Qué conviene?"),
        ("Base de comparación", "Pedido por excepción"),
        ("Réplicas por estrategia", "4"),
        ("Semilla", "1"),
    ],
)
def test_the_first_sheet_says_what_was_played(item: str, value: str) -> None:
    assert (item, value) in about(material()).rows
