from dataclasses import replace

import pytest

from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval
from sim.reporting.charts.sensitivity import Contrast, SensitivityPoint
from sim.reporting.swept.tornado import tornado
from sim.scenario.text import Language, Text

CONTRAST = Contrast(KPIS["prescriptions_filled"], "Pull", "Kit")


def point(parameter: str, difference: float, *, half_width: float = 0.01) -> SensitivityPoint:
    label, value = Text(es=parameter, en=parameter), Text(es="2 meses", en="2 months")
    return SensitivityPoint(
        label, value, is_base=False, difference=Interval(difference, half_width, 0.95)
    )


POINTS = (
    point("Rain", 0.02),
    point("Rain", 0.03),
    point("Trucks", -0.05),
    point("Trucks", 0.004),
)


def said(
    points: tuple[SensitivityPoint, ...] = POINTS,
    contrast: Contrast = CONTRAST,
    language: Language = "en",
) -> str:
    return tornado(points, contrast, language=language, chart=None).sentence


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "“Kit” wins in 3 of 4 cases played (2 beyond chance) and “Pull” in 1 (1 beyond"),
        ("es", "gana «Kit» en 3 de 4 casos jugados (2 más allá del azar) y «Pull» en 1 (1 más"),
        ("en", "What moves the difference most: “Trucks”, from −5.0 to 0.4 points."),
        ("es", "Según su valor cambia quién gana: «Trucks»."),
    ],
)
def test_the_answer_says_who_wins_and_what_moves_it(language: Language, sentence: str) -> None:
    assert sentence in said(language=language)


def test_an_answer_that_no_value_changes_says_so() -> None:
    assert "No value played changes which one wins." in said(POINTS[:2])


def test_less_is_better_where_it_is_so() -> None:
    contrast = replace(CONTRAST, kpi=KPIS["stockout_days_vital"])

    assert "“Kit” wins in 1 of 4" in said(contrast=contrast)


def test_nobody_wins_where_neither_way_is_better() -> None:
    contrast = replace(CONTRAST, kpi=KPIS["months_of_stock"])

    assert "wins" not in said(contrast=contrast)


def test_the_table_has_a_row_a_value_in_points() -> None:
    table = tornado(POINTS, CONTRAST, language="es", chart=None).table

    assert table is not None
    assert table.columns[3].title("es") == "Diferencia (puntos)"
    assert table.rows[0] == ("Rain", "2 meses", "", 2.0, 1.0, pytest.approx(3.0))


def test_the_value_of_the_scenario_is_marked() -> None:
    base = replace(POINTS[0], is_base=True)
    table = tornado([base], CONTRAST, language="es", chart=None).table

    assert table is not None
    assert table.rows[0][2] == "sí"
