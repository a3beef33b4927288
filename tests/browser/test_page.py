"""Tests of the page around the map: tables, sections, languages, paper."""

import re
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Watched, written

ENGLISH = re.compile(
    r"\b(the|and|of|under|with|which|prescriptions|filled|stockout|deliveries|units|baseline"
    r"|strategy|strategies|mean|worst|chance|replications|share|vehicle|costs?|days)\b",
    re.IGNORECASE,
)
_COLUMN = "(body, column) => [...body.rows].map((row) => row.cells[column].innerText)"


def column(page: Page, section: str, number: int) -> list[str]:
    """Return the texts of a column of the first table of a section."""
    rows = page.eval_on_selector(f"#{section} tbody", _COLUMN, number)
    return [str(text) for text in rows]


def test_a_click_on_a_head_sorts_a_table_up_and_down(watched: Watched) -> None:
    page = watched.page
    page.click("#units thead th:nth-child(2) button")
    up = column(page, "units", 1)
    page.click("#units thead th:nth-child(2) button")

    assert column(page, "units", 1) == up[::-1]


def test_a_table_is_sorted_by_the_keyboard_and_says_so(watched: Watched) -> None:
    page = watched.page
    page.focus("#assumptions thead th:first-child button")
    page.keyboard.press("Enter")
    paths = column(page, "assumptions", 0)

    head = page.locator("#assumptions thead th:first-child")
    assert paths == sorted(paths, key=str.casefold)
    assert head.get_attribute("aria-sort") == "ascending"


@pytest.mark.parametrize(
    "section", ["traffic_light", "trade_off", "groups", "units", "assumptions"]
)
def test_tables_of_rows_that_compare_can_be_sorted(watched: Watched, section: str) -> None:
    page = watched.page
    page.locator(f"#{section} thead button").last.click()

    assert page.locator(f"#{section} thead [aria-sort='ascending']").count() == 1


def test_the_frontier_is_sorted_by_the_number_and_not_by_its_text(watched: Watched) -> None:
    page = watched.page
    page.click("#trade_off thead th:nth-child(2) button")
    shares = [float(text.split()[0]) for text in column(page, "trade_off", 1)]

    assert shares == sorted(shares)


def test_the_list_of_sections_leads_to_them(watched: Watched) -> None:
    page = watched.page
    page.click("nav a[href='#units']")

    assert page.locator("#units_heading").bounding_box()["y"] < 100  # type: ignore[index]


def test_the_first_tab_skips_to_the_answer(watched: Watched) -> None:
    watched.page.keyboard.press("Tab")

    assert watched.page.evaluate("document.activeElement.hash") == "#first_page"


def test_the_page_prints_on_several_sheets(watched: Watched, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    watched.page.pdf(path=file, prefer_css_page_size=True)
    sheets = len(re.findall(rb"/Type\s*/Page\b", file.read_bytes()))

    assert sheets >= 5


def test_heads_of_sorted_tables_are_words_alone_on_paper(watched: Watched) -> None:
    watched.page.emulate_media(media="print")
    button = watched.page.locator("#assumptions thead button").first

    assert button.evaluate("one => getComputedStyle(one).display") == "contents"


def test_the_spanish_page_has_no_english_words(watched: Watched) -> None:
    watched.page.eval_on_selector_all("code", "commands => commands.forEach((one) => one.remove())")

    assert ENGLISH.findall(watched.page.inner_text("main")) == []


def test_pictures_of_the_spanish_page_are_told_in_spanish(watched: Watched) -> None:
    alts = [image.get_attribute("alt") or "" for image in watched.page.locator("main img").all()]

    assert all(alts)
    assert ENGLISH.findall(" ".join(alts)) == []


@pytest.mark.parametrize("width", [390, 1366])
def test_the_english_page_is_as_wide_as_its_window(
    browser: Browser, report: Path, tmp_path: Path, width: int
) -> None:
    folder = tmp_path / "results"
    copytree(report.parent, folder)
    page = browser.new_page(viewport={"width": width, "height": 768})
    Watched(page).open(written(folder, "en"))

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.get_attribute("html", "lang") == "en"
    page.close()
