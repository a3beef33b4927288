import pytest

from tests.browser.conftest import Watched

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
