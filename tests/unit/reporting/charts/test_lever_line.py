"""Tests of the chart of one lever."""

from collections.abc import Sequence
from math import nan

import pytest
from matplotlib.axes import Axes

from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval
from sim.reporting.charts.lever_line import LeverAxis, LeverSeries, lever_line
from sim.reporting.kpi_text import KpiText
from sim.reporting.style import Look

TRUCKS = LeverAxis("Trucks", ["1", "2", "5"], [1.0, 2.0, 5.0])
WORDS = LeverAxis("Who pays", ["nobody", "both"])


def drawn(lever: LeverAxis, means: Sequence[float], half_width: float = 0.01) -> Axes:
    series = [
        LeverSeries(
            "Kit", Look("#0072b2", "-"), [Interval(mean, half_width, 0.95) for mean in means]
        )
    ]
    text = KpiText(KPIS["prescriptions_filled"], "en", "MXN")
    return lever_line(series, lever, text, sampled=False)


@pytest.mark.parametrize(("lever", "ticks"), [(TRUCKS, [1, 2, 5]), (WORDS, [0, 1])])
def test_numbers_stand_at_their_distance_and_words_in_their_order(
    lever: LeverAxis, ticks: list[float]
) -> None:
    ax = drawn(lever, [0.5] * len(ticks))

    assert list(ax.get_xticks()) == ticks
    assert [label.get_text() for label in ax.get_xticklabels()] == lever.values


def test_shares_are_drawn_in_percent_with_their_interval() -> None:
    ax = drawn(WORDS, [0.5, 0.6])
    (bars,) = ax.containers
    (low, high), _ = (segment[:, 1] for segment in bars[2][0].get_segments())

    assert (low, high) == pytest.approx((49, 51))


def test_mean_without_an_interval_is_drawn_without_one() -> None:
    ax = drawn(WORDS, [0.5, 0.6], half_width=nan)

    assert len(ax.containers) == 1


def test_level_of_the_interval_is_named() -> None:
    texts = [text.get_text() for text in drawn(WORDS, [0.5, 0.6]).texts]

    assert any("95%" in text for text in texts)
