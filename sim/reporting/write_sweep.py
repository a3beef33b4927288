"""The chart of a sweep on disk: a line for one lever, a map for two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sim.metrics.interval import Interval
from sim.reporting.charts.best_strategy import Cell, best_strategy
from sim.reporting.charts.lever_line import LeverAxis, LeverSeries, lever_line
from sim.reporting.kpi_text import KpiText
from sim.reporting.style import drawing, save, strategy_looks

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MOST_LEVERS = 2


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
    """Write the chart as SVG and PNG into *folder*; none of more than two levers."""
    if not 1 <= len(swept.levers) <= _MOST_LEVERS or (
        len(swept.levers) == _MOST_LEVERS and text.kpi.better == "neither"
    ):
        return []
    looks = strategy_looks(swept.titles, swept.baseline)
    with drawing():
        if len(swept.levers) == 1:
            series = [
                LeverSeries(title, looks[name], [cell.means[name] for cell in swept.cells])
                for name, title in swept.titles.items()
            ]
            ax = lever_line(series, swept.levers[0], text, sampled=swept.sampled)
        else:
            cells = [_cell(cell, swept.titles) for cell in swept.cells]
            by_title = {title: looks[name] for name, title in swept.titles.items()}
            across, upwards = swept.levers
            ax = best_strategy(cells, (across, upwards), by_title, text=text)
        figure = cast("Figure", ax.figure)  # axes that a chart makes itself lie in no subfigure
        return save(figure, folder / "charts", "sweep")


def _cell(cell: SweptCell, titles: Mapping[str, str]) -> Cell:
    column, row = cell.place
    if not cell.best:
        return Cell(column, row, "", is_sure=False, mean=next(iter(cell.means.values())))
    return Cell(column, row, titles[cell.best], is_sure=cell.is_sure, mean=cell.means[cell.best])
