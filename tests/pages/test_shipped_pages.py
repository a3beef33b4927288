"""Are the pages in docs/ whole, and of the scenario as it stands?"""

import re
from pathlib import Path

import pytest

from pages.measures import MEASURES
from pages.page import FILES
from pages.strategy_text import read_texts
from sim.scenario.loader import load_plan
from sim.scenario.text import Language

ROOT = Path(__file__).parents[2]
PLAN = load_plan(ROOT / "scenarios" / "policies_side_by_side")
LANGUAGES: list[Language] = ["es", "en"]
PAGES = [ROOT / "docs" / name for name in FILES.values()]


def read(language: Language) -> str:
    return (ROOT / "docs" / FILES[language]).read_text(encoding="utf-8")


def test_every_strategy_has_its_words_and_no_words_are_left_over() -> None:
    assert read_texts().keys() == PLAN.strategies.keys()


def test_every_lesson_compares_what_is_played_and_shown() -> None:
    lessons = [lesson for text in read_texts().values() for lesson in text.lessons]
    strange = [
        lesson
        for lesson in lessons
        if lesson.against not in PLAN.strategies or lesson.kpi not in MEASURES
    ]

    assert strange == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_has_a_row_a_strategy_of_the_scenario(language: Language) -> None:
    rows = re.findall(r"^\| \[(.+?)\]\(#(\w+)\)", read(language), flags=re.MULTILINE)
    titles = {name: one.title.in_language(language) for name, one in PLAN.strategies.items()}

    assert {name: title for title, name in rows} == titles, "write the pages: make strategies"


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_has_the_words_of_every_strategy(language: Language) -> None:
    page = read(language)
    words = [
        words.in_language(language)
        for text in read_texts().values()
        for words in (text.used, text.formula, text.failure)
    ]

    assert [each for each in words if each not in page] == [], "write the pages: make strategies"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", text)
    anchors = re.findall(r"\]\(#([^)]+)\)", text)

    assert [link for link in links if not (page.parent / link).exists()] == []
    assert [anchor for anchor in anchors if f'<a id="{anchor}">' not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_all_rows_of_the_table_have_the_same_cells(page: Path) -> None:
    rows = [line for line in page.read_text(encoding="utf-8").splitlines() if line[:1] == "|"]

    assert len({row.count("|") for row in rows}) == 1
