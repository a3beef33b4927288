from dataclasses import replace

import pytest

from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval
from sim.reporting.charts.lever_line import LeverAxis
from sim.reporting.kpi_text import KpiText
from sim.reporting.swept.choices import choices
from sim.reporting.write_sweep import SweptCell, SweptLevers

MEANS = {"pull": Interval(0.8, 0.01, 0.95), "kit": Interval(0.9, 0.01, 0.95)}
CELLS = [
    SweptCell((0,), MEANS, "kit", is_sure=True),
    SweptCell((1,), MEANS, "kit", is_sure=False),
    SweptCell((2,), MEANS, "pull", is_sure=False),
]
SWEPT = SweptLevers(
    levers=[LeverAxis("Camiones", ["1", "2", "3"])],
    cells=CELLS,
    titles={"pull": "Pedido", "kit": "Kit"},
    baseline="pull",
    sampled=True,
)
TEXT = KpiText(KPIS["prescriptions_filled"], "es", "MXN")


@pytest.mark.parametrize(
    "sentence",
    [
        "«Kit» es la mejor (Recetas surtidas completas) en 2 de 3 combinaciones (1 más allá",
        "«Pedido» es la mejor (Recetas surtidas completas) en 1 de 3 combinaciones (0 más allá",
    ],
)
def test_the_answer_counts_where_each_is_the_best(sentence: str) -> None:
    assert sentence in choices(SWEPT, TEXT, chart=None).sentence


def test_the_table_has_a_row_a_combination_and_a_star_where_it_is_sure() -> None:
    table = choices(SWEPT, TEXT, chart=None).table

    assert table is not None
    assert table.rows[0] == ("1", 80.0, 90.0, "Kit *")
    assert [row[-1] for row in table.rows[1:]] == ["Kit", "Pedido"]
    assert "muestras de lo que no se sabe" in table.note


def test_nothing_is_the_best_where_neither_way_is_better() -> None:
    undecided = replace(SWEPT, cells=[replace(CELLS[0], best="", is_sure=False)])
    part = choices(undecided, TEXT, chart=None)

    assert part.sentence == ""
    assert part.table is not None
    assert part.table.rows[0][-1] is None
