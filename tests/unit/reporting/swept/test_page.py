import re
from html import unescape
from pathlib import Path

import pytest

from sim.reporting.swept.page import Played, write_page
from sim.reporting.swept.part import Part
from sim.reporting.table import Table, TableColumn
from sim.scenario.text import Language, Text
from tests.materials import HOSTILE

SVG = "<svg xmlns='http://www.w3.org/2000/svg'></svg>"
PLAYED = Played(
    title="Sierra",
    question="¿Kit o pedido?",
    strategies=["Pedido", "Kit"],
    points=1200,
    replications=10,
    seed=1,
    failed=0,
    versions="numpy 2.0",
    command="abasto sweep scenarios/sierra/sensitivity.yaml --seed 1 --lang es",
)


def table(rows: int = 2, name: str = "Lluvia") -> Table:
    columns = (TableColumn("parameter", Text(es="Parámetro", en="Parameter")),)
    return Table("sensitivity", "", "De qué depende", "Nota.", columns, [(name,)] * rows)


def page(folder: Path, *parts: Part, played: Played = PLAYED, language: Language = "es") -> str:
    return write_page(parts, played, folder, language).read_text(encoding="utf-8")


def drawn(folder: Path) -> Path:
    file = folder / "sensitivity.svg"
    file.write_text(SVG, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "Sierra: ¿Dónde cambia la respuesta?"),
        ("es", "Gana «Kit» en 3 de 4."),
        ("es", "1,200"),
        ("es", "Pedido; Kit"),
        ("es", "abasto sweep scenarios/sierra/sensitivity.yaml --seed 1 --lang es"),
        ("en", "Where does the answer change?"),
        ("en", "How it was run"),
    ],
)
def test_page_tells(tmp_path: Path, language: Language, words: str) -> None:
    assert words in unescape(page(tmp_path, Part("Gana «Kit» en 3 de 4."), language=language))


def test_a_part_has_its_chart_above_its_table(tmp_path: Path) -> None:
    text = page(tmp_path, Part("Gana.", table(), drawn(tmp_path), "Un punto por valor."))

    assert 'alt="Un punto por valor."' in text
    assert text.index("data:image/svg+xml") < text.index('<table class="sortable">')


def test_a_sweep_without_a_finding_names_its_tables(tmp_path: Path) -> None:
    assert "Lo jugado está en las tablas CSV" in page(tmp_path)


def test_runs_that_failed_are_counted(tmp_path: Path) -> None:
    assert "Corridas que fallaron" not in page(tmp_path)
    assert "Corridas que fallaron" in page(tmp_path, played=PLAYED._replace(failed=2))


def test_a_long_table_says_where_the_rest_is(tmp_path: Path) -> None:
    assert "Y 5 más, en sensitivity.csv" in page(tmp_path, Part("", table(205)))


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_text(tmp_path: Path, name: str) -> None:
    text = page(tmp_path, Part(name, table(name=name)), played=PLAYED._replace(title=name))

    assert "<script>alert" not in text
    assert unescape(text).count(name) >= 4


def test_the_page_loads_nothing(tmp_path: Path) -> None:
    text = page(tmp_path, Part("Gana.", table(), drawn(tmp_path), "Un punto."))
    loads = re.findall(r'(?:src|href)="([^"]*)"', text)

    assert "default-src 'none'" in text
    assert all(one.startswith(("data:", "#")) for one in loads)
