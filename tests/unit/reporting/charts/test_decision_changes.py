"""Tests of the chart of what to measure first."""

import pytest
from matplotlib.axes import Axes

from sim.metrics.sensitivity.decision_changes import DecisionChanges
from sim.reporting.charts.decision_changes import decision_changes
from sim.scenario.text import Language


def texts(ax: Axes) -> list[str]:
    return [text.get_text().replace("\n", " ") for text in (*ax.texts, *ax.figure.texts)]


def changes(number: int, *, sure: int = 0, steps: int = 20) -> DecisionChanges:
    return DecisionChanges(steps, number, sure, 0.0, 1.0)


def test_estimates_are_ranked_and_those_beyond_fifteen_are_counted() -> None:
    data = {f"Setting {number}": changes(18 - number, sure=5) for number in range(18)}
    ax = decision_changes(data, "en")

    assert next(label.get_text() for label in ax.get_yticklabels()) == "Setting 0"
    assert any("15 of 18 estimates" in text for text in texts(ax))


def test_changes_beyond_chance_are_part_of_all_changes() -> None:
    ax = decision_changes({"Rain": changes(10, sure=4)}, "en")

    assert ax.containers[1][0].get_width() == pytest.approx(50)
    assert ax.containers[2][0].get_width() == pytest.approx(20)


def test_first_estimate_stands_on_top() -> None:
    ax = decision_changes({"Rain": changes(10), "Trucks": changes(5)}, "en")
    heights = dict(
        zip([one.get_text() for one in ax.get_yticklabels()], ax.get_yticks(), strict=True)
    )

    assert heights["Rain"] > heights["Trucks"]


@pytest.mark.parametrize(
    ("language", "shown"),
    [("es", "1 de 1 estimaciones"), ("en", "1 of 1 estimates")],
)
def test_note_is_in_the_language_of_the_reader(language: Language, shown: str) -> None:
    ax = decision_changes({"Rain": changes(10)}, language)

    assert any(shown in text for text in texts(ax))


def test_axis_is_all_of_probability() -> None:
    assert decision_changes({"Rain": changes(1)}, "en").get_xlim() == (0, 100)
