"""What the time of a delivery is made of.

Deliveries that never came have no parts: a strategy that leaves the far ones behind looks quick.
"""

import numpy as np
from matplotlib.axes import Axes

from sim.metrics.catalogue import KPIS
from sim.metrics.comparison import kpi_values
from sim.metrics.interval import Interval, mean_interval
from sim.metrics.outcome import Outcome, StrategyOutcome
from sim.reporting import words
from sim.reporting.charts.curves import LEVEL
from sim.reporting.frame import axis_labels, foot_note, heading
from sim.reporting.number_format import number, percent
from sim.reporting.style import NOTE_SIZE, TICK_SIZE, new_axes, tidy, wrap
from sim.scenario.text import Language

PARTS = {
    "days_waiting_decision": "#bdbdbd",
    "days_picking": "#56b4e9",
    "days_waiting_vehicle": "#e69f00",
    "days_on_road": "#009e73",
    "days_blocked": "#d55e00",
    "days_waiting_unload": "#cc79a7",
}
"""The KPIs that add up to the time of a delivery, with their colours."""

_NAME_WIDTH_INCHES = 1.9


def time_made_of(data: Outcome, *, language: Language, ax: Axes | None = None) -> Axes:
    """Draw the mean days of each part as stacked bars, the fastest strategy on top.

    Only deliveries that came have parts. The whisker is the interval of the total.

    Parameters
    ----------
    data
        The KPIs of every run; a strategy that delivered nothing is left out.
    language
        Of the words.
    ax
        Axes to draw on; a new figure by default.
    """
    ax = new_axes(ax)
    totals = {name: _total(played) for name, played in data.strategies.items()}
    known = [name for name in totals if not np.isnan(totals[name].mean)]
    order = sorted(known, key=lambda name: -totals[name].mean)
    left = np.zeros(len(order))
    for kpi, colour in PARTS.items():
        means = np.array([_mean(data.strategies[name], kpi) for name in order])
        label = KPIS[kpi].label.in_language(language)
        ax.barh(range(len(order)), means, left=left, height=0.55, color=colour, label=label)
        left = left + means
    for height, name in enumerate(order):
        _whisker(ax, totals[name], height)
    titles = [data.plan.strategies[name].title.in_language(language) for name in order]
    names = [wrap(title, width_inches=_NAME_WIDTH_INCHES, size=TICK_SIZE) for title in titles]
    ax.set_yticks(range(len(order)), names)
    ax.set_xlim(0, ax.get_xlim()[1] * 1.12)
    tidy(ax, grid="x")
    axis_labels(ax, horizontal=words.PARTS_AXIS.in_language(language))
    heading(ax, words.PARTS_TITLE.in_language(language))
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1), fontsize=NOTE_SIZE, frameon=False)
    foot_note(ax, _note(data, language))
    return ax


def _mean(played: StrategyOutcome, kpi: str) -> float:
    return mean_interval(kpi_values(played, kpi), LEVEL).mean


def _total(played: StrategyOutcome) -> Interval:
    """Return the interval of the sum of the parts, summed within each replication."""
    parts = np.array([kpi_values(played, kpi) for kpi in PARTS])
    return mean_interval(parts.sum(axis=0).tolist(), LEVEL)


def _whisker(ax: Axes, total: Interval, height: float) -> None:
    half_width = float(np.nan_to_num(total.half_width))
    ax.errorbar(total.mean, height, xerr=half_width, color="black", capsize=3, linewidth=1.1)
    ax.annotate(
        number(total.mean, decimals=1),
        xy=(total.mean + half_width, height),
        xytext=(5, 0),
        textcoords="offset points",
        va="center",
        fontsize=TICK_SIZE,
    )


def _note(data: Outcome, language: Language) -> str:
    note = words.WHISKERS.in_language(language).format(
        level=percent(LEVEL, language=language, decimals=0), replications=data.replications
    )
    return f"{words.PARTS_NOTE.in_language(language)} {note}"
