import pytest

from tests.browser.conftest import Watched

_ROWS = """(list) => [...list.querySelectorAll("tbody")].map(
  (body) => [...body.rows].filter((row) => row.cells.length > 1).map((row) => row.innerText))"""
_FIRST_CELLS = "(bodies) => bodies.map((body) => body.rows[0].cells.length)"
_BREAKS = """lists => lists.map(list => getComputedStyle(list).breakBefore)"""


def test_every_list_begins_on_a_new_sheet_of_paper(watched: Watched) -> None:
    watched.page.emulate_media(media="print")
    breaks = watched.page.eval_on_selector_all("#lists .list + .list", _BREAKS)

    assert len(breaks) >= 2
    assert set(breaks) == {"page"}


@pytest.mark.parametrize("width", [390, 1366])
def test_lists_scroll_by_themselves_and_not_with_the_page(watched: Watched, width: int) -> None:
    watched.page.set_viewport_size({"width": width, "height": 800})

    assert watched.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_route_sheet_has_room_to_sign(watched: Watched) -> None:
    signature = watched.page.locator("#lists td.blank").first

    assert signature.inner_text() == ""
    assert (signature.bounding_box() or {})["width"] > 150


def test_a_list_is_sorted_by_the_hour(watched: Watched) -> None:
    head = watched.page.locator("#lists thead th", has_text="Hora de entrega")
    column = head.evaluate("head => head.cellIndex")
    for _ in range(2):
        head.locator("button").click()
    hours = watched.page.locator(f"#lists tbody td:nth-child({column + 1})").all_inner_texts()

    assert len(hours) > 1
    assert hours == sorted(hours, reverse=True)


def test_what_belongs_to_one_sheet_stays_on_it(watched: Watched) -> None:
    routes = watched.page.locator(".list:has(#list_route_sheets)")
    before = routes.evaluate(_ROWS)
    for _ in range(2):
        routes.locator("thead button").first.click()
    after = routes.evaluate(_ROWS)

    assert [sorted(sheet) for sheet in after] == [sorted(sheet) for sheet in before]
    assert after != before
    assert set(routes.locator("tbody").evaluate_all(_FIRST_CELLS)) == {1}


def test_room_to_sign_is_nothing_to_sort_by(watched: Watched) -> None:
    heads = watched.page.locator(".list:has(#list_route_sheets) thead th")

    assert heads.locator("button").count() == heads.count() - 1
