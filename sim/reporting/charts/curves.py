"""Curves with their bands, as several charts draw them: one a strategy, named beside the axes."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from sim.metrics.interval import mean_interval
from sim.reporting.style import NOTE_SIZE, OTHER_COLOUR, Look, wrap

LEVEL = 0.95
"""Confidence of every band and bar that a chart draws around a mean."""

_BAND_ALPHA = 0.18
_LABEL_WIDTH_INCHES = 1.9


class Curve(NamedTuple):
    """One line of a chart."""

    label: str
    """Name of the strategy."""

    figure: str
    """The figure that sums it up, written below its name."""

    look: Look
    """Its colour and dashes."""

    values: NDArray[np.float64]
    """Replications × points."""


def draw_curves(ax: Axes, points: NDArray[np.float64], curves: Sequence[Curve]) -> None:
    """Draw the mean of each curve over *points* with a band, its interval; name them beside.

    Parameters
    ----------
    ax
        Axes to draw on; the names stand to the right of them.
    points
        Where the values stand on the horizontal axis, the same for all curves.
    curves
        In the order of their names. They are told apart by dashes, too, for those who see no
        colours.
    """
    for curve in curves:
        mean, half_width = band(curve.values)
        ax.fill_between(
            points,
            mean - half_width,
            mean + half_width,
            color=curve.look.colour,
            alpha=_BAND_ALPHA,
            linewidth=0,
        )
        name = wrap(curve.label, width_inches=_LABEL_WIDTH_INCHES, size=NOTE_SIZE)
        ax.plot(
            points,
            mean,
            color=curve.look.colour,
            linewidth=1.8,
            linestyle=curve.look.line,
            label=f"{name}\n{curve.figure}",
        )
    ax.legend(
        loc="upper left",
        bbox_to_anchor=(1.01, 1.02),
        frameon=False,
        fontsize=NOTE_SIZE,
        labelspacing=1.0,
        handlelength=2.6,
    )


def draw_quiet(ax: Axes, points: NDArray[np.float64], curves: Sequence[Curve]) -> None:
    """Draw the mean of each curve over *points* as a thin grey line that nothing names."""
    for curve in curves:
        mean, _ = band(curve.values)
        ax.plot(points, mean, color=OTHER_COLOUR, linewidth=0.8, zorder=1.5)


def band(values: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return mean and half width at each point of *values*, replications × points.

    With one replication the band has no width.
    """
    intervals = [mean_interval(column, LEVEL) for column in values.T]
    mean = np.array([interval.mean for interval in intervals])
    # Matplotlib would leave the whole band out for one nan
    return mean, np.nan_to_num([interval.half_width for interval in intervals])


def share_arrived(
    days: Sequence[NDArray[np.float64]], points: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return which share had come by each point, replications × points; nan where none was due.

    Parameters
    ----------
    days
        When each came, in any order, one array a replication; inf where it never did.
    points
        Moments in the same unit; what came at one counts as come.
    """
    rows = [
        np.searchsorted(np.sort(run), points, side="right") / run.size
        if run.size
        else np.full(points.shape, np.nan)
        for run in days
    ]
    return np.array(rows)
