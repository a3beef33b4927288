"""Whose uncertainty makes how much of the variance of a figure.

First indices add up to 100 % at most, but for their error; what total ones have beyond them is what
settings do together. Estimates may come out below zero: they are drawn as they are.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from matplotlib.axes import Axes

from sim.metrics.sensitivity.sobol_indices import LEVEL, Estimate, Indices
from sim.reporting.frame import axis_labels, figure_heading, percent_axis
from sim.reporting.number_format import percent
from sim.reporting.style import STRATEGY_COLOURS, TICK_SIZE, new_figure, tidy
from sim.scenario.text import Language, Text

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_ROW_INCHES = 0.5
_BAR = 0.36

TITLE = Text(
    es="¿De qué viene lo incierto? {what}", en="Where does the uncertainty come from? {what}"
)
AXIS = Text(es="Parte de la varianza", en="Part of the variance")
FIRST = Text(es="Por sí sola (índice de primer orden)", en="On its own (first index)")
TOTAL = Text(
    es="Con lo que hace junto con las demás (índice total)",
    en="With what it does together with others (total index)",
)
NOTE = Text(
    es=(
        "Líneas: intervalo de {level} por remuestreo de puntos y réplicas. Azar de las réplicas:"
        " {noise} de la varianza."
    ),
    en=(
        "Lines: {level} interval, points and replications drawn anew. Chance of the replications:"
        " {noise} of the variance."
    ),
)


def sobol_indices(
    data: Mapping[str, Indices],
    language: Language,
    *,
    what: str,
    noise_share: float,
    ax: Axes | None = None,
) -> Axes:
    """Draw first and total index of each estimate, the largest total one on top.

    Parameters
    ----------
    data
        The indices by what planners call the estimate.
    language
        Of the words.
    what
        The figure, or the difference, in words.
    noise_share
        Part of the variance that is the chance of the replications.
    ax
        Where to draw; a new figure where none is given.
    """
    if ax is None:
        ax = new_figure(height_inches=_ROW_INCHES * len(data) + 2).add_subplot()
    rows = sorted(data, key=lambda label: data[label].total.value)
    firsts, totals = [data[row].first for row in rows], [data[row].total for row in rows]
    _bars(ax, totals, 0.0, STRATEGY_COLOURS[5], TOTAL.in_language(language))
    _bars(ax, firsts, _BAR, STRATEGY_COLOURS[0], FIRST.in_language(language))
    ax.axvline(0, color="black", linewidth=1)
    ax.set_yticks([row + _BAR / 2 for row in range(len(rows))], rows)
    tidy(ax, grid="x")
    percent_axis(ax, axis="x", language=language)
    axis_labels(ax, horizontal=AXIS.in_language(language))
    ax.legend(fontsize=TICK_SIZE, frameon=False, loc="lower right", reverse=True)
    level, noise = (percent(one, language=language, decimals=0) for one in (LEVEL, noise_share))
    figure_heading(
        cast("Figure", ax.figure),  # axes that a chart makes itself lie in no subfigure
        TITLE.in_language(language).format(what=what),
        NOTE.in_language(language).format(level=level, noise=noise),
    )
    return ax


def _bars(ax: Axes, data: list[Estimate], offset: float, colour: str, label: str) -> None:
    """Draw a bar a setting; an interval by resampling need not lie around its estimate."""
    values = [100 * one.value for one in data]
    below = [max(100 * (one.value - one.low), 0) for one in data]
    above = [max(100 * (one.high - one.value), 0) for one in data]
    ax.barh(
        [row + offset for row in range(len(data))],
        values,
        height=_BAR,
        color=colour,
        xerr=[below, above],
        error_kw={"linewidth": 1.2, "capsize": 2},
        label=label,
    )
