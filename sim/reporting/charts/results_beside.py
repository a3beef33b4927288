"""Two results of one scenario, strategy by strategy: a dot of each with its interval.

The intervals are those of the means; the paired differences are in the table beside the chart.
"""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim.metrics.interval import Interval
from sim.metrics.side_by_side import Change
from sim.reporting.charts.strategies_compared import SHOWN
from sim.reporting.frame import axis_labels, figure_heading, number_axis, percent_axis
from sim.reporting.kpi_text import KpiText
from sim.reporting.number_format import percent
from sim.reporting.style import (
    BASELINE_COLOUR,
    LABEL_SIZE,
    NOTE_SIZE,
    STRATEGY_COLOURS,
    TICK_SIZE,
    new_axes,
    new_figure,
    tidy,
    wrap,
)
from sim.scenario.text import Text

TITLE = Text(es="Dos resultados, lado a lado", en="Two results, side by side")
NOTE = Text(
    es="Puntos: medias; barras: su intervalo de {level}. De mejor (arriba) a peor según B.",
    en="Dots: means; bars: their {level} interval. From best (top) to worst by B.",
)

COLOURS = (BASELINE_COLOUR, STRATEGY_COLOURS[0])
_OFFSETS = (0.14, -0.14)
_NAME_WIDTH_INCHES = 1.7
_INCHES_A_STRATEGY = 0.5


def results_beside(
    changes: Sequence[Change], texts: Sequence[KpiText], titles: dict[str, str]
) -> Figure:
    """Draw one panel a KPI of `SHOWN`, with two dots a strategy.

    Parameters
    ----------
    changes
        Strategies that both results have, with both means; one at least.
    texts
        How each KPI is written, in the order of the panels.
    titles
        Titles of the strategies, by id.
    """
    rows = -(-len(texts) // 2)
    height = rows * (1.1 + _INCHES_A_STRATEGY * len(changes)) + 0.9
    figure = new_figure(width_inches=9.4, height_inches=height)
    panels = [figure.add_subplot(rows, 2, index + 1) for index in range(len(texts))]
    for ax, text in zip(panels, texts, strict=True):
        beside_panel(changes, text, titles, ax=ax)
    panels[0].legend(loc="best", fontsize=NOTE_SIZE, frameon=False)
    language = texts[0].language
    level = percent(changes[0].before[SHOWN[0]].level, language=language, decimals=0)
    note = NOTE.in_language(language).format(level=level)
    figure_heading(figure, TITLE.in_language(language), note)
    return figure


def beside_panel(
    changes: Sequence[Change], text: KpiText, titles: dict[str, str], *, ax: Axes | None = None
) -> Axes:
    """Draw one KPI of each strategy in both results, the best of the second on top.

    Circles are the first results (A), squares the second (B), so that colours are not needed.
    """
    ax = new_axes(ax)
    kpi = text.kpi.id
    sign = -1 if text.kpi.better == "lower" else 1
    order = sorted(changes, key=lambda one: sign * float(np.nan_to_num(one.after[kpi].mean)))
    for index, name in enumerate("AB"):
        means = [(one.before, one.after)[index][kpi] for one in order]
        _dots(ax, text, means, offset=_OFFSETS[index], colour=COLOURS[index], name=name)
    names = [wrap(titles[one.strategy], width_inches=_NAME_WIDTH_INCHES) for one in order]
    ax.set_yticks(range(len(order)), names, fontsize=TICK_SIZE)
    ax.set_ylim(-0.6, len(order) - 0.4)
    tidy(ax, grid="x")
    if text.kpi.unit == "share":
        percent_axis(ax, axis="x", language=text.language)
    else:
        number_axis(ax, axis="x")
        axis_labels(ax, horizontal=text.unit)
    ax.set_title(text.label, loc="left", fontsize=LABEL_SIZE + 0.5, fontweight="bold")
    return ax


def _dots(
    ax: Axes, text: KpiText, means: Sequence[Interval], *, offset: float, colour: str, name: str
) -> None:
    factor = 100 if text.kpi.unit == "share" else 1
    ax.errorbar(
        [factor * mean.mean for mean in means],
        np.arange(len(means)) + offset,
        xerr=[factor * float(np.nan_to_num(mean.half_width)) for mean in means],
        fmt="o" if name == "A" else "s",
        color=colour,
        markersize=5,
        capsize=3,
        linewidth=1.4,
        label=name,
    )
