"""What each strategy fills against what its transport costs, with the efficient frontier.

Who lies off the frontier fills no more than another that costs no more. How sure that is, the table
below it says.
"""

from math import isnan

import numpy as np
from matplotlib.axes import Axes

from sim.metrics.comparison import Comparison, StrategyComparison
from sim.metrics.frontier import on_frontier
from sim.metrics.interval import Interval
from sim.quantities import DAYS_PER_MONTH
from sim.reporting import words
from sim.reporting.digest import Digest
from sim.reporting.frame import axis_labels, foot_note, heading, number_axis, percent_axis
from sim.reporting.number_format import percent
from sim.reporting.style import (
    LABEL_SIZE,
    OTHER_COLOUR,
    new_axes,
    strategy_looks,
    tidy,
    wrap,
)
from sim.scenario.text import Language, Text

_DAYS_A_YEAR = 12 * DAYS_PER_MONTH
_MILLION = 1e6
_NAMED_AT_MOST = 8
_NAME_INCHES = 1.7
_MARKERS = ("o", "s", "^", "D", "v", "P", "X", "<")

TITLE = Text(
    es="¿Cuánto se surte y cuánto cuesta llevarlo?",
    en="How much is filled, and what does it cost to bring it?",
)
FILLED = Text(es="% de las recetas, surtidas completas", en="% of prescriptions filled completely")
NOTE = Text(
    es="Arriba a la izquierda es mejor. Barras: intervalo de {level} de cada media de"
    " {replications} réplicas. Línea punteada: frontera eficiente, las que ninguna"
    " otra supera en ambas cosas.",
    en="Up and to the left is better. Bars: {level} interval of each mean of {replications}"
    " replications. Dotted line: efficient frontier, those that no other beats in both.",
)


def trade_off(
    data: Digest, comparison: Comparison, *, language: Language, ax: Axes | None = None
) -> Axes:
    """Draw a dot with both intervals a strategy; where there are many, name the efficient ones.

    The frontier is by the means alone: of two dots whose bars overlap it may have the wrong one.

    Parameters
    ----------
    data
        How long was measured: cost is millions a year.
    comparison
        The means and their intervals; a strategy that lacks either figure is left out.
    language
        Of the words.
    ax
        Axes to draw on; a new figure by default.
    """
    ax = new_axes(ax)
    years = data.plan.base.run.horizon / _DAYS_A_YEAR
    places = {name: _place(compared, years) for name, compared in comparison.strategies.items()}
    efficient = on_frontier(comparison)
    named = {*efficient, data.baseline} if len(places) > _NAMED_AT_MOST else set(places)
    looks = strategy_looks(places, data.baseline)
    for number, name in enumerate(_best_first(places)):
        is_named = name in named
        _dot(
            ax,
            *places[name],
            colour=looks[name].colour if is_named else OTHER_COLOUR,
            marker=_MARKERS[number % len(_MARKERS)] if is_named else "o",
            label=_name(data, name, language) if is_named else "",
        )
    corners = np.array([[place.mean for place in places[name]] for name in efficient])
    # where no strategy has both figures there is no frontier
    if corners.size:
        ax.plot(*corners.T, linestyle=":", color="#404040", linewidth=1.2, zorder=1)
    ax.legend(loc="upper left", bbox_to_anchor=(1.01, 1), frameon=False, fontsize=LABEL_SIZE)
    ax.margins(0.08)
    tidy(ax, grid="both")
    number_axis(ax, axis="x")
    percent_axis(ax, axis="y", language=language)
    currency = data.strategies[data.baseline].labels.currency
    axis_labels(
        ax,
        horizontal=words.PLACE_COST.in_language(language).format(currency=currency),
        vertical=FILLED.in_language(language),
    )
    heading(ax, TITLE.in_language(language))
    level = percent(comparison.family_level, language=language, decimals=0)
    foot_note(ax, NOTE.in_language(language).format(level=level, replications=data.replications))
    return ax


def _place(compared: StrategyComparison, years: float) -> tuple[Interval, Interval]:
    """Return cost a year in millions, and percent of prescriptions filled."""
    cost = compared.means["transport_cost"].times(1 / _MILLION / years)
    return cost, compared.means["prescriptions_filled"].times(100)


def _best_first(places: dict[str, tuple[Interval, Interval]]) -> list[str]:
    known = [name for name, place in places.items() if not any(isnan(one.mean) for one in place)]
    return sorted(known, key=lambda name: -places[name][1].mean)


def _dot(
    ax: Axes, cost: Interval, filled: Interval, *, colour: str, marker: str, label: str
) -> None:
    ax.errorbar(
        cost.mean,
        filled.mean,
        xerr=float(np.nan_to_num(cost.half_width)),
        yerr=float(np.nan_to_num(filled.half_width)),
        fmt=marker,
        color=colour,
        label=label,
        markersize=6.5,
        capsize=2.5,
        linewidth=1.3,
        zorder=3,
    )


def _name(data: Digest, strategy: str, language: Language) -> str:
    title = data.plan.strategies[strategy].title.in_language(language)
    return wrap(title, width_inches=_NAME_INCHES, size=LABEL_SIZE)
