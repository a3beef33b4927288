import re
from dataclasses import replace
from typing import Any

import pytest

from pages.page import render_page, unbeaten
from pages.strategy_text import StrategyText
from sim.metrics.comparison import compare
from sim.metrics.outcome import Outcome
from tests.pages.played import filling

TEXT = StrategyText.model_validate(
    {
        "used": {"es": "En brotes.", "en": "In outbreaks."},
        "formula": {"es": "n kits", "en": "n kits"},
        "failure": {"es": "Sobra.", "en": "Surplus."},
    }
)
WHOLE = filling(pull=[0.50, 0.52], kit=[0.60, 0.64], push=[0.55, 0.56])


def page(whole: Outcome = WHOLE, language: str = "en", **texts: StrategyText) -> str:
    return render_page(whole, compare(whole), texts, language=language)


def changing(**changes: dict[str, Any]) -> Outcome:
    """Return the outcome of a plan whose file says so of its strategies."""
    raw = dict(WHOLE.plan.raw)
    raw["strategies"] = {name: {"change": change} for name, change in changes.items()}
    return replace(WHOLE, plan=replace(WHOLE.plan, raw=raw))


def test_table_has_a_row_a_strategy_and_the_best_is_on_top() -> None:
    rows = re.findall(r"^\| \[(.+?)\]\(#(\w+)\) \| (\S+)", page(), flags=re.MULTILINE)

    assert rows == [
        ("Fixed monthly kit", "kit", "62.0"),
        ("Informed push", "push", "55.5"),
        ("Pull by exception", "pull", "51.0"),
    ]


def test_baseline_has_no_difference_to_itself() -> None:
    row = next(line for line in page().splitlines() if line.startswith("| [Pull"))

    assert row.endswith("| – |")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["**When it is used:** In outbreaks.", "**Formula:** n kits", "Surplus."]),
        ("es", ["**Cuándo se usa:** En brotes.", "**Fórmula:** n kits", "Sobra."]),
    ],
)
def test_section_has_the_words_of_its_strategy(language: str, said: list[str]) -> None:
    written = page(language=language, kit=TEXT)

    assert [each for each in said if each not in written] == []


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", ["### push", "*What if…?*"]), ("es", ["### push", "*¿Y si…?*"])],
)
def test_strategy_without_words_has_title_question_and_chart(
    language: str, said: list[str]
) -> None:
    written = page(language=language).replace("Informed push", "push")
    written = written.replace("Reposición en ruta", "push")
    section = written.split('<a id="push"></a>')[1]

    assert [each for each in said if each not in section] == []
    assert f"(images/strategies/push.{language}.png)" in section
    assert "**" not in section.split("![")[0]


def test_change_of_a_strategy_is_shown_as_yaml() -> None:
    change = {"replenishment": {"units": {"policy": {"kind": "kit_push"}}}}
    written = page(changing(kit=change | {"run": {"replications": 2}}))

    assert "```yaml\nreplenishment:\n  units:\n    policy: {kind: kit_push}\n```" in written


@pytest.mark.parametrize("change", [{}, {"run": {"seed": 2}}], ids=["none", "command line"])
def test_strategy_that_changes_nothing_shows_no_yaml(change: dict[str, Any]) -> None:
    assert "```yaml" not in page(changing(kit=change))


@pytest.mark.parametrize(
    ("language", "traced"),
    [
        ("en", "stock of Insulina NPH at Centro de salud Cerca and Centro de salud Lejos,"),
        ("es", "existencias de Insulina NPH en Centro de salud Cerca y Centro de salud Lejos,"),
    ],
)
def test_what_the_charts_follow_is_named(language: str, traced: str) -> None:
    assert traced in page(language=language)


def test_nothing_traced_is_not_named() -> None:
    trace = WHOLE.plan.base.trace.model_copy(update={"products": ()})
    base = WHOLE.plan.base.model_copy(update={"trace": trace})

    assert "replication 0" not in page(replace(WHOLE, plan=replace(WHOLE.plan, base=base)))


@pytest.mark.parametrize(
    ("shares", "cheapest_first"),
    [
        ({"pull": [0.5, 0.5], "kit": [0.6, 0.6], "push": [0.7, 0.7]}, ["pull", "kit", "push"]),
        ({"pull": [0.5, 0.5], "kit": [0.6, 0.6], "push": [0.55, 0.55]}, ["pull", "kit"]),
        ({"pull": [0.7, 0.7], "kit": [0.6, 0.6], "push": [0.7, 0.7]}, ["pull"]),
    ],
    ids=["dearer and better", "dearer and worse", "dearer and as good"],
)
def test_unbeaten_is_who_nobody_beats_in_both(
    shares: dict[str, list[float]], cheapest_first: list[str]
) -> None:
    assert unbeaten(compare(filling(**shares))) == cheapest_first


def test_baseline_that_is_best_and_cheapest_is_unbeaten_alone() -> None:
    written = page(filling(pull=[0.7, 0.7], kit=[0.6, 0.6]))

    assert "no strategy fills more for less transport than “Pull by exception”." in written
