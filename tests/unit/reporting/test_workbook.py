"""Tests of the workbook, read back as the XML that a spreadsheet reads."""

import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from sim.reporting.lists.planner_lists import planner_lists
from sim.reporting.sheets.all_sheets import SHEETS
from sim.reporting.table import Table, TableColumn
from sim.reporting.workbook import write_workbook
from sim.scenario.text import Text
from tests.materials import HOSTILE, material, named

NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
SAME = Text(es="Columna", en="Column")
WHEN = datetime(2025, 1, 31, 14, 5)  # noqa: DTZ001 - simulated days have no zone
COLUMNS = (
    TableColumn("day", SAME, "date"),
    TableColumn("vehicle", SAME),
    TableColumn("pieces", Text(es="Piezas", en="Pieces"), "number", Text(es="pz", en="pcs")),
    TableColumn("share", SAME, "share", decimals=1),
    TableColumn("time", SAME, "time"),
    TableColumn("signature", SAME, "blank"),
)
ROWS = [
    (date(2025, 1, 31), "camión 1", 1200, 0.25, WHEN, None),
    (date(2025, 1, 31), "camión 1", float("nan"), 0.5, WHEN, None),
    (date(2025, 1, 31), "camión 2", 30, 0.5, WHEN, None),
]


def table(together: int = 0) -> Table:
    return Table("cargas", "Cargas", "Cargas & más", "Una nota.", COLUMNS, ROWS, together)


class Book:
    """A workbook read back."""

    def __init__(self, file: Path) -> None:
        with ZipFile(file) as archive:
            self.parts = {name: archive.read(name).decode() for name in archive.namelist()}
        self.strings = [
            "".join(each.itertext())
            for each in self.xml("xl/sharedStrings.xml").findall("x:si", NS)
        ]

    def xml(self, part: str) -> ET.Element:
        return ET.fromstring(self.parts[part])  # noqa: S314 - our own file

    def sheet(self, number: int = 1) -> ET.Element:
        return self.xml(f"xl/worksheets/sheet{number}.xml")

    def cell(self, at: str, number: int = 1) -> str | None:
        """Return the value of a cell as text, none where it is empty."""
        (cell,) = self.sheet(number).findall(f".//x:c[@r='{at}']", NS) or [None]
        value = None if cell is None else cell.findtext("x:v", namespaces=NS)
        if cell is None or value is None:
            return None
        return self.strings[int(value)] if cell.get("t") == "s" else value

    @property
    def names(self) -> list[str | None]:
        return [
            each.get("name") for each in self.xml("xl/workbook.xml").iter(f"{{{NS['x']}}}sheet")
        ]


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Book]:
    def write(*tables: Table, language: str = "es") -> Book:
        return Book(write_workbook(tables, tmp_path / "report.xlsx", language=language))

    return write


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        pytest.param("A1", "Cargas & más", id="title"),
        pytest.param("A2", "Una nota.", id="note"),
        pytest.param("C3", "Piezas (pz)", id="heading with its unit"),
        pytest.param("B4", "camión 1", id="text"),
        pytest.param("C4", "1200", id="number"),
        pytest.param("C5", None, id="not known"),
        pytest.param("D4", "0.25", id="share"),
        pytest.param("A4", "45688", id="date"),
        pytest.param("F4", None, id="room to sign"),
    ],
)
def test_a_cell_holds_its_value(written: Callable[..., Book], cell: str, value: str | None) -> None:
    assert written(table()).cell(cell) == value


@pytest.mark.parametrize(
    ("language", "page"), [("es", "Página &amp;P de &amp;N"), ("en", "Page &amp;P of &amp;N")]
)
def test_a_sheet_is_set_up_for_a4_across(
    written: Callable[..., Book], language: str, page: str
) -> None:
    text = written(table(), language=language).parts["xl/worksheets/sheet1.xml"]

    assert 'paperSize="9"' in text
    assert 'orientation="landscape"' in text
    assert 'fitToHeight="0"' in text
    assert page in text


def test_the_heading_stays_in_view_and_filters(written: Callable[..., Book]) -> None:
    sheet = written(table()).sheet()
    pane, filtered = sheet.find(".//x:pane", NS), sheet.find("x:autoFilter", NS)

    assert pane is not None
    assert (pane.get("ySplit"), pane.get("state")) == ("3", "frozen")
    assert filtered is not None
    assert filtered.get("ref") == "A3:F6"


def test_columns_are_as_wide_as_what_stands_in_them(written: Callable[..., Book]) -> None:
    widths = [
        float(each.get("width", 0)) for each in written(table()).sheet().iter(f"{{{NS['x']}}}col")
    ]

    assert min(widths) >= 9
    assert max(widths) <= 41


@pytest.mark.parametrize(("together", "breaks"), [(0, []), (1, []), (2, ["5"])])
def test_what_belongs_together_has_its_own_sheet_of_paper(
    written: Callable[..., Book], together: int, breaks: list[str]
) -> None:
    sheet = written(table(together)).sheet()

    assert [each.get("id") for each in sheet.findall(".//x:rowBreaks/x:brk", NS)] == breaks


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_text_in_every_sheet(written: Callable[..., Book], name: str) -> None:
    known = material(named(name))
    book = written(*(made(known) for made in SHEETS), *planner_lists(known))

    assert name in book.strings
    assert not any("<f>" in part or "<f " in part for part in book.parts.values())
    assert not any("hyperlink" in part for part in book.parts.values())


@pytest.mark.parametrize(
    ("language", "names"),
    [
        (
            "es",
            [
                "Léeme", "Resultados", "Grupos", "Unidades", "Claves", "Supuestos",
                "Unidades en riesgo", "Claves vitales en cero", "Vigilancia de caducidades",
                "Hojas de ruta", "Libro de préstamos", "Calendario itinerante",
            ],
        ),
        (
            "en",
            [
                "Read me", "Results", "Groups", "Units", "Products", "Assumptions",
                "Units at risk", "Vital products at zero", "Expiry watch", "Route sheets",
                "Loan ledger", "Itinerant calendar",
            ],
        ),
    ],
    ids=["es", "en"],
)  # fmt: skip
def test_sheets_are_named_in_the_language_of_the_reader(
    written: Callable[..., Book], language: str, names: list[str]
) -> None:
    known = material(language=language)

    assert written(*(made(known) for made in SHEETS), *planner_lists(known)).names == names


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = (
        write_workbook([table()], tmp_path / name, language="es").read_bytes()
        for name in ("first.xlsx", "second.xlsx")
    )

    assert first == second


@pytest.mark.parametrize(
    ("text", "height"),
    [("corto", None), ("palabra " * 8, "30"), ("una\ndos\ntres", "45"), ("x" * 130, "60")],
    ids=["one line", "two lines of words", "breaks of its own", "one long word"],
)
def test_a_row_is_as_high_as_its_text(
    written: Callable[..., Book], text: str, height: str | None
) -> None:
    columns = TableColumn("name", SAME), TableColumn("pieces", SAME, "number")
    sheet = written(Table("a", "A", "A", "", columns, [(text, 1.0)])).sheet()
    heights = {row.get("r"): row.get("ht") for row in sheet.iter(f"{{{NS['x']}}}row")}

    assert heights["4"] == height


def test_a_heading_of_several_words_has_room_for_its_lines(written: Callable[..., Book]) -> None:
    heading = Text(es="Probabilidad de estar en el peor 10 %", en="Chance of the worst 10%")
    columns = TableColumn("unit", SAME), TableColumn("chance", heading)
    sheet = written(Table("a", "A", "A", "", columns, [("1", "1")])).sheet()
    heights = {row.get("r"): row.get("ht") for row in sheet.iter(f"{{{NS['x']}}}row")}

    assert heights["3"] == "45"


def test_text_beyond_what_a_cell_holds_is_cut(written: Callable[..., Book]) -> None:
    columns = TableColumn("name", SAME), TableColumn("note", SAME)
    book = written(Table("a", "A", "A", "", columns, [("x" * 40_000, "")]))

    assert re.fullmatch("x{32767}", book.cell("A4") or "")
