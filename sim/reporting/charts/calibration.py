"""A calibration: each target before and after, each parameter in its range.

Above, whether it comes out now; below, at what price: what was moved, and what would fit as well.
"""

from collections.abc import Mapping

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim.metrics.calibrated import ParameterFit, TargetFit
from sim.metrics.interval import Interval
from sim.reporting import calibration_words as words
from sim.reporting.calibration_text import CalibrationText
from sim.reporting.frame import figure_heading, number_axis, percent_axis
from sim.reporting.number_format import percent
from sim.reporting.style import (
    BASELINE_COLOUR,
    GRID_COLOUR,
    LABEL_SIZE,
    NOTE_SIZE,
    STRATEGY_COLOURS,
    TICK_SIZE,
    new_figure,
    tidy,
    wrap,
)

_TARGET_INCHES, _PARAMETER_INCHES, _AROUND_INCHES = 1.0, 0.42, 2.3
_NAME_INCHES = 2.1
_BAND_COLOUR = STRATEGY_COLOURS[2]
_FOUND_COLOUR = STRATEGY_COLOURS[0]


def calibration_chart(text: CalibrationText, titles: Mapping[str, str], *, title: str) -> Figure:
    """Draw a row a target with what was observed as a band, and below the parameters.

    Parameters
    ----------
    text
        The outcome.
    titles
        Titles of the strategies.
    title
        Of the scenario.
    """
    targets, parameters = text.outcome.targets, text.outcome.parameters
    heights = [_TARGET_INCHES] * len(targets) + [_PARAMETER_INCHES * len(parameters) + 0.5]
    figure = new_figure(width_inches=8.6, height_inches=sum(heights) + _AROUND_INCHES)
    grid = figure.add_gridspec(len(heights), 1, height_ratios=heights)
    for index, target in enumerate(targets):
        target_row(text, target, titles[target.strategy], ax=figure.add_subplot(grid[index]))
    parameter_rows(text, ax=figure.add_subplot(grid[len(targets)]))
    note = words.CHART_NOTE.in_language(text.language).format(
        level=percent(text.outcome.level, language=text.language, decimals=0),
        replications=text.outcome.replications,
    )
    figure_heading(figure, words.TITLE.in_language(text.language).format(title=title), note)
    return figure


def target_row(text: CalibrationText, target: TargetFit, strategy: str, *, ax: Axes) -> Axes:
    """Draw one target: the band that was observed, and what is simulated before and after.

    Shares are in percent, other figures in their own unit; each target has an axis of its own.
    """
    kpi = text.kpi(target)
    factor = 100 if kpi.kpi.unit == "share" else 1
    ax.axvspan(
        factor * (target.value - target.tolerance),
        factor * (target.value + target.tolerance),
        color=_BAND_COLOUR,
        alpha=0.25,
        linewidth=0,
    )
    ax.axvline(factor * target.value, color=_BAND_COLOUR, linewidth=1.5)
    rows = (
        (words.BEFORE, target.before, BASELINE_COLOUR),
        (words.AFTER, target.after, _FOUND_COLOUR),
    )
    for height, (_name, interval, colour) in enumerate(reversed(rows)):
        _dot(ax, interval, height=height, colour=colour, factor=factor)
        ax.annotate(
            kpi.value(interval.mean),
            xy=(factor * interval.mean, height),
            xytext=(0, 5),
            textcoords="offset points",
            ha="center",
            fontsize=NOTE_SIZE,
        )
    names = [name.in_language(text.language) for name, _interval, _colour in reversed(rows)]
    ax.set_yticks(range(len(rows)), names)
    ax.set_ylim(-0.6, len(rows) - 0.2)
    ax.margins(x=0.15)
    tidy(ax, grid="x")
    if kpi.kpi.unit == "share":
        percent_axis(ax, axis="x", language=text.language)
    else:
        number_axis(ax, axis="x")
    observed = words.OBSERVED.in_language(text.language).lower()
    ax.set_title(
        f"{kpi.label}, {strategy}: {observed} {kpi.value(target.value)}",
        loc="left",
        fontsize=LABEL_SIZE,
    )
    return ax


def parameter_rows(text: CalibrationText, *, ax: Axes) -> Axes:
    """Draw each parameter in its range: where it was, where it is, and what fits as well.

    All ranges are equally long; their ends are written at them, each with its unit.
    """
    parameters = text.outcome.parameters
    for row, one in enumerate(reversed(parameters)):
        ax.plot([0, 1], [row, row], color=GRID_COLOUR, linewidth=5, solid_capstyle="butt")
        fits = [_share(one, one.fits_from), _share(one, one.fits_to)]
        ax.plot(fits, [row, row], color=_FOUND_COLOUR, linewidth=2)
        ax.plot(_share(one, one.before), row, "o", color=BASELINE_COLOUR, mfc="white", ms=7)
        ax.plot(_share(one, one.after), row, "o", color=_FOUND_COLOUR, ms=6)
        for end, value, side in ((0, one.low, "right"), (1, one.high, "left")):
            ax.annotate(
                text.amount(one, value),
                xy=(end, row),
                xytext=(-4 if end == 0 else 4, 0),
                textcoords="offset points",
                ha=side,
                va="center",
                fontsize=NOTE_SIZE,
            )
        ax.annotate(
            text.amount(one, one.after),
            xy=(_share(one, one.after), row),
            xytext=(0, 6),
            textcoords="offset points",
            ha="center",
            fontsize=NOTE_SIZE,
            color=_FOUND_COLOUR,
        )
    names = [_name(text, one) for one in reversed(parameters)]
    ax.set_yticks(range(len(names)), names)
    ax.set_ylim(-0.6, len(names) - 0.2)
    ax.set_xlim(-0.16, 1.16)
    ax.set_xticks([])
    tidy(ax, grid="none")
    ax.spines[["left", "bottom"]].set_visible(False)
    ax.set_title(words.PARAMETERS.in_language(text.language), loc="left", fontsize=LABEL_SIZE)
    return ax


def _name(text: CalibrationText, one: ParameterFit) -> str:
    return wrap(text.label(one), width_inches=_NAME_INCHES, size=TICK_SIZE)


def _share(one: ParameterFit, value: float) -> float:
    """Return where in the range of *one* a value lies, from 0 to 1."""
    return (value - one.low) / (one.high - one.low)


def _dot(ax: Axes, interval: Interval, *, height: int, colour: str, factor: int) -> None:
    ax.errorbar(
        factor * interval.mean,
        height,
        xerr=factor * interval.half_width,
        fmt="o",
        color=colour,
        markersize=6,
        capsize=3,
        linewidth=1.6,
    )
