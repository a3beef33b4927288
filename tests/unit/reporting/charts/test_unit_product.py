from dataclasses import replace

import numpy as np
from matplotlib.axes import Axes

from sim.reporting.charts.unit_product import has_cells, unit_product, worst_cells
from sim.reporting.digest import Digest, StrategyDigest, digest
from tests.builders import ESSENTIAL, FAR, HOSPITAL, NEAR, NONESSENTIAL, VITAL, outcome

NAN = float("nan")
CELLS = np.array([[NAN] * 3, [0.1, 0.3, 0.0], [0.0, 0.1, 0.0], [0.2, 0.6, NAN]])


def data(cells: np.ndarray = CELLS) -> Digest:
    whole = digest(outcome(("pull",)))
    pull = replace(whole.strategies["pull"], cell_stockout=cells)
    return replace(whole, strategies={"pull": pull})


def played(cells: np.ndarray = CELLS) -> StrategyDigest:
    return data(cells).strategies["pull"]


def drawn() -> Axes:
    return unit_product(data(), strategy="pull", language="es")


def test_units_and_products_come_worst_first() -> None:
    units, products = worst_cells(played())

    assert units.tolist() == [FAR, HOSPITAL, NEAR]
    assert products.tolist() == [ESSENTIAL, VITAL, NONESSENTIAL]


def test_no_more_units_and_products_than_can_be_read() -> None:
    units, products = worst_cells(played(np.full((400, 300), 0.5)))

    assert (units.size, products.size) == (20, 15)


def test_every_cell_has_its_figure() -> None:
    written = [text.get_text() for text in drawn().texts[:9]]

    assert written == ["60", "20", "·", "30", "10", "0", "10", "0", "0"]


def test_products_are_named_with_their_class() -> None:
    names = [label.get_text().replace("\n", " ") for label in drawn().get_xticklabels()]

    assert names == ["Amoxicilina 500 mg (E)", "Insulina NPH (V)", "Loratadina 10 mg (N)"]


def test_note_says_of_how_many() -> None:
    note = drawn().texts[-1].get_text().replace("\n", " ")

    assert "Las 3 unidades con más claves en cero (de 3)" in note


def test_nothing_kept_is_no_chart() -> None:
    assert has_cells(played())
    assert not has_cells(played(np.full((4, 3), NAN)))
