"""How long deliveries take.

Whole distributions are drawn: a median hides the units beyond the last open road.
"""

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from sim.reporting import words
from sim.reporting.charts.curves import LEVEL, Curve, draw_curves, share_arrived
from sim.reporting.digest import Digest, StrategyDigest
from sim.reporting.frame import axis_labels, foot_note, heading, percent_axis
from sim.reporting.number_format import number, percent
from sim.reporting.style import Look, new_axes, strategy_looks, tidy
from sim.scenario.text import Language

_SHOWN_SHARE = 0.99
_STEPS_PER_DAY = 4


def delivery_times(data: Digest, *, language: Language, ax: Axes | None = None) -> Axes:
    """Draw which share of deliveries had come by how many days, and what was promised.

    The days count from the review that asked for the goods, or from the start of the round where
    nobody asks. What has not come counts as not come, so that no curve has to reach 100 %. The
    fastest strategy is named first.

    Parameters
    ----------
    data
        Strategies, one of which has delivered at least; the others are left out.
    language
        Of the words.
    ax
        Axes to draw on; a new figure by default.
    """
    ax = new_axes(ax)
    served = [played for played in data.strategies.values() if played.has_deliveries]
    served.sort(key=lambda played: played.median_days)
    days = np.arange(0, _longest_days(served) + 1 / _STEPS_PER_DAY, 1 / _STEPS_PER_DAY)
    looks = strategy_looks(data.strategies, data.baseline)
    curves = [_curve(played, days, looks[played.id], language) for played in served]
    percent_axis(ax, axis="y", language=language)
    ax.set_xlim(0, days[-1])
    ax.set_ylim(0, 102)
    draw_curves(ax, days, curves)
    for played, curve in zip(served, curves, strict=True):
        _mark_promise(ax, played, curve, days)
    tidy(ax)
    x, y = words.TURNAROUND_DAYS, words.TURNAROUND_SHARE
    axis_labels(ax, horizontal=x.in_language(language), vertical=y.in_language(language))
    heading(ax, words.TURNAROUND_TITLE.in_language(language))
    foot_note(ax, _note(data, language))
    return ax


def _curve(
    played: StrategyDigest, days: NDArray[np.float64], look: Look, language: Language
) -> Curve:
    median = number(played.median_days, decimals=1)
    figure = words.TURNAROUND_FIGURE.in_language(language).format(days=median)
    if not played.is_ordered:
        figure = f"{figure}\n{words.FROM_ROUND.in_language(language)}"
    title = played.strategy.title.in_language(language)
    return Curve(title, figure, look, 100 * share_arrived(played.delivery_days, days))


def _longest_days(served: list[StrategyDigest]) -> float:
    """Return where the axis ends.

    Nearly all that came has come, and every promise lies before it.
    """
    came = [run[np.isfinite(run)] for played in served for run in played.delivery_days]
    slowest = [float(np.quantile(run, _SHOWN_SHARE)) for run in came if run.size]
    promised = [played.promised_days for played in served]
    return float(np.ceil(max([1.0, *slowest, *promised])))


def _mark_promise(
    ax: Axes, played: StrategyDigest, curve: Curve, days: NDArray[np.float64]
) -> None:
    height = np.interp(played.promised_days, days, np.nanmean(curve.values, axis=0))
    ax.plot(
        played.promised_days,
        height,
        marker="o",
        markersize=7,
        color=curve.look.colour,
        markeredgecolor="white",
        zorder=4,
    )


def _note(data: Digest, language: Language) -> str:
    note = words.BAND.in_language(language).format(
        level=percent(LEVEL, language=language, decimals=0), replications=data.replications
    )
    return f"{words.TURNAROUND_PROMISED.in_language(language)} {note}"
