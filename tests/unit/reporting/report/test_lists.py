from dataclasses import replace
from datetime import date, datetime
from html import unescape

import pytest

from sim.reporting.lists.planner_lists import planner_lists
from sim.reporting.report.lists import cell_text
from sim.reporting.report.render import render_report
from sim.reporting.table import Kind, Table, TableColumn, Value
from sim.scenario.text import Text
from tests.materials import HOSTILE, material, named

HEADING = Text(es="Clave", en="Product")
AT = datetime(2025, 1, 31, 14, 5)  # noqa: DTZ001 - simulated days have no zone


def page(*lists: Table, language: str = "es") -> str:
    return render_report(replace(material(language=language), lists=lists))


def of_rows(number: int, together: int = 0) -> Table:
    """Return a list of claves, each with the vehicle of its row."""
    columns = TableColumn("vehicle", HEADING), TableColumn("key", HEADING, on_page=together > 0)
    rows = [(f"camión {row // 2}", f"clave {row}") for row in range(number)]
    return Table("claves", "Claves", "Claves que faltan", "Nota.", columns, rows, together)


def test_a_list_stands_under_its_title() -> None:
    text = page(of_rows(3))

    assert '<h3 id="list_claves">Claves que faltan</h3>' in text
    assert "camión 1" in text


def test_a_column_for_files_is_not_on_the_page() -> None:
    assert "clave 1" not in page(of_rows(3))


@pytest.mark.parametrize(
    ("language", "left"),
    [
        (
            "es",
            "Y 5 más, en report.xlsx y en lists/claves.csv.",
        ),
        (
            "en",
            "And 5 more, in report.xlsx and lists/claves.csv.",
        ),
    ],
)
def test_a_long_list_says_where_the_rest_is(language: str, left: str) -> None:
    text = page(of_rows(45), language=language)

    assert left in text
    assert "camión 19" in text
    assert "camión 20" not in text


def test_a_list_that_fits_has_no_rest() -> None:
    assert "lists/claves.csv" not in page(of_rows(40))


def test_rows_that_belong_together_have_a_heading() -> None:
    text = page(of_rows(4, together=1))

    assert text.count('scope="rowgroup"') == 2
    assert text.count("camión 1") == 1


def test_an_empty_list_says_so() -> None:
    assert "Nada que listar." in page(of_rows(0))


def test_results_without_lists_have_no_section() -> None:
    assert 'id="lists"' not in page()


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        (0.256, "share", "26\u00a0%"),
        (1234.5, "number", "1,234"),
        (float("nan"), "number", "–"),
        (date(2025, 1, 31), "date", "2025-01-31"),
        (None, "date", "–"),
        (None, "blank", ""),
        (AT, "time", "14:05"),
        ("=1", "text", "=1"),
    ],
)
def test_values_are_shown_as_people_read_them(value: Value, kind: Kind, shown: str) -> None:
    assert cell_text(value, TableColumn("key", HEADING, kind), "es") == shown


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_text_on_the_page(name: str) -> None:
    known = material(named(name))
    text = render_report(replace(known, lists=planner_lists(known)))
    shown = text[text.index('id="lists"') :]

    assert "<script>alert" not in text
    assert name in unescape(shown)
