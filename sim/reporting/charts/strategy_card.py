"""One strategy at a glance: its stock over time at a unit, and its place among all strategies."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim.metrics.comparison import Comparison
from sim.reporting.charts.filled_against_cost import filled_against_cost
from sim.reporting.charts.stock_over_time import Traced, stock_panel, traced_pairs, traced_stock
from sim.reporting.digest import Digest
from sim.reporting.style import OTHER_COLOUR, STRATEGY_COLOURS, TITLE_SIZE, new_figure
from sim.scenario.text import Language

_COLOUR = STRATEGY_COLOURS[0]
_WIDTH_INCHES = 8.0
_LEAST_PANELS, _PANEL_INCHES = 2, 1.15
_ABOVE_INCHES, _BELOW_INCHES = 0.58, 0.47
_STOCK = {"left": 0.085, "right": 0.545, "hspace": 0.42}
_PLACE = {"left": 0.755, "right": 0.985}


def strategy_card(
    data: Digest, comparison: Comparison, *, strategy: str, language: Language
) -> Figure:
    """Draw what was traced, the baseline in grey behind, beside what all strategies fill and cost.

    All cards of a comparison have the same frame, so that they can be leafed through.

    Parameters
    ----------
    data
        Traces of replication 0; a strategy without one has the right half alone.
    comparison
        The means and their intervals.
    strategy
        Id of the one that the card is of.
    language
        Of the words.
    """
    pairs = traced_pairs(data)
    inches = _ABOVE_INCHES + _PANEL_INCHES * max(len(pairs), _LEAST_PANELS) + _BELOW_INCHES
    figure = new_figure(width_inches=_WIDTH_INCHES, height_inches=inches)
    # a layout of its own would move the frame from card to card
    figure.set_layout_engine("none")
    margins = {"top": 1 - _ABOVE_INCHES / inches, "bottom": _BELOW_INCHES / inches}
    place = figure.add_subplot(figure.add_gridspec(1, 1, **_PLACE, **margins)[0])
    filled_against_cost(
        data, comparison, strategy=strategy, colour=_COLOUR, language=language, ax=place
    )
    if data.strategies[strategy].first.trace.size:
        grid = figure.add_gridspec(len(pairs), 1, **_STOCK, **margins)
        panels = [figure.add_subplot(grid[row]) for row in range(len(pairs))]
        _draw_stock(data, panels, strategy=strategy, pairs=pairs, language=language)
    title = data.plan.strategies[strategy].title.in_language(language)
    heading = " · ".join([title, *_only_facility(data, pairs)])
    figure.suptitle(heading, x=0.01, ha="left", fontsize=TITLE_SIZE, fontweight="bold")
    return figure


def _draw_stock(
    data: Digest,
    panels: Sequence[Axes],
    *,
    strategy: str,
    pairs: Sequence[Traced],
    language: Language,
) -> None:
    """Draw the stock of each pair, from zero; the months are named below the last panel."""
    played, baseline = data.strategies[strategy], data.strategies[data.baseline]
    for ax, traced in zip(panels, pairs, strict=True):
        name = data.plan.base.products[traced.product].name
        if not _only_facility(data, pairs):
            name = f"{name}, {data.plan.base.facilities[traced.facility].name}"
        stock_panel(played, traced=traced, name=name, colour=_COLOUR, language=language, ax=ax)
        if played is not baseline and baseline.first.trace.size:
            stock = traced_stock(baseline, traced)
            days = np.arange(stock.size)
            ax.step(days, stock, where="post", color=OTHER_COLOUR, linewidth=1, zorder=1)
        ax.set_ylim(bottom=0)
        ax.tick_params(labelbottom=ax is panels[-1])


def _only_facility(data: Digest, pairs: Sequence[Traced]) -> list[str]:
    """Return the name of the facility that all *pairs* are of; nothing where there are several."""
    facilities = {traced.facility for traced in pairs}
    names = [data.plan.base.facilities[facility].name for facility in facilities]
    return names if len(names) == 1 else []
