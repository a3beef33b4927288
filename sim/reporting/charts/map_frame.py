"""What a map needs around its data: true proportions, a scale, the names of towns.

Maps are plain longitude and latitude, stretched so that lengths are true in the middle: over the
few hundred kilometres of a state nobody sees the difference.
"""

from typing import Literal, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

from sim.reporting.style import NOTE_SIZE, size_inches
from sim.scenario.network import Place

KM_PER_DEGREE = 111.2
"""Kilometres in a degree of latitude."""

_LENGTHS_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_LONGEST_SHARE = 0.3
_TOWNS = 9
_TOWNS_TRIED = 16
_POINTS_PER_INCH = 72
_LETTER_POINTS = 0.58 * NOTE_SIZE
_DOT_POINTS = 2.5


class Side(NamedTuple):
    """Where a name stands relative to its town, in points."""

    right: float
    """To the right of it."""

    up: float
    """Above it."""

    align: Literal["left", "center", "right"]
    """Which end of the name that is."""


_SIDES = (
    Side(7, 0, "left"),
    Side(-7, 0, "right"),
    Side(0, 10, "center"),
    Side(0, -10, "center"),
    Side(6, 8, "left"),
    Side(6, -8, "left"),
    Side(-6, 8, "right"),
    Side(-6, -8, "right"),
)


def square_kilometres(ax: Axes) -> None:
    """Give a kilometre the same length to the east as to the north at the middle of the map.

    Call it when the data is drawn: the middle is that of the data.
    """
    middle = np.deg2rad(np.mean(ax.dataLim.intervaly))
    ax.set_aspect(1 / np.cos(middle), adjustable="box")


def scale_bar(ax: Axes) -> None:
    """Draw a bar of a round number of kilometres in the lower right corner.

    It is at most three tenths of the width, one kilometre at least. The limits of the axes have to
    be final.
    """
    west, east = ax.get_xlim()
    south, north = ax.get_ylim()
    km_per_degree = KM_PER_DEGREE * np.cos(np.deg2rad((south + north) / 2))
    most = _LONGEST_SHARE * (east - west) * km_per_degree
    length_km = max([km for km in _LENGTHS_KM if km <= most], default=_LENGTHS_KM[0])
    right = east - 0.03 * (east - west)
    left = right - length_km / km_per_degree
    level = south + 0.03 * (north - south)
    ax.plot([left, right], [level, level], color="black", linewidth=2, solid_capstyle="butt")
    ax.annotate(
        f"{length_km} km",
        xy=((left + right) / 2, level),
        xytext=(0, 4),
        textcoords="offset points",
        ha="center",
        fontsize=NOTE_SIZE,
    )


def name_towns(ax: Axes, places: list[Place], *, avoid: NDArray[np.float64]) -> None:
    """Write the names of the largest towns, leaving out those that would cover another name.

    Each goes to the side where it covers fewest of the points *avoid*, longitude and latitude, one
    a row. At most nine are named; a place where nobody lives never is.
    """
    points_per_degree = _points_per_degree(ax)
    taken: list[Bbox] = []
    towns = sorted((place for place in places if place.population), key=lambda one: -one.population)
    for place in towns[:_TOWNS_TRIED]:
        sides = {side: _box(place, points_per_degree, side) for side in _SIDES}
        free = [
            side
            for side, box in sides.items()
            if not any(box.overlaps(other) for other in taken)
            and _is_inside(ax, box, points_per_degree)
        ]
        if free and len(taken) < _TOWNS:
            side = min(free, key=lambda one: _covered(sides[one], avoid * points_per_degree))
            taken.append(sides[side])
            _write(ax, place, side)


def _covered(box: Bbox, points: NDArray[np.float64]) -> int:
    """Return how many points lie under a name."""
    within = box.padded(_DOT_POINTS)
    return int(np.all((points > within.min) & (points < within.max), axis=1).sum())


def _write(ax: Axes, place: Place, side: Side) -> None:
    ax.annotate(
        place.name,
        xy=(place.lon, place.lat),
        xytext=(side.right, side.up),
        textcoords="offset points",
        ha=side.align,
        va="center",
        fontsize=NOTE_SIZE,
        zorder=5,
        path_effects=[withStroke(linewidth=2.2, foreground="white", alpha=0.85)],
    )


def _points_per_degree(ax: Axes) -> tuple[float, float]:
    """Return how many points a degree of longitude and one of latitude take, before layout."""
    figure_width, figure_height = size_inches(ax)
    width = _POINTS_PER_INCH * figure_width * ax.get_position().width
    height = _POINTS_PER_INCH * figure_height * ax.get_position().height
    west, east = ax.get_xlim()
    south, north = ax.get_ylim()
    aspect = float(ax.get_aspect())
    up = min(height / (north - south), width / (east - west) * aspect)
    return up / aspect, up


def _box(place: Place, points_per_degree: tuple[float, float], side: Side) -> Bbox:
    """Return what a name would cover, in points from 0° east, 0° north."""
    width = _LETTER_POINTS * len(place.name)
    start = {"left": 0.0, "right": -width, "center": -width / 2}[side.align]
    across = place.lon * points_per_degree[0] + side.right + start
    along = place.lat * points_per_degree[1] + side.up
    return Bbox.from_bounds(across, along - NOTE_SIZE * 0.7, width, NOTE_SIZE * 1.4)


def _is_inside(ax: Axes, box: Bbox, points_per_degree: tuple[float, float]) -> bool:
    west, east = ax.get_xlim()
    return bool(west * points_per_degree[0] <= box.x0 and box.x1 <= east * points_per_degree[0])
