"""What to measure first: how often each estimate alone changes which strategy is better.

An estimate that changes nothing need not be known better, however uncertain it is.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from matplotlib.axes import Axes

from sim.metrics.sensitivity.decision_changes import LEVEL, DecisionChanges
from sim.reporting.frame import axis_labels, figure_heading, percent_axis
from sim.reporting.number_format import percent
from sim.reporting.style import OTHER_COLOUR, STRATEGY_COLOURS, TICK_SIZE, new_figure, tidy
from sim.scenario.text import Language, Text

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MOST_ROWS = 15
_ROW_INCHES = 0.3

TITLE = Text(
    es="¿Qué conviene medir primero? Las estimaciones que cambian la decisión",
    en="What to measure first? The estimates that change the decision",
)
AXIS = Text(
    es="Probabilidad de que otro valor de esta sola cambie cuál estrategia es mejor",
    en="Probability that another value of it alone changes which strategy is better",
)
CHANGES = Text(es="cambia", en="it changes")
SURE = Text(
    es="cambia, y no por azar de las réplicas", en="it changes, beyond replications' chance"
)
NOTE = Text(
    es="Líneas: intervalo de {level}. {shown} de {all} estimaciones, en este orden.",
    en="Lines: {level} interval. {shown} of {all} estimates, in this order.",
)


def decision_changes(
    data: Mapping[str, DecisionChanges], language: Language, *, ax: Axes | None = None
) -> Axes:
    """Draw the probability of each estimate with its interval, the largest on top.

    Parameters
    ----------
    data
        The changes by what planners call the estimate, the most first.
    language
        Of the words.
    ax
        Where to draw; a new figure where none is given.
    """
    shown = dict(list(data.items())[:_MOST_ROWS])
    if ax is None:
        ax = new_figure(height_inches=_ROW_INCHES * len(shown) + 2.2).add_subplot()
    rows = list(range(len(shown), 0, -1))
    values = [100 * one.probability for one in shown.values()]
    below = [100 * (one.probability - one.low) for one in shown.values()]
    above = [100 * (one.high - one.probability) for one in shown.values()]
    sure = [100 * one.sure_changes / max(one.steps, 1) for one in shown.values()]
    ax.barh(
        rows,
        values,
        color=OTHER_COLOUR,
        xerr=[below, above],
        error_kw={"linewidth": 1.2, "capsize": 2},
        label=CHANGES.in_language(language),
    )
    ax.barh(rows, sure, color=STRATEGY_COLOURS[0], label=SURE.in_language(language))
    ax.set_yticks(rows, list(shown))
    ax.set_xlim(0, 100)
    tidy(ax, grid="x")
    percent_axis(ax, axis="x", language=language)
    axis_labels(ax, horizontal=AXIS.in_language(language))
    ax.legend(fontsize=TICK_SIZE, frameon=False, loc="lower right")
    level = percent(LEVEL, language=language, decimals=0)
    note = NOTE.in_language(language).format(level=level, shown=len(shown), all=len(data))
    figure = cast("Figure", ax.figure)  # axes that a chart makes itself lie in no subfigure
    figure_heading(figure, TITLE.in_language(language), note)
    return ax
