"""How soon the network is served in each round.

It is about rounds, from their start; what a unit waited before is in the chart of delivery times.
"""

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from sim.reporting import words
from sim.reporting.charts.curves import LEVEL, Curve, draw_curves, share_arrived
from sim.reporting.digest import Digest, StrategyDigest
from sim.reporting.frame import axis_labels, foot_note, heading, percent_axis
from sim.reporting.number_format import percent
from sim.reporting.style import new_axes, strategy_looks, tidy
from sim.scenario.text import Language

_LONGEST_DAYS = 31
_SHORTEST_DAYS = 7
_NAMED_DAY = 5
_NEARLY_ALL_PERCENT = 98


def has_rounds(played: StrategyDigest) -> bool:
    """Return whether any delivery of the strategy belonged to a round."""
    return any(run.size for run in played.rounds)


def coverage_curve(data: Digest, *, language: Language, ax: Axes | None = None) -> Axes:
    """Draw the share of a round's deliveries that had come by the end of each day of it.

    The one that has most on day 5 is named first. The curve ends where nearly all has come, within
    31 days, weekends included.

    Parameters
    ----------
    data
        Strategies, one of them with rounds at least; those without are named below, not drawn.
    language
        Of the words.
    ax
        Axes to draw on; a new figure by default.
    """
    ax = new_axes(ax)
    days = np.arange(1, _LONGEST_DAYS + 1)
    curves = _curves(data, days.astype(float), language)
    last = _last_day(curves)
    percent_axis(ax, axis="y", language=language)
    ax.set_xlim(1, last)
    ax.set_ylim(0, 102)
    shown = [curve._replace(values=curve.values[:, :last]) for curve in curves]
    draw_curves(ax, days[:last].astype(float), shown)
    tidy(ax)
    x, y = words.COVERAGE_AXIS, words.COVERAGE_SHARE
    axis_labels(ax, horizontal=x.in_language(language), vertical=y.in_language(language))
    heading(ax, words.COVERAGE_TITLE.in_language(language))
    foot_note(ax, _note(data, language))
    return ax


def _curves(data: Digest, days: NDArray[np.float64], language: Language) -> list[Curve]:
    """Return the strategies that have rounds, in percent, replications × days."""
    looks = strategy_looks(data.strategies, data.baseline)
    curves = []
    for played in filter(has_rounds, data.strategies.values()):
        # by the end of day 1 means before moment 1.0, which is the start of day 2
        served = share_arrived(played.rounds, np.nextafter(days, 0))
        figure = words.COVERAGE_FIGURE.in_language(language).format(
            day=_NAMED_DAY,
            share=percent(float(np.nanmean(served[:, _NAMED_DAY - 1])), language=language),
        )
        title = played.strategy.title.in_language(language)
        curves.append(Curve(title, figure, looks[played.id], 100 * served))
    return sorted(curves, key=lambda curve: -float(np.nanmean(curve.values[:, _NAMED_DAY - 1])))


def _last_day(curves: list[Curve]) -> int:
    """Return the day by which nearly all has come under every strategy."""
    waiting = [
        int(np.count_nonzero(curve.values.mean(axis=0) < _NEARLY_ALL_PERCENT)) for curve in curves
    ]
    return min(max([_SHORTEST_DAYS, *(count + 2 for count in waiting)]), _LONGEST_DAYS)


def _note(data: Digest, language: Language) -> str:
    note = words.BAND.in_language(language).format(
        level=percent(LEVEL, language=language, decimals=0), replications=data.replications
    )
    without = [
        played.strategy.title.in_language(language)
        for played in data.strategies.values()
        if not has_rounds(played)
    ]
    if not without:
        return note
    return f"{note} {words.NO_ROUNDS.in_language(language).format(strategies=', '.join(without))}"
