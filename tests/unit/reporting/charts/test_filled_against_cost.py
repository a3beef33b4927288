from dataclasses import replace

import numpy as np
import pytest
from matplotlib.axes import Axes

from sim.metrics.comparison import compare
from sim.reporting.charts.filled_against_cost import filled_against_cost
from sim.reporting.digest import digest
from tests.builders import DAYS, outcome

THREE = ("pull", "kit", "push")
YEAR_OF_MILLIONS = 1e6 * DAYS / 365.25


def chart(strategy: str, language: str = "es") -> Axes:
    """Draw three strategies that fill 0.5, 0.6, 0.7, each 0.1 more or less, for 1, 2, 3 million."""
    whole = outcome(THREE, replications=2)
    played = {
        name: replace(
            one,
            kpis=[
                run
                | {
                    "prescriptions_filled": 0.5 + 0.1 * index + change,
                    "transport_cost": (index + 1) * YEAR_OF_MILLIONS,
                }
                for run, change in zip(one.kpis, (-0.1, 0.1), strict=True)
            ],
        )
        for index, (name, one) in enumerate(whole.strategies.items())
    }
    whole = replace(whole, strategies=played)
    return filled_against_cost(
        digest(whole), compare(whole), strategy=strategy, colour="blue", language=language
    )


@pytest.mark.parametrize(("strategy", "place"), [("pull", (1, 50)), ("push", (3, 70))])
def test_strategy_stands_where_it_fills_and_costs_a_year(
    strategy: str, place: tuple[float, float]
) -> None:
    shown = chart(strategy).containers[0].lines[0].get_xydata()

    assert shown == pytest.approx(np.array([place]))


def test_every_other_strategy_is_a_dot_of_its_own() -> None:
    ax = chart("kit")
    own = ax.containers[0].lines[0]
    others = [line.get_ydata()[0] for line in ax.lines if line.get_color() != own.get_color()]

    assert others == pytest.approx([50, 70])


def test_baseline_is_hollow() -> None:
    faces = [line.get_markerfacecolor() for line in chart("kit").lines]

    assert faces.count("white") == 1


def test_axes_are_the_same_whichever_strategy_is_shown() -> None:
    limits = [(*chart(name).get_xlim(), *chart(name).get_ylim()) for name in THREE]

    assert limits[0] == pytest.approx(limits[1])
    assert limits[0] == pytest.approx(limits[2])


@pytest.mark.parametrize(
    ("language", "title", "axis"),
    [
        ("es", "recetas completas: 50.0\N{NO-BREAK SPACE}% ±", "millones de MXN de transporte"),
        ("en", "prescriptions filled: 50.0% ±", "million MXN of transport a year"),
    ],
)
def test_share_and_unit_are_named(language: str, title: str, axis: str) -> None:
    ax = chart("pull", language)

    assert ax.get_title(loc="right").startswith(title)
    assert ax.get_xlabel().startswith(axis)
