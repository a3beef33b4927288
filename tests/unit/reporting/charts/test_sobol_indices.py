"""Tests of the chart of Sobol indices."""

import pytest
from matplotlib.axes import Axes

from sim.metrics.sensitivity.sobol_indices import Estimate, Indices
from sim.reporting.charts.sobol_indices import sobol_indices
from sim.scenario.text import Language

FEW, MUCH = (Estimate(value, value - 0.1, value + 0.1) for value in (0.2, 0.7))


def texts(ax: Axes) -> list[str]:
    return [text.get_text().replace("\n", " ") for text in (*ax.texts, *ax.figure.texts)]


def drawn(language: Language = "en", **data: Indices) -> Axes:
    return sobol_indices(data, language, what="?", noise_share=0.03)


def test_indices_stand_by_their_total_the_largest_on_top() -> None:
    ax = drawn(Trucks=Indices(FEW, MUCH), Rain=Indices(FEW, FEW))

    assert [label.get_text() for label in ax.get_yticklabels()] == ["Rain", "Trucks"]
    assert [bar.get_width() for bar in ax.containers[1]] == pytest.approx([20, 70])


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "Chance of the replications: 3% of the variance"),
        ("es", "Azar de las réplicas: 3\N{NO-BREAK SPACE}% de la varianza"),
    ],
)
def test_note_says_how_much_is_chance(language: Language, note: str) -> None:
    assert any(note in text for text in texts(drawn(language, Rain=Indices(FEW, FEW))))


def test_index_below_zero_is_drawn_as_it_came_out() -> None:
    below = Estimate(-0.05, -0.2, 0.1)
    ax = drawn(Rain=Indices(below, FEW))

    assert ax.containers[3][0].get_width() == pytest.approx(-5)


def test_interval_that_misses_its_index_has_no_end_on_that_side() -> None:
    skew = Estimate(0.5, 0.52, 0.7)
    ax = drawn(Rain=Indices(FEW, skew))
    (low, high) = ax.containers[0][2][0].get_segments()[0][:, 0]

    assert (low, high) == (pytest.approx(50), pytest.approx(70))


def test_equal_totals_keep_both_rows() -> None:
    ax = drawn(Rain=Indices(FEW, FEW), Trucks=Indices(FEW, FEW))

    assert {label.get_text() for label in ax.get_yticklabels()} == {"Rain", "Trucks"}
