"""Tests of what stands around the sections of a page."""

import re

import pytest
from jinja2 import UndefinedError

from sim.reporting.report.page import environment, whole_page
from sim.scenario.text import Language
from tests.materials import HOSTILE

ANSWER: dict[str, object] = {
    "name": "first_page",
    "heading": "Respuesta",
    "html": "<p>Sí.</p>",
    "pictures": [],
}
MORE: dict[str, object] = {
    "name": "results",
    "heading": "Resultados",
    "html": "<p>Más.</p>",
    "pictures": [],
}


def page(
    title: str = "Prueba",
    language: Language = "es",
    styles: tuple[str, ...] = (),
    sections: tuple[dict[str, object], ...] = (),
) -> str:
    return whole_page(title, sections, styles, (), language)


@pytest.mark.parametrize(
    ("language", "skip"), [("es", "Ir a la respuesta"), ("en", "Skip to the answer")]
)
def test_keyboard_reaches_the_answer_first(language: Language, skip: str) -> None:
    shown = page(language=language, sections=(ANSWER, MORE))

    assert f'href="#first_page">{skip}</a>' in shown
    assert shown.index(skip) < shown.index("<main>")


@pytest.mark.parametrize("title", HOSTILE)
def test_title_is_text_whatever_it_is(title: str) -> None:
    head = page(title).split("</title>")[0].split("<title>")[1]

    assert not re.search(r"[<>]", head)


def test_page_of_one_section_has_nothing_to_skip() -> None:
    assert "<nav" not in page(sections=(ANSWER,))


def test_template_that_lacks_a_value_is_a_defect() -> None:
    with pytest.raises(UndefinedError, match="'name' is undefined"):
        environment().from_string("{{ name }}").render()


@pytest.mark.parametrize("name", HOSTILE[:2])
def test_templates_quote_all_that_is_filled_in(name: str) -> None:
    shown = environment().from_string("<p>{{ name }}</p>").render(name=name)

    assert not set('<>"') & set(shown.removeprefix("<p>").removesuffix("</p>"))


def test_style_sheet_is_inside_and_allowed_by_its_hash() -> None:
    shown = page(styles=("map.css",))

    assert shown.count("<style>") == 1
    assert re.search(r"style-src 'sha256-[A-Za-z0-9+/=]+'", shown)


def test_page_without_scripts_allows_none() -> None:
    assert "<script" not in page()
    assert "script-src 'sha256" not in page()


def test_page_asks_for_nothing_from_elsewhere() -> None:
    assert not re.search(r"""(src|href)=["']?(https?:)?//""", page(styles=("map.css",)))
