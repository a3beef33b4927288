"""The chart of a sweep on disk: a line for one lever, a map for two, several maps for more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from matplotlib.figure import Figure

from sim.metrics.interval import Interval
from sim.reporting.charts.best_strategy import Cell, best_strategy
from sim.reporting.charts.best_strategy_panels import (
    MOST_PANELS,
    MOST_VALUES,
    Place,
    best_strategy_panels,
    number_of_panels,
)
from sim.reporting.charts.lever_line import LeverAxis, LeverSeries, lever_line
from sim.reporting.kpi_text import KpiText
from sim.reporting.style import drawing, save, strategy_looks

_PLANE = 2
"""Levers that one map has."""


@dataclass(frozen=True)
class SweptCell:
    """One combination of the levers."""

    place: tuple[int, ...]
    """Which value each lever has."""

    means: Mapping[str, Interval]
    """The figure by strategy."""

    best: str
    """The best strategy; empty where neither way is better."""

    is_sure: bool
    """Whether it is best beyond chance."""


@dataclass(frozen=True)
class SweptLevers:
    """What a sweep of levers is drawn from."""

    levers: Sequence[LeverAxis]
    """The levers."""

    cells: Sequence[SweptCell]
    """Their combinations."""

    titles: Mapping[str, str]
    """What planners call each strategy."""

    baseline: str
    """The strategy that the others are compared with."""

    sampled: bool
    """Whether each combination met samples of what is not known."""


def write_sweep(swept: SweptLevers, text: KpiText, folder: Path) -> list[Path]:
    """Write the chart as SVG and PNG into *folder*; none where `why_no_chart` has a reason."""
    if why_no_chart(swept, text):
        return []
    with drawing():
        return save(_figure(swept, text), folder / "charts", "sweep")


def why_no_chart(swept: SweptLevers, text: KpiText) -> str:
    """Return why these levers have no chart, in a clause; nothing where they have one."""
    levers = swept.levers
    if not levers:
        return "no lever is swept"
    if len(levers) < _PLANE:
        return ""
    if text.kpi.better == "neither":
        return f"more of {text.kpi.id!r} is no gain or loss, so that no strategy is the best"
    panels = number_of_panels(levers)
    if len(levers) > _PLANE and panels > MOST_PANELS:
        return (
            f"the levers after the first two have {panels} combinations, and more than"
            f" {MOST_PANELS} maps cannot be read; put the levers with many values first"
        )
    if len(levers) > _PLANE and len(levers[0].values) > MOST_VALUES:
        return (
            f"the first lever has {len(levers[0].values)} values, and a map of more than"
            f" {MOST_VALUES} does not fit beside others; put another lever first"
        )
    return ""


def _figure(swept: SweptLevers, text: KpiText) -> Figure:
    looks = strategy_looks(swept.titles, swept.baseline)
    if len(swept.levers) < _PLANE:
        series = [
            LeverSeries(title, looks[name], [cell.means[name] for cell in swept.cells])
            for name, title in swept.titles.items()
        ]
        ax = lever_line(series, swept.levers[0], text, sampled=swept.sampled)
        return cast("Figure", ax.figure)  # axes that a chart makes itself lie in no subfigure
    by_title = {title: looks[name] for name, title in swept.titles.items()}
    panels: dict[Place, list[Cell]] = {}
    for cell in swept.cells:
        panels.setdefault(cell.place[_PLANE:], []).append(_cell(cell, swept.titles))
    if len(swept.levers) > _PLANE:
        return best_strategy_panels(panels, swept.levers, by_title, text=text)
    across, upwards = swept.levers
    ax = best_strategy(panels[()], (across, upwards), by_title, text=text)
    return cast("Figure", ax.figure)


def _cell(cell: SweptCell, titles: Mapping[str, str]) -> Cell:
    column, row = cell.place[:_PLANE]
    if not cell.best:
        return Cell(column, row, "", is_sure=False, mean=next(iter(cell.means.values())))
    return Cell(column, row, titles[cell.best], is_sure=cell.is_sure, mean=cell.means[cell.best])
