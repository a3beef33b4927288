"""What the answer depends on: the paired difference under other values of each parameter.

The answer stands where a parameter's intervals all lie on one side of zero. What two parameters do
together is not in it: each is moved alone.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from matplotlib.axes import Axes

from sim.metrics.interval import Interval
from sim.metrics.kpi import Kpi
from sim.reporting import words
from sim.reporting.frame import axis_labels, foot_note, heading, number_axis
from sim.reporting.kpi_text import KpiText
from sim.reporting.number_format import percent
from sim.reporting.style import (
    ALARM_COLOUR,
    NOTE_SIZE,
    QUIET_COLOUR,
    STRATEGY_COLOURS,
    TICK_SIZE,
    new_figure,
    tidy,
)
from sim.scenario.text import Language, Text

AXIS = Text(es="{kpi}: diferencia en {unit}", en="{kpi}: difference in {unit}")
NOTES = {
    "higher": Text(
        es=(
            "A la derecha de cero gana «{alternative}»; barras: intervalo de {level} de la"
            " diferencia pareada. Relleno: valor del escenario."
        ),
        en=(
            "Right of zero “{alternative}” wins; bars: {level} interval of the paired difference."
            " Filled: value of the scenario."
        ),
    ),
    "lower": Text(
        es=(
            "A la izquierda de cero gana «{alternative}»; barras: intervalo de {level} de la"
            " diferencia pareada. Relleno: valor del escenario."
        ),
        en=(
            "Left of zero “{alternative}” wins; bars: {level} interval of the paired difference."
            " Filled: value of the scenario."
        ),
    ),
    "neither": Text(
        es=(
            "Barras: intervalo de {level} de la diferencia pareada, «{alternative}» menos la base."
            " Relleno: valor del escenario."
        ),
        en=(
            "Bars: {level} interval of the paired difference, “{alternative}” minus the baseline."
            " Filled: value of the scenario."
        ),
    ),
}

DASHED = Text(es="Línea punteada: el escenario como está.", en="Dashed: the scenario as it is.")

_GROUP_GAP = 0.7
_ROW_INCHES = 0.26


@dataclass(frozen=True)
class SensitivityPoint:
    """The difference between two strategies under one value of one parameter.

    Points of one parameter have to follow each other: they are grouped by its name as it is shown.
    """

    parameter: Text
    """What is varied."""

    value: Text
    """Its value, with the unit."""

    is_base: bool
    """Whether it is the value of the scenario."""

    difference: Interval
    """Paired difference of the KPI, alternative minus baseline."""


@dataclass(frozen=True)
class Contrast:
    """Which strategies differ in what."""

    kpi: Kpi
    """The figure whose difference is taken."""

    baseline: str
    """Title of the strategy that the other is compared with."""

    alternative: str
    """Title of the other."""

    currency: str = "MXN"
    """Of figures of money."""


def sensitivity(
    data: Sequence[SensitivityPoint],
    contrast: Contrast,
    *,
    language: Language,
    base: Interval | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the difference under each value with its interval, grouped by parameter.

    The parameter that moves it most comes first; values stay in the order given, those of one
    parameter together. Colours say who wins where that is more than chance.

    Parameters
    ----------
    data
        One point at least, those of a parameter after each other.
    contrast
        What the difference is of; shares are drawn in points.
    language
        Of the words.
    base
        The difference in the scenario as it is, drawn as a dashed line where it is none of the
        values.
    ax
        Axes to draw on; a new figure by default.
    """
    text = KpiText(contrast.kpi, language, contrast.currency)
    groups = _by_reach(data, language)
    if ax is None:
        height = _ROW_INCHES * (len(data) + 1.5 * len(groups)) + 1.4
        ax = new_figure(height_inches=height).add_subplot()
    ax.axvline(0, color="black", linewidth=1)
    if base is not None:
        factor = 100 if text.kpi.unit == "share" else 1
        ax.axvline(factor * base.mean, color=QUIET_COLOUR, linewidth=1, linestyle="--")
    ticks: list[float] = []
    names: list[str] = []
    row = 0.0
    for parameter, points in groups:
        _parameter_name(ax, parameter, row)
        for point in points:
            row -= 1
            _dot(ax, point, text, row=row)
            ticks.append(row)
            names.append(point.value.in_language(language))
        row -= 1 + _GROUP_GAP
    ax.set_yticks(ticks, names)
    ax.set_ylim(row + 1, 0.8)
    ax.margins(x=0.1)
    tidy(ax, grid="x")
    number_axis(ax, axis="x")
    axis = AXIS.in_language(language)
    axis_labels(ax, horizontal=axis.format(kpi=text.label, unit=text.difference_unit))
    title = words.SENSITIVITY_TITLE.in_language(language)
    heading(ax, title.format(alternative=contrast.alternative, baseline=contrast.baseline))
    level = percent(data[0].difference.level, language=language, decimals=0)
    note = NOTES[contrast.kpi.better].in_language(language)
    dashed = "" if base is None else f" {DASHED.in_language(language)}"
    foot_note(ax, note.format(alternative=contrast.alternative, level=level) + dashed)
    return ax


def _by_reach(
    data: Sequence[SensitivityPoint], language: Language
) -> list[tuple[str, list[SensitivityPoint]]]:
    """Return the points by parameter, the one with the widest range of means first."""
    groups = [
        (parameter, list(points))
        for parameter, points in groupby(data, lambda one: one.parameter.in_language(language))
    ]
    return sorted(groups, key=lambda group: -_reach(group[1]))


def _reach(points: Sequence[SensitivityPoint]) -> float:
    """Return how far the means of one parameter lie apart; 0 where none is known."""
    means = [point.difference.mean for point in points if not math.isnan(point.difference.mean)]
    return max(means, default=0.0) - min(means, default=0.0)


def _parameter_name(ax: Axes, name: str, row: float) -> None:
    ax.annotate(
        name,
        xy=(0, row),
        xycoords=("axes fraction", "data"),
        xytext=(4, 0),
        textcoords="offset points",
        va="center",
        fontsize=TICK_SIZE,
        fontweight="bold",
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
    )


def _dot(ax: Axes, point: SensitivityPoint, text: KpiText, *, row: float) -> None:
    """Draw one difference: blue where the alternative wins for sure, red where it loses."""
    factor = 100 if text.kpi.unit == "share" else 1
    mean, half_width = factor * point.difference.mean, factor * point.difference.half_width
    wins = (mean > 0) == (text.kpi.better != "lower")
    sure = STRATEGY_COLOURS[0] if wins else ALARM_COLOUR
    colour = sure if point.difference.excludes_zero else QUIET_COLOUR
    ax.errorbar(
        mean,
        row,
        xerr=0.0 if math.isnan(half_width) else half_width,
        fmt="o",
        color=colour,
        markerfacecolor=colour if point.is_base else "white",
        markersize=6.5,
        capsize=3,
        linewidth=1.5,
    )
    ax.annotate(
        text.difference(point.difference),
        xy=(1, row),
        xycoords=("axes fraction", "data"),
        xytext=(4, 0),
        textcoords="offset points",
        va="center",
        fontsize=NOTE_SIZE,
        color=colour,
    )
