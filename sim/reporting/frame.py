"""What stands around the data of a chart: its heading, its note, its axis of percent.

Texts are broken by the width of the figure, as Matplotlib would let them run out of it.
"""

from typing import Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from sim.reporting.number_format import number, percent
from sim.reporting.style import (
    LABEL_SIZE,
    NOTE_SIZE,
    QUIET_COLOUR,
    TITLE_SIZE,
    size_inches,
    width_inches,
    wrap,
)
from sim.scenario.text import Language

_NOTE_POINTS_BELOW = 36
_MARGIN_INCHES = 0.4
_MOST_DECIMALS = 4


def heading(ax: Axes, text: str) -> None:
    """Write the title of a chart, in as many lines as it takes.

    It is broken by the width of the figure, which has to be final, and begins beside the names on
    the vertical axis, which are to be there.
    """
    width = size_inches(ax)[0] - _MARGIN_INCHES
    names = [width_inches(each.get_text(), size=LABEL_SIZE) for each in ax.get_yticklabels()]
    room = min(0.8 * width, width - max(names, default=0.0))
    ax.set_title(wrap(text, width_inches=room), loc="left", fontsize=TITLE_SIZE, fontweight="bold")


def figure_heading(figure: Figure, text: str, note: str) -> None:
    """Write the title above several panels, and the note below them.

    Both span the figure; the note takes the place of a common label of the x axes.
    """
    width = figure.get_figwidth() - _MARGIN_INCHES
    title = wrap(text, width_inches=width, size=TITLE_SIZE + 1)
    figure.suptitle(title, x=0.01, ha="left", fontsize=TITLE_SIZE + 1, fontweight="bold")
    below = wrap(note, width_inches=width, size=NOTE_SIZE)
    figure.supxlabel(below, x=0.01, ha="left", fontsize=NOTE_SIZE, color=QUIET_COLOUR)


def axis_labels(ax: Axes, *, horizontal: str, vertical: str = "") -> None:
    """Say what the axes measure, with the unit; an axis of names needs no word."""
    ax.set_xlabel(horizontal, fontsize=LABEL_SIZE)
    ax.set_ylabel(vertical, fontsize=LABEL_SIZE)


def foot_note(ax: Axes, text: str, *, points_below: float = _NOTE_POINTS_BELOW) -> None:
    """Write a note in small letters below the axes and, by default, the label of their x axis.

    Parameters
    ----------
    ax
        Axes whose figure has its final width: the note is broken by it.
    text
        The note.
    points_below
        How far below the axes it begins; less where the x axis has no label.
    """
    width = size_inches(ax)[0] - _MARGIN_INCHES
    ax.annotate(
        wrap(text, width_inches=0.85 * width, size=NOTE_SIZE),
        xy=(0, 0),
        xycoords="axes fraction",
        xytext=(0, -points_below),
        textcoords="offset points",
        va="top",
        fontsize=NOTE_SIZE,
        color=QUIET_COLOUR,
    )


def percent_axis(ax: Axes, *, axis: Literal["x", "y"], language: Language) -> None:
    """Write the ticks of an axis, which counts percent (0 to 100), with their sign.

    Decimals are as few as tell the ticks apart; Spanish sets a space before the sign.
    """
    target = ax.xaxis if axis == "x" else ax.yaxis
    target.set_major_formatter(
        FuncFormatter(
            lambda value, _: percent(value / 100, language=language, decimals=_decimals(target))
        )
    )


def number_axis(ax: Axes, *, axis: Literal["x", "y"]) -> None:
    """Write the ticks of an axis with commas between thousands."""
    target = ax.xaxis if axis == "x" else ax.yaxis
    target.set_major_formatter(
        FuncFormatter(lambda value, _: number(value, decimals=_decimals(target)))
    )


def _decimals(axis: Axis) -> int:
    """Return as few decimals as write the ticks of *axis* without rounding them."""
    ticks = np.asarray(axis.get_majorticklocs(), dtype=float)
    exact = (
        decimals
        for decimals in range(_MOST_DECIMALS)
        if np.allclose(np.round(ticks, decimals), ticks, rtol=0, atol=1e-9)
    )
    return next(exact, _MOST_DECIMALS)
