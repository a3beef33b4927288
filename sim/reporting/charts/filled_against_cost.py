"""What each strategy fills and what its transport costs: its place among all of them.

It is the right half of a card; `trade_off` is the chart of its own, with names and the frontier.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from sim.metrics.catalogue import KPIS
from sim.metrics.comparison import Comparison
from sim.metrics.interval import Interval
from sim.quantities import DAYS_PER_MONTH
from sim.reporting import words
from sim.reporting.digest import Digest
from sim.reporting.frame import number_axis, percent_axis
from sim.reporting.kpi_text import KpiText
from sim.reporting.style import BASELINE_COLOUR, LABEL_SIZE, OTHER_COLOUR, new_axes, tidy
from sim.scenario.text import Language

_DAYS_A_YEAR = 12 * DAYS_PER_MONTH
_MILLION = 1e6
_TICKS = 4


def filled_against_cost(
    data: Digest,
    comparison: Comparison,
    *,
    strategy: str,
    colour: str,
    language: Language,
    ax: Axes | None = None,
) -> Axes:
    """Draw a dot a strategy, *strategy* in *colour* with its intervals; the baseline is hollow.

    The axes are the same whichever strategy is shown: percent of prescriptions filled completely,
    and millions a year of transport.

    Parameters
    ----------
    data
        How long was measured, and in which currency.
    comparison
        The means and their intervals.
    strategy
        Id of the one that is shown.
    colour
        Its colour; the others are grey.
    language
        Of the words.
    ax
        Axes to draw on; a new figure by default.
    """
    ax = new_axes(ax)
    for name, compared in comparison.strategies.items():
        filled = compared.means["prescriptions_filled"].times(100)
        cost = compared.means["transport_cost"].times(1 / _MILLION / _years(data))
        _make_room(ax, cost, filled)
        if name == strategy:
            _dot(ax, cost, filled, colour=colour)
        else:
            edge = BASELINE_COLOUR if name == data.baseline else OTHER_COLOUR
            face = "white" if name == data.baseline else OTHER_COLOUR
            ax.plot(cost.mean, filled.mean, "o", markersize=5.5, color=edge, markerfacecolor=face)
    ax.margins(0.06)
    tidy(ax, grid="both")
    ax.xaxis.set_major_locator(MaxNLocator(_TICKS))
    ax.yaxis.set_major_locator(MaxNLocator(_TICKS))
    number_axis(ax, axis="x")
    percent_axis(ax, axis="y", language=language)
    currency = data.strategies[data.baseline].labels.currency
    cost_axis = words.PLACE_COST.in_language(language).format(currency=currency)
    ax.set_xlabel(cost_axis, fontsize=LABEL_SIZE, loc="right")
    ax.set_title(_title(comparison, strategy, language=language), loc="right", fontsize=LABEL_SIZE)
    return ax


def _title(comparison: Comparison, strategy: str, *, language: Language) -> str:
    filled = comparison.strategies[strategy].means["prescriptions_filled"]
    text = KpiText(KPIS["prescriptions_filled"], language, "")
    share = f"{text.value(filled.mean)} {text.half_width(filled)}".strip()
    return words.PLACE_TITLE.in_language(language).format(share=share)


def _years(data: Digest) -> float:
    return data.plan.base.run.horizon / _DAYS_A_YEAR


def _make_room(ax: Axes, cost: Interval, filled: Interval) -> None:
    """Let the axes hold the intervals of every strategy: the same axes whichever is shown."""
    reach = np.array([-1.0, 1.0])
    across = cost.mean + reach * np.nan_to_num(cost.half_width)
    up = filled.mean + reach * np.nan_to_num(filled.half_width)
    ax.update_datalim(np.column_stack([across, up]))


def _dot(ax: Axes, cost: Interval, filled: Interval, *, colour: str) -> None:
    ax.errorbar(
        cost.mean,
        filled.mean,
        xerr=float(np.nan_to_num(cost.half_width)),
        yerr=float(np.nan_to_num(filled.half_width)),
        fmt="o",
        color=colour,
        markersize=7,
        capsize=3,
        linewidth=1.6,
        zorder=3,
    )
