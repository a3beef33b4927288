import pytest

from sim.scenario.text import Language
from tests.validation.rows import FAR_OFF, ROW, answers
from validation.known_answer import Row
from validation.page import render_page, render_table


@pytest.mark.parametrize(
    ("row", "language", "line"),
    [
        (ROW, "en", "| mean of a die | 3.50 | 3.45 | 0.10 | yes | Cardano (1564) |"),
        (ROW, "es", "| media de un dado | 3.50 | 3.45 | 0.10 | sí | Cardano (1564) |"),
        (FAR_OFF, "en", "| mean of a die | 3.50 | 3.20 | 0.10 | **no** | Cardano (1564) |"),
    ],
)
def test_a_line_says_what_was_expected_and_whether_it_agrees(
    row: Row, language: Language, line: str
) -> None:
    assert render_table([row], language=language).splitlines()[-1] == line


@pytest.mark.parametrize(("language", "heading"), [("en", "## Dice"), ("es", "## Dados")])
def test_a_topic_has_its_heading_and_its_command(language: Language, heading: str) -> None:
    page = render_page([ROW], answers(ROW), language=language)

    assert heading in page
    assert "`python -m validation --only dice`" in page


def test_a_topic_without_rows_is_left_out() -> None:
    assert "Dice" not in render_page([], answers(), language="en")
