"""Tests of the page of a sweep, as `abasto sweep` leaves it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import ROOT, Watched
from tests.tiny_scenario import write_sweep

_LOADED = "images => images.map((image) => image.naturalWidth)"


@pytest.fixture(scope="module")
def sweep_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of a small sweep, in Spanish."""
    folder = tmp_path_factory.mktemp("sweep")
    subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), "sweep", str(write_sweep(folder)), "--workers", "1"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    return next(folder.glob("results/*/report.html"))


@pytest.fixture
def swept(browser: Browser, sweep_page: Path) -> Iterator[Watched]:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    opened = Watched(page)
    page.goto(sweep_page.as_uri())
    yield opened
    page.close()


def test_the_answer_and_the_tornado_are_there_without_a_complaint(swept: Watched) -> None:
    answer = swept.page.inner_text(".answer")
    widths = swept.page.eval_on_selector_all("main img", _LOADED)

    assert "casos jugados" in answer
    assert "Lo que más mueve la diferencia" in answer
    assert [width > 300 for width in widths] == [True]
    assert swept.complaints == []


def test_the_page_asks_the_network_for_nothing(swept: Watched) -> None:
    assert [url for url in swept.requests if not url.startswith(("file:", "data:"))] == []


def test_its_table_is_sorted_by_the_difference(swept: Watched) -> None:
    head = swept.page.locator("thead th", has_text="Diferencia")
    head.locator("button").click()
    cells = swept.page.locator("tbody td:nth-child(4)").all_inner_texts()
    differences = [float(text.replace("−", "-")) for text in cells]

    assert differences == sorted(differences)
    assert head.get_attribute("aria-sort") == "ascending"


@pytest.mark.parametrize("width", [390, 1366])
def test_it_is_as_wide_as_its_window(swept: Watched, width: int) -> None:
    swept.page.set_viewport_size({"width": width, "height": 768})

    assert swept.page.evaluate("document.documentElement.scrollWidth") <= width
