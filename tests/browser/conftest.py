"""A real browser, and a report that the command line wrote."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.tiny_scenario import TINY

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium; where it is not installed tests are skipped, but never in CI."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is not there: `make browser` installs it on Debian")
        pytest.skip("needs Chromium: `make browser` installs it on Debian")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the report of the tiny scenario, in Spanish, as `abasto compare` leaves it."""
    folder = tmp_path_factory.mktemp("report")
    scenario = folder / "prueba" / "scenario.yaml"
    scenario.parent.mkdir()
    scenario.write_text(TINY, encoding="utf-8")
    subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), "compare", str(scenario.parent), "--workers", "1"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    return next(folder.glob("results/*/report.html"))


def written(folder: Path, lang: str) -> Path:
    """Return the report that `abasto report` writes of played results in a language."""
    subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), "report", str(folder), "--lang", lang],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    return folder / "report.html"


class Watched:
    """A page that remembers what went wrong on it and what it asked the network for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))

    def open(self, file: Path) -> None:
        self.page.goto(file.as_uri())
        self.page.wait_for_selector("#map_player:not([hidden])")


@pytest.fixture
def watched(browser: Browser, report: Path) -> Iterator[Watched]:
    """Open the report in a window of a small laptop."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    opened = Watched(page)
    opened.open(report)
    yield opened
    page.close()
