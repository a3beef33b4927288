"""Where medicines are short: the network with its roads, baseline beside the best strategy.

Roads are straight lines between towns, and units that we made up stand where we put them.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.collections import LineCollection
from matplotlib.colors import Normalize
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from numpy.typing import NDArray

from sim.reporting import words
from sim.reporting.charts.map_frame import name_towns, scale_bar, square_kilometres
from sim.reporting.digest import Digest, StrategyDigest
from sim.reporting.frame import figure_heading, percent_axis
from sim.reporting.style import LABEL_SIZE, NOTE_SIZE, TICK_SIZE, new_figure, wrap
from sim.scenario.scenario import Scenario
from sim.scenario.text import Language

COLOUR_MAP = "cividis_r"
_ROAD_COLOUR = "#c4c4c4"
_EDGE = "#404040"
MARKERS = {"unit": ("o", 26), "hospital": ("s", 56), "store": ("*", 170)}
"""Marker and size, in square points, of each kind of facility."""

_PANEL_INCHES = 4.2
_AROUND_INCHES, _MOST_INCHES = 2.4, 6.4


def network_map(data: Digest, *, strategies: tuple[str, ...], language: Language) -> Figure:
    """Draw one map a strategy, each unit in the colour of its share of days without stock.

    All panels share one scale of colours, from 0 to the worst unit of any of them. Units that we
    made up are drawn hollow. Stores serve nobody and have no colour.
    """
    shown = [data.strategies[name] for name in strategies]
    height = min(_PANEL_INCHES * _height_to_width(data.plan.base) + _AROUND_INCHES, _MOST_INCHES)
    figure = new_figure(width_inches=_PANEL_INCHES * len(shown) + 0.4, height_inches=height)
    highest = max(float(100 * np.nanmax(_shares(played), initial=0)) for played in shown)
    scale = ScalarMappable(Normalize(0, max(highest, 1.0)), COLOUR_MAP)
    panels = [figure.add_subplot(1, len(shown), index + 1) for index in range(len(shown))]
    for ax, played in zip(panels, shown, strict=True):
        map_panel(played, scale=scale, ax=ax)
        title = played.strategy.title.in_language(language)
        if played.id == data.baseline:
            title = f"{title} ({words.BASELINE.in_language(language)})"
        title = wrap(title, width_inches=0.8 * _PANEL_INCHES, size=LABEL_SIZE)
        ax.set_title(title, loc="left", fontsize=LABEL_SIZE)
    panels[0].legend(
        handles=_keys(shown[0], language),
        loc="upper left",
        bbox_to_anchor=(0, 0),
        ncols=2,
        fontsize=NOTE_SIZE,
        frameon=False,
    )
    bar = figure.colorbar(
        scale, ax=panels, orientation="horizontal", shrink=0.6, aspect=40, pad=0.02
    )
    bar.set_label(words.MAP_SHARE.in_language(language), fontsize=LABEL_SIZE)
    bar.ax.tick_params(labelsize=TICK_SIZE)
    percent_axis(bar.ax, axis="x", language=language)
    figure_heading(
        figure, words.MAP_TITLE.in_language(language), words.MAP_NOTE.in_language(language)
    )
    return figure


def _height_to_width(scenario: Scenario) -> float:
    places = scenario.network.places.values()
    north, east = (np.ptp([getattr(one, axis) for one in places]) for axis in ("lat", "lon"))
    middle = np.deg2rad(np.mean([one.lat for one in places]))
    return float(north / max(east * np.cos(middle), 1e-6))


def map_panel(played: StrategyDigest, *, scale: ScalarMappable, ax: Axes) -> Axes:
    """Draw roads, towns and facilities of one strategy, which may have places of its own."""
    scenario = played.strategy.scenario
    _roads(ax, scenario)
    for level in ("unit", "hospital"):
        _facilities(ax, played, level=level, scale=scale)
    _stores(ax, played)
    square_kilometres(ax)
    ax.margins(0.04)
    ax.autoscale_view()
    served = np.column_stack([played.labels.longitude, played.labels.latitude])
    name_towns(ax, list(scenario.network.places.values()), avoid=served)
    scale_bar(ax)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines[:].set_visible(False)
    return ax


def _roads(ax: Axes, scenario: Scenario) -> None:
    """Draw every road as a straight line between its ends: the network is schematic."""
    places = scenario.network.places
    lines = [
        [(places[end].lon, places[end].lat) for end in (road.origin, road.destination)]
        for road in scenario.network.roads.values()
    ]
    ax.add_collection(LineCollection(lines, colors=_ROAD_COLOUR, linewidths=1.0, zorder=1))


def _facilities(ax: Axes, played: StrategyDigest, *, level: str, scale: ScalarMappable) -> None:
    """Draw hospitals, or all the others; where there is no colour inside, we made it up."""
    share = 100 * _shares(played)
    is_hospital = np.array(played.labels.levels) == "hospital"
    chosen = np.flatnonzero(~np.isnan(share) & (is_hospital == (level == "hospital")))
    made_up = _is_synthetic(played)
    for units, hollow in ((chosen[~made_up[chosen]], False), (chosen[made_up[chosen]], True)):
        colours = scale.to_rgba(share[units])
        _dots(ax, played, units, level=level, colours=colours, hollow=hollow)


def _shares(played: StrategyDigest) -> NDArray[np.float64]:
    """Return the mean share of days without stock by facility, nan where no patients come."""
    return np.asarray(played.stockout.mean(axis=0))


def _dots(
    ax: Axes,
    played: StrategyDigest,
    units: NDArray[np.int64],
    *,
    level: str,
    colours: NDArray[np.float64],
    hollow: bool,
) -> None:
    """Draw *units*; a hollow one has its colour as a ring, between two dark ones."""
    marker, size = MARKERS[level]
    at = (played.labels.longitude[units], played.labels.latitude[units])
    inside = "white" if hollow else colours
    ax.scatter(
        *at,
        s=size,
        marker=marker,
        c=inside,
        edgecolors=_EDGE,
        linewidths=2.2 if hollow else 0.5,
        zorder=3,
    )
    if hollow:
        ax.scatter(
            *at,
            s=size,
            marker=marker,
            facecolors="none",
            edgecolors=[tuple(colour) for colour in colours],
            linewidths=1.5,
            zorder=3,
        )


def _is_synthetic(played: StrategyDigest) -> NDArray[np.bool_]:
    facilities = played.strategy.scenario.facilities
    return np.array([facilities[name].synthetic for name in played.labels.facilities])


def _stores(ax: Axes, played: StrategyDigest) -> None:
    stores = ~played.labels.serves_patients
    at = (played.labels.longitude[stores], played.labels.latitude[stores])
    marker, size = MARKERS["store"]
    ax.scatter(*at, s=size, marker=marker, c="black", edgecolors="white", linewidths=0.8, zorder=4)


def _keys(played: StrategyDigest, language: Language) -> list[Line2D]:
    """Return the legend: what is there, each with its marker."""
    levels = set(played.labels.levels)
    keys = [("unit", words.MAP_UNIT, "#8a8a8a")]
    if "hospital" in levels:
        keys.append(("hospital", words.MAP_HOSPITAL, "#8a8a8a"))
    if not played.labels.serves_patients.all():
        keys.append(("store", words.MAP_STORE, "black"))
    if _is_synthetic(played).any():
        keys.append(("unit", words.MAP_SYNTHETIC, "white"))
    return [
        Line2D(
            [],
            [],
            marker=MARKERS[kind][0],
            color=inside,
            markeredgecolor=_EDGE if inside != "white" else "#8a8a8a",
            markeredgewidth=0.5 if inside != "white" else 1.8,
            linestyle="none",
            markersize=MARKERS[kind][1] ** 0.5,
            label=name.in_language(language),
        )
        for kind, name, inside in keys
    ]
