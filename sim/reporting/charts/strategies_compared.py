"""The strategies side by side: what patients get, how late, at which cost.

Panels are ordered each by its own figure: a strategy may stand at the top of one and at the foot of
another, and that is what the chart is for.
"""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from sim.metrics.catalogue import KPIS
from sim.metrics.comparison import Comparison
from sim.metrics.interval import Interval
from sim.metrics.outcome import Outcome
from sim.reporting import words
from sim.reporting.frame import axis_labels, figure_heading, number_axis, percent_axis
from sim.reporting.kpi_text import KpiText
from sim.reporting.number_format import percent
from sim.reporting.style import (
    BASELINE_COLOUR,
    LABEL_SIZE,
    TICK_SIZE,
    new_figure,
    strategy_looks,
    tidy,
    wrap,
)
from sim.scenario.text import Language

SHOWN = (
    "prescriptions_filled",
    "stockout_days_vital",
    "on_time",
    "cost_per_filled_prescription",
)
"""The KPIs that get a panel, unless others are asked for."""

_NAME_WIDTH_INCHES = 1.7
_COLUMNS = 2
_AXIS_WIDTH_INCHES = 2.9
_TITLE_WIDTH_INCHES = 2.55
"""Bold letters are wider."""

_TICKS = 5
_FEW_TICKS, _LONG_NUMBER = 3, 1e6
"""Numbers from a million on are so long that they would touch."""


def strategies_compared(
    data: Outcome, comparison: Comparison, *, language: Language, shown: Sequence[str] = SHOWN
) -> Figure:
    """Draw one panel a KPI, one dot with its interval a strategy, the best on top.

    Intervals are those of the means: two may overlap although their paired difference is sure.

    Parameters
    ----------
    data
        Titles, the baseline and the currency.
    comparison
        The means and their intervals; a strategy that lacks a figure is left out of its panel.
    language
        Of the words.
    shown
        KPIs, one a panel, two beside each other.
    """
    rows = -(-len(shown) // _COLUMNS)
    height = rows * (1.1 + 0.42 * len(data.strategies)) + 0.8
    figure = new_figure(width_inches=9.4, height_inches=height)
    for index, kpi in enumerate(shown):
        ax = figure.add_subplot(rows, _COLUMNS, index + 1)
        kpi_panel(data, comparison, kpi=kpi, language=language, ax=ax)
    note = words.STRATEGIES_NOTE.in_language(language).format(
        level=percent(comparison.family_level, language=language, decimals=0),
        replications=data.replications,
    )
    figure_heading(figure, words.STRATEGIES_TITLE.in_language(language), note)
    return figure


def kpi_panel(
    data: Outcome, comparison: Comparison, *, kpi: str, language: Language, ax: Axes
) -> Axes:
    """Draw one KPI of every strategy that has it, the best on top.

    A dashed line is the baseline, where it has the figure. What neither way is better in is ordered
    as if more were.
    """
    text = KpiText(KPIS[kpi], language, _currency(data))
    factor = 100 if KPIS[kpi].unit == "share" else 1
    means = {name: compared.means[kpi] for name, compared in comparison.strategies.items()}
    known = [name for name in means if not np.isnan(means[name].mean)]
    lowest_on_top = KPIS[kpi].better == "lower"
    order = sorted(known, key=lambda name: means[name].mean, reverse=lowest_on_top)
    looks = strategy_looks(data.strategies, data.baseline)
    if data.baseline in known:
        ax.axvline(factor * means[data.baseline].mean, color=BASELINE_COLOUR, lw=1, ls="--")
    for height, name in enumerate(order):
        _dot(ax, means[name], height=height, colour=looks[name].colour, factor=factor)
        _value(ax, text, means[name], height=height, factor=factor)
    ax.set_yticks(range(len(order)), [_name(data, name, language) for name in order])
    ax.set_ylim(-0.6, len(order) - 0.3)
    ax.margins(x=0.12)
    tidy(ax, grid="x")
    _ticks(ax, text)
    unit = _unit(text)
    axis_labels(ax, horizontal=wrap(unit, width_inches=_AXIS_WIDTH_INCHES, size=LABEL_SIZE))
    title = wrap(text.label, width_inches=_TITLE_WIDTH_INCHES, size=LABEL_SIZE + 0.5)
    ax.set_title(title, loc="left", fontsize=LABEL_SIZE + 0.5, fontweight="bold")
    return ax


def _unit(text: KpiText) -> str:
    said = words.COMPARED_AXES.get(text.kpi.id)
    return said.in_language(text.language).format(currency=text.currency) if said else text.unit


def _currency(data: Outcome) -> str:
    return data.strategies[data.baseline].labels.currency


def _name(data: Outcome, strategy: str, language: Language) -> str:
    title = data.plan.strategies[strategy].title.in_language(language)
    if strategy == data.baseline:
        title = f"{title} ({words.BASELINE.in_language(language)})"
    return wrap(title, width_inches=_NAME_WIDTH_INCHES, size=TICK_SIZE)


def _dot(ax: Axes, mean: Interval, *, height: int, colour: str, factor: int) -> None:
    ax.errorbar(
        factor * mean.mean,
        height,
        xerr=factor * float(np.nan_to_num(mean.half_width)),
        fmt="o",
        color=colour,
        markersize=6,
        capsize=3,
        linewidth=1.6,
    )


def _value(ax: Axes, text: KpiText, mean: Interval, *, height: int, factor: int) -> None:
    ax.annotate(
        text.value(mean.mean),
        xy=(factor * mean.mean, height),
        xytext=(0, 6),
        textcoords="offset points",
        ha="center",
        fontsize=TICK_SIZE,
        bbox={"facecolor": "white", "alpha": 0.75, "edgecolor": "none", "pad": 0.5},
    )


def _ticks(ax: Axes, text: KpiText) -> None:
    are_long = max(ax.get_xlim()) >= _LONG_NUMBER
    ax.xaxis.set_major_locator(MaxNLocator(_FEW_TICKS if are_long else _TICKS))
    if text.kpi.unit == "share":
        percent_axis(ax, axis="x", language=text.language)
    else:
        number_axis(ax, axis="x")
