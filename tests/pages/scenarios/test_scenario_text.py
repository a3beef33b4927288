from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from pages.scenarios.scenario_text import read_scenario_text, scenario_names
from sim.errors import SimError
from sim.scenario.loader import load_plan
from tests.pages.scenarios.scenario_words import LESSON, words

SCENARIOS = Path(__file__).parents[3] / "scenarios"


@pytest.mark.parametrize("name", scenario_names())
def test_words_speak_only_of_strategies_that_their_scenario_has(name: str) -> None:
    assert read_scenario_text(name).strategies() <= load_plan(SCENARIOS / name).strategies.keys()


@pytest.mark.parametrize(
    "more",
    [{"measures": ["pieces_lend"]}, {"lessons": [LESSON | {"kpi": "pieces_lend"}]}],
    ids=["a measure", "a lesson"],
)
def test_a_figure_that_does_not_exist_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="'pieces_lend'; did you mean 'pieces_lent'"):
        words(**more)


def test_a_scenario_without_words_is_an_error_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "chaco.yaml").write_text("asked: {es: Algo., en: Any.}", encoding="utf-8")

    with pytest.raises(SimError, match=r"'chac' has no words.*did you mean 'chaco'"):
        read_scenario_text("chac", tmp_path)


def test_lessons_are_found_by_strategy() -> None:
    text = words(lessons=[LESSON, LESSON | {"strategy": "push"}])

    assert [lesson.against for lesson in text.lessons_of("push")] == ["pull"]
    assert text.lessons_of("pull") == ()
