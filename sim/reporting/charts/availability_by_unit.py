"""How well each unit is served, the worst first: averages hide the tail.

Two strategies of the same mean may leave quite different units behind: it is the left end that
tells them apart.
"""

import math

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from sim.reporting import words
from sim.reporting.charts.curves import LEVEL, Curve, draw_curves
from sim.reporting.digest import Digest, StrategyDigest
from sim.reporting.frame import axis_labels, foot_note, heading, percent_axis
from sim.reporting.number_format import percent
from sim.reporting.style import ALARM_COLOUR, NOTE_SIZE, Look, new_axes, strategy_looks, tidy
from sim.scenario.text import Language

_WORST_PERCENT = 10


def availability_by_unit(data: Digest, *, language: Language, ax: Axes | None = None) -> Axes:
    """Draw the share of prescriptions filled completely by unit, sorted within each strategy.

    A unit's place is by its mean over the replications; the band is the interval of that mean. The
    strategy whose worst tenth fares best is named first.

    Parameters
    ----------
    data
        Strategies with a unit at least; places are percent of the units, so that strategies may
        have units of their own. Units that nobody came to in some replication are left out.
    language
        Of the words.
    ax
        Axes to draw on; a new figure by default.
    """
    ax = new_axes(ax)
    looks = strategy_looks(data.strategies, data.baseline)
    curves = [_curve(one, looks[one.id], language) for one in data.strategies.values()]
    curves.sort(key=lambda curve: -_worst(curve.values))
    lowest = min(float(curve.values.mean(axis=0).min()) for curve in curves)
    ax.set_xlim(0, 100)
    ax.set_ylim(10 * np.floor(lowest / 10), 101)
    _mark_worst(ax, language)
    draw_curves(ax, np.linspace(0, 100, curves[0].values.shape[1]), curves)
    tidy(ax)
    for axis in ("x", "y"):
        percent_axis(ax, axis=axis, language=language)
    x, y = words.UNITS_AXIS, words.FILLED_AXIS
    axis_labels(ax, horizontal=x.in_language(language), vertical=y.in_language(language))
    heading(ax, words.UNITS_TITLE.in_language(language))
    level = percent(LEVEL, language=language, decimals=0)
    note = words.BAND.in_language(language)
    foot_note(ax, note.format(level=level, replications=data.replications))
    return ax


def _curve(played: StrategyDigest, look: Look, language: Language) -> Curve:
    """Return the units of one strategy from worst to best, in percent, replications × units."""
    filled = played.filled[:, played.units]
    values = 100 * filled[:, np.argsort(filled.mean(axis=0), kind="stable")]
    worst = percent(_worst(values) / 100, language=language)
    figure = words.UNITS_FIGURE.in_language(language).format(share=worst)
    return Curve(played.strategy.title.in_language(language), figure, look, values)


def _worst(values: NDArray[np.float64]) -> float:
    """Return the mean over the worst tenth of units, which come first."""
    units = values.shape[1]
    return float(values[:, : math.ceil(units * _WORST_PERCENT / 100)].mean())


def _mark_worst(ax: Axes, language: Language) -> None:
    ax.axvspan(0, _WORST_PERCENT, color=ALARM_COLOUR, alpha=0.08, linewidth=0)
    ax.annotate(
        words.WORST_DECILE.in_language(language),
        xy=(_WORST_PERCENT, 0.03),
        xycoords=("data", "axes fraction"),
        xytext=(4, 0),
        textcoords="offset points",
        fontsize=NOTE_SIZE,
        color=ALARM_COLOUR,
    )
