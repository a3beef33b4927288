from dataclasses import replace

import numpy as np
import pytest
from matplotlib.axes import Axes

from sim.reporting.charts.availability_by_unit import availability_by_unit
from sim.reporting.digest import Digest, digest
from tests.builders import outcome


def filling(**shares: tuple[int, int, int]) -> Digest:
    """Return a digest whose three units fill so many of 100 prescriptions in both runs."""
    data = digest(outcome(tuple(shares), replications=2))
    asked = np.array([[0.0, 100, 100, 100]] * 2)
    played = {
        name: replace(data.strategies[name], asked=asked, complete=np.array([[0.0, *filled]] * 2))
        for name, filled in shares.items()
    }
    return replace(data, strategies=played)


def drawn(data: Digest, language: str = "es") -> Axes:
    return availability_by_unit(data, language=language)


def test_units_are_sorted_within_each_strategy() -> None:
    ax = drawn(filling(pull=(90, 60, 75), kit=(50, 99, 70)))

    assert sorted(tuple(line.get_ydata()) for line in ax.lines) == [(50, 70, 99), (60, 75, 90)]


def test_strategy_with_the_best_tail_is_named_first() -> None:
    ax = drawn(filling(pull=(50, 99, 99), kit=(60, 65, 70)), "en")

    assert ax.get_legend().get_texts()[0].get_text() == "Fixed monthly kit\nworst 10%: 60.0%"


@pytest.mark.parametrize(
    ("language", "words"),
    [("es", "peor 10\N{SPACE}% de las unidades"), ("en", "worst 10% of units")],
)
def test_worst_tenth_is_marked(language: str, words: str) -> None:
    assert words in [text.get_text() for text in drawn(filling(pull=(1, 2, 3)), language).texts]


def test_axes_carry_units() -> None:
    ax = drawn(digest(outcome()))

    assert "(%)" in ax.get_xlabel()
    assert "% de las recetas" in ax.get_ylabel()


def test_level_of_the_band_is_named() -> None:
    ax = drawn(digest(outcome()))

    assert "intervalo de 95\N{NO-BREAK SPACE}%" in ax.texts[-1].get_text()
