import pytest

from pages.lessons import learnt
from pages.strategy_text import Lesson, StrategyText
from sim.metrics.outcome import Outcome
from tests.pages.played import filling

WORDS = {"es": "…", "en": "…"}
SURE = filling(pull=[0.50, 0.52, 0.54], kit=[0.60, 0.62, 0.645])
UNSURE = filling(pull=[0.50, 0.52, 0.54], kit=[0.60, 0.42, 0.645])


def text(against: str = "pull", *, stands_out: bool = True) -> StrategyText:
    """Return a text with one lesson on the prescriptions filled."""
    lesson = {
        "against": against,
        "kpi": "prescriptions_filled",
        "higher": {"es": "Surte más.", "en": "It fills more."},
        "lower": {"es": "Surte menos.", "en": "It fills less."},
        "stands_out": stands_out,
    }
    return StrategyText.model_validate(
        {"used": WORDS, "formula": WORDS, "failure": WORDS, "lessons": [lesson]}
    )


def sentence(whole: Outcome, language: str = "en") -> str:
    return learnt(whole, {"kit": text().lessons}, level=0.95, language=language)["kit"][0].sentence


@pytest.mark.parametrize(
    ("whole", "start"),
    [
        (SURE, "**It fills more.** Prescriptions filled: 62.2% against 52.0 with"),
        (
            filling(pull=[0.60, 0.62, 0.645], kit=[0.50, 0.52, 0.54]),
            "**It fills less.** Prescriptions filled: 52.0% against 62.2 with",
        ),
        (UNSURE, "It cannot be told apart from “Pull by exception” in prescriptions filled: 55.5%"),
    ],
    ids=["higher", "lower", "not sure"],
)
def test_lesson_follows_from_the_results(whole: Outcome, start: str) -> None:
    assert sentence(whole).startswith(start)


def test_lesson_ends_with_the_difference_and_its_interval() -> None:
    assert sentence(SURE, "es").endswith(
        "«Pedido por excepción»; diferencia +10.2 (de 9.4 a 10.9)."
    )


@pytest.mark.parametrize(
    ("whole", "marked", "stands_out"),
    [(SURE, True, True), (SURE, False, False), (UNSURE, True, False)],
    ids=["marked and sure", "not marked", "not sure"],
)
def test_only_a_sure_lesson_stands_out(whole: Outcome, *, marked: bool, stands_out: bool) -> None:
    lessons = {"kit": text(stands_out=marked).lessons}

    assert learnt(whole, lessons, level=0.95, language="es")["kit"][0].stands_out is stands_out


def test_more_lessons_have_wider_intervals() -> None:
    both = {"kit": text().lessons, "pull": text("kit").lessons}

    assert "(de 9.4 a 10.9)" in sentence(SURE, "es")
    assert "(de 9.1 a 11.2)" in learnt(SURE, both, level=0.95, language="es")["kit"][0].sentence


@pytest.mark.parametrize(
    "lessons", [{}, {"kit": text("push").lessons}], ids=["no text", "not played"]
)
def test_nothing_to_compare_with_teaches_nothing(
    lessons: dict[str, tuple[Lesson, ...]],
) -> None:
    assert learnt(SURE, lessons, level=0.95, language="es") == {"pull": [], "kit": []}
