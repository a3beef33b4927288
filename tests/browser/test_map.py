from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Watched

_DARK_PIXELS = """canvas => {
  const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let drawn = 0;
  for (let i = 3; i < data.length; i += 4) drawn += data[i] > 0;
  return drawn;
}"""
_SET_MOMENT = """(slider, day) => {
  slider.value = day;
  slider.dispatchEvent(new Event("input"));
}"""


def drawn(watched: Watched) -> int:
    """Return how many dots of the map's canvas are drawn on."""
    return int(watched.page.eval_on_selector("#map_canvas canvas", _DARK_PIXELS))


def test_the_page_asks_the_network_for_nothing_and_has_no_errors(watched: Watched) -> None:
    loaded = [url for url in watched.requests if not url.startswith(("file:", "data:"))]

    assert loaded == []
    assert watched.complaints == []


def test_tools_that_do_nothing_are_not_shown(browser: Browser, report: Path) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(report.as_uri())

    assert not page.locator("#map_player").is_visible()
    assert not page.locator("#map_tools").is_visible()
    page.close()


def test_the_map_is_drawn(watched: Watched) -> None:
    assert drawn(watched) > 500


def test_a_unit_shows_its_year_when_it_is_clicked(watched: Watched) -> None:
    page = watched.page
    at = page.evaluate("map.latLngToContainerPoint(markers[2].getLatLng())")
    page.click("#map_canvas", position={"x": at["x"], "y": at["y"]})

    card = page.locator("#map_unit_card")
    assert card.locator("h3").inner_text() == "Lejos"
    assert "Entregas de la réplica 0" in card.inner_text()
    assert card.locator("svg path").count() > 3


def test_a_unit_can_be_chosen_by_the_keyboard(watched: Watched) -> None:
    page = watched.page
    page.focus("#map_unit")
    page.keyboard.type("Cerca")

    assert page.locator("#map_unit_card h3").inner_text() == "Cerca"


def test_another_strategy_shows_its_own_figures(watched: Watched) -> None:
    page = watched.page
    page.select_option("#map_unit", label="Lejos")
    before = page.inner_text("#map_unit_card")
    page.select_option("#map_strategy", index=1)

    after = page.inner_text("#map_unit_card")
    title = page.locator("#map_strategy option").nth(1).inner_text()
    assert after != before
    assert page.locator("#map_unit_card tr.chosen th").inner_text() == title


@pytest.mark.parametrize(
    ("measure", "title"),
    [
        ("out", "Días-clave en desabasto (todas)"),
        ("worst", "Probabilidad de estar en el peor 10 %"),
    ],
)
def test_another_measure_has_a_key_of_its_own(watched: Watched, measure: str, title: str) -> None:
    watched.page.select_option("#map_measure", measure)

    assert watched.page.inner_text("#map_legend b") == title


def test_a_year_is_played(watched: Watched) -> None:
    page = watched.page
    page.click("#play")
    page.wait_for_timeout(500)
    page.click("#play")

    assert float(page.input_value("#moment")) > 0
    assert "2025" in page.inner_text("#date")
    assert page.inner_text("#map_legend b").startswith("Claves en cero a la apertura")


def test_the_slider_shows_a_moment_with_its_vehicles(watched: Watched) -> None:
    page = watched.page
    left = page.evaluate("playOf(0).passages.left[0]")
    page.eval_on_selector("#moment", _SET_MOMENT, left + 0.01)

    assert "vehículos en camino: 1" in page.inner_text("#date")
    page.click("#stop")
    assert page.inner_text("#date") == ""


def test_a_phone_shows_no_more_than_its_width(browser: Browser, report: Path) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    Watched(page).open(report)
    page.select_option("#map_unit", label="Lejos")

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()


def test_the_report_prints_to_a_pdf_without_its_tools(watched: Watched, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    watched.page.pdf(path=file, format="A4")
    watched.page.emulate_media(media="print")

    assert file.read_bytes().startswith(b"%PDF")
    assert not watched.page.locator("#map_canvas").is_visible()
