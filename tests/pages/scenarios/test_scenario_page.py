import re
from typing import Any

import pytest

from pages.scenarios.scenario_page import index_line, render_index, render_scenario
from pages.scenarios.swept import Swept
from sim.experiment.sweep_file import Sweep
from sim.metrics.interval import Interval
from sim.reporting.charts.sensitivity import SensitivityPoint
from sim.scenario.text import Text
from tests.pages.scenarios.scenario_words import LESSON, WHOLE, material

CHARTS = {"compared": "compared.png", "shocks": "shocks.png", "levels": "levels.png"}
DELAY = Text(es="Demora", en="Delay")
SWEPT = Swept(
    "levels",
    Sweep.model_validate(
        {
            "scenario": "scenario.yaml",
            "strategies": ["pull", "kit"],
            "vary": {"delay": {"path": "x", "label": DELAY.model_dump(), "values": [0, 7]}},
        }
    ),
    WHOLE.plan,
    (
        SensitivityPoint(DELAY, Text(es="0 d", en="0 d"), True, Interval(0.05, 0.01, 0.95)),  # noqa: FBT003 - a field
        SensitivityPoint(DELAY, Text(es="7 d", en="7 d"), False, Interval(0.02, 0.03, 0.95)),  # noqa: FBT003 - a field
    ),
)


def page(language: str = "en", **more: Any) -> str:  # noqa: ANN401 - what a YAML file would hold
    return render_scenario(material(**more), CHARTS, language=language)


def part(written: str, heading: str) -> str:
    """Return what stands below a heading."""
    return written.split(f"## {heading}\n")[1].split("\n## ", maxsplit=1)[0]


@pytest.mark.parametrize(
    ("language", "heading", "answer"),
    [
        ("en", "The answer", "“Fixed monthly kit” fills 62.2% ± 5.6"),
        ("es", "La respuesta", "«Kit mensual fijo» surte completas 62.2\N{NO-BREAK SPACE}% ± 5.6"),
    ],
)
def test_answer_comes_first_and_then_what_stands_out(
    language: str, heading: str, answer: str
) -> None:
    said = part(page(language, lessons=[LESSON]), heading).replace("\N{NO-BREAK SPACE}±", " ±")
    said = said.replace("±\N{NO-BREAK SPACE}", "± ").strip().split("\n\n")

    assert said[0].startswith(answer)
    assert said[1].startswith("**It fills more.**" if language == "en" else "**Surte más.**")


def test_table_has_a_row_a_strategy_in_the_order_of_the_scenario() -> None:
    table = part(page(measures=["prescriptions_filled"]), "What came out")

    assert re.findall(r"^\| (\w+ \w+.*?) \| (\d\S+)", table, flags=re.MULTILINE) == [
        ("Pull by exception", "52.0"),
        ("Fixed monthly kit", "62.2"),
    ]


@pytest.mark.parametrize(
    ("measures", "heading"),
    [
        (["pieces_lent"], "| strategy | pieces lent between institutions | more filled |"),
        (["on_time", "km"], "driven, thousand km a year | more filled |"),
        (["net_lending_value"], "net lending of the largest lender, thousand MXN |"),
    ],
)
def test_columns_are_the_measures_that_were_chosen(measures: list[str], heading: str) -> None:
    assert heading in page(measures=measures)


def test_groups_show_what_each_gains() -> None:
    rows = part(page(), "Who gains and who does not").splitlines()
    hospitals = next(row for row in rows if row.startswith("| Hospitals"))

    assert re.fullmatch(r"\| Hospitals \| \S+ \| \S+ \([+−]\S+\) \|", hospitals)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["**Fixed monthly kit.** *What if…?* It pushes.", "- **It fills more.**"]),
        ("es", ["**Kit mensual fijo.** *¿Y si…?* Empuja.", "- **Surte más.**"]),
    ],
)
def test_each_strategy_has_its_words(language: str, said: list[str]) -> None:
    arrangement = {"kit": {"es": "Empuja.", "en": "It pushes."}}
    written = page(language, arrangement=arrangement, lessons=[LESSON])

    assert [each for each in said if each not in written] == []


@pytest.mark.parametrize(
    ("key", "heading"), [("depends_on", "What it depends on"), ("caveats", "What is left out here")]
)
def test_part_without_sentences_is_left_out(key: str, heading: str) -> None:
    assert "- Of snow." in part(page(**{key: [{"es": "De la nieve.", "en": "Of snow."}]}), heading)
    assert heading not in page()


def test_sweep_has_its_table_and_chart() -> None:
    whole = material()._replace(sweeps=(SWEPT,))
    said = part(render_scenario(whole, CHARTS, language="en"), "What it depends on")

    assert "| Delay | 0 d* | +5.0 (4.0 to 6.0) |\n| Delay | 7 d | +2.0 (−1.0 to 5.0) |" in said
    assert "(levels.png)" in said


@pytest.mark.parametrize(("language", "file"), [("en", "prueba.md"), ("es", "prueba.es.md")])
def test_index_goes_from_the_question_to_the_answer(language: str, file: str) -> None:
    line = index_line(material(lessons=[LESSON]), language=language)
    written = render_index([line], language=language).splitlines()[-1]

    assert written == f"- **[{line.title}]({file}).** *{line.question}* → {line.answer}"
    assert "(9.4 " in line.answer.split("**")[2].replace("(de ", "(")
