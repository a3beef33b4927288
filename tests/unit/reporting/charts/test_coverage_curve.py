from dataclasses import replace

import numpy as np
import pytest
from matplotlib.axes import Axes

from sim.metrics.catalogue import KPIS
from sim.reporting.charts.coverage_curve import coverage_curve, has_rounds
from sim.reporting.digest import Digest, digest
from tests.builders import labels, outcome


def drawn(language: str = "es") -> Axes:
    return coverage_curve(digest(outcome()), language=language)


def without_rounds(data: Digest, strategy: str) -> Digest:
    """Return *data* with no rounds under one strategy."""
    played = dict(data.strategies)
    played[strategy] = replace(played[strategy], rounds=(np.zeros(0),) * data.replications)
    return replace(data, strategies=played)


def test_curve_agrees_with_the_kpi() -> None:
    whole = outcome(("pull",), replications=1)
    curve = coverage_curve(digest(whole), language="es").lines[0].get_ydata()
    expected = [
        100 * KPIS[f"coverage_day_{day}"].measure(whole.strategies["pull"].records[0], labels())
        for day in range(1, 6)
    ]

    assert list(curve[:5]) == pytest.approx(expected)


def test_curves_never_fall() -> None:
    assert all((np.diff(line.get_ydata()) >= 0).all() for line in drawn().lines)


def test_every_curve_has_a_band() -> None:
    assert len(drawn().collections) == len(drawn().lines) == 2


@pytest.mark.parametrize(
    ("language", "x", "y"),
    [("es", "día de la ronda (días naturales)", "(%)"), ("en", "day of the round", "(%)")],
)
def test_axes_carry_units(language: str, x: str, y: str) -> None:
    ax = drawn(language)

    assert x in ax.get_xlabel()
    assert y in ax.get_ylabel()


def test_strategy_without_rounds_is_named_not_drawn() -> None:
    data = without_rounds(digest(outcome()), "kit")
    ax = coverage_curve(data, language="es")

    assert not has_rounds(data.strategies["kit"])
    assert len(ax.lines) == 1
    assert "Sin rondas fijas: Kit mensual fijo." in ax.texts[-1].get_text().replace("\n", " ")
