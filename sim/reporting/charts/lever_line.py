"""One lever and what each strategy gives at each of its values.

Lines join values that were played; nothing is known between them.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from sim.metrics.interval import Interval
from sim.reporting.frame import axis_labels, foot_note, heading, number_axis, percent_axis
from sim.reporting.kpi_text import KpiText
from sim.reporting.number_format import percent
from sim.reporting.style import TICK_SIZE, Look, new_axes, tidy
from sim.scenario.text import Text

TITLE = Text(es="{kpi}: qué da cada estrategia", en="{kpi}: what each strategy gives")
NOTES = {
    False: Text(
        es="Barras: intervalo de {level} de la media de las réplicas.",
        en="Bars: {level} interval of the mean over replications.",
    ),
    True: Text(
        es=(
            "Media sobre las muestras de lo que no se sabe, con su intervalo de {level}; cada"
            " muestra cuenta con la media de sus réplicas."
        ),
        en=(
            "Mean over the samples of what is not known, with its {level} interval; each sample"
            " counts with the mean of its replications."
        ),
    ),
}


@dataclass(frozen=True)
class LeverAxis:
    """A lever as it is drawn: at the distances of its numbers, or its words one after the other."""

    label: str
    """What planners call it."""

    values: Sequence[str]
    """Its values, with their units."""

    numbers: Sequence[float] = ()
    """Where they stand on the axis; none where they are words."""

    @property
    def positions(self) -> Sequence[float]:
        """Where each value stands."""
        return self.numbers or tuple(map(float, range(len(self.values))))


@dataclass(frozen=True)
class LeverSeries:
    """One strategy along the lever."""

    title: str
    """What planners call it."""

    look: Look
    """How it is drawn."""

    means: Sequence[Interval]
    """Its figure at each value of the lever."""


def lever_line(
    series: Sequence[LeverSeries],
    lever: LeverAxis,
    text: KpiText,
    *,
    sampled: bool,
    ax: Axes | None = None,
) -> Axes:
    """Draw the mean of each strategy at each value with its interval.

    A point without an interval is drawn without one, and one that no run reached is left out.

    Parameters
    ----------
    series
        One a strategy, each with as many means as the lever has values.
    lever
        Stands across: at the distances of its numbers, or word by word.
    text
        How the figure is written; shares are drawn in percent.
    sampled
        Whether intervals are over samples of what is not known; else over replications.
    ax
        Axes to draw on; a new figure by default.
    """
    ax = new_axes(ax)
    factor = 100 if text.kpi.unit == "share" else 1
    for one in series:
        half_widths = [factor * mean.half_width for mean in one.means]
        ax.errorbar(
            lever.positions,
            [factor * mean.mean for mean in one.means],
            yerr=[0.0 if math.isnan(width) else width for width in half_widths],
            color=one.look.colour,
            linestyle=one.look.line,
            marker="o",
            markersize=5,
            capsize=3,
            linewidth=1.6,
            label=one.title,
        )
    tidy(ax)
    _ticks(ax, text)
    ax.set_xticks(lever.positions, lever.values)
    axis_labels(ax, horizontal=lever.label, vertical=f"{text.label} ({text.unit})")
    ax.legend(fontsize=TICK_SIZE, frameon=False)
    heading(ax, TITLE.in_language(text.language).format(kpi=text.label))
    level = percent(series[0].means[0].level, language=text.language, decimals=0)
    foot_note(ax, NOTES[sampled].in_language(text.language).format(level=level))
    return ax


def _ticks(ax: Axes, text: KpiText) -> None:
    if text.kpi.unit == "share":
        percent_axis(ax, axis="y", language=text.language)
    else:
        number_axis(ax, axis="y")
