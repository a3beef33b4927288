"""Two levers and which strategy is best at each combination: where the answer changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from sim.metrics.interval import Interval
from sim.reporting import words
from sim.reporting.charts.lever_line import LeverAxis
from sim.reporting.frame import axis_labels, foot_note, heading
from sim.reporting.kpi_text import KpiText
from sim.reporting.style import NOTE_SIZE, TICK_SIZE, Look, new_figure

CELL_INCHES = 0.55
"""Width and height of a combination: room for a number and a question mark."""


@dataclass(frozen=True)
class Cell:
    """One combination of the two levers."""

    column: int
    """Which value of the lever across."""

    row: int
    """Which value of the lever upwards."""

    best: str
    """Title of the best strategy; empty where no run is there."""

    is_sure: bool
    """Whether it is best beyond chance."""

    mean: Interval
    """Its figure."""


def best_strategy(
    cells: Sequence[Cell],
    levers: tuple[LeverAxis, LeverAxis],
    looks: Mapping[str, Look],
    *,
    text: KpiText,
    ax: Axes | None = None,
) -> Axes:
    """Draw each combination in the colour of its best strategy, pale where chance may decide.

    Parameters
    ----------
    cells
        The combinations.
    levers
        The lever across and the lever upwards.
    looks
        How each strategy is drawn, by its title.
    text
        How figures are written.
    ax
        Where to draw; a new figure where none is given.
    """
    across, upwards = levers
    if ax is None:
        ax = new_figure(height_inches=CELL_INCHES * len(upwards.values) + 2.2).add_subplot()
    draw_cells(ax, cells, levers, looks, text=text)
    axis_labels(ax, horizontal=across.label, vertical=upwards.label)
    ax.legend(
        handles=patches(looks),
        fontsize=TICK_SIZE,
        frameon=False,
        loc="upper left",
        bbox_to_anchor=(1, 1),
    )
    heading(ax, words.BEST_TITLE.in_language(text.language).format(kpi=text.label))
    foot_note(ax, words.BEST_NOTE.in_language(text.language).format(unit=text.unit))
    return ax


def draw_cells(
    ax: Axes,
    cells: Sequence[Cell],
    levers: tuple[LeverAxis, LeverAxis],
    looks: Mapping[str, Look],
    *,
    text: KpiText,
) -> None:
    """Draw the combinations and the values of both levers, without any words around them."""
    across, upwards = levers
    for cell in cells:
        if cell.best:
            _draw(ax, cell, looks[cell.best], text)
    ax.set_xlim(-0.5, len(across.values) - 0.5)
    ax.set_ylim(-0.5, len(upwards.values) - 0.5)
    ax.set_xticks(range(len(across.values)), across.values, fontsize=TICK_SIZE)
    ax.set_yticks(range(len(upwards.values)), upwards.values, fontsize=TICK_SIZE)
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)


def patches(looks: Mapping[str, Look]) -> list[Patch]:
    """Return what a legend of the strategies shows."""
    return [Patch(color=look.colour, label=title) for title, look in looks.items()]


def _draw(ax: Axes, cell: Cell, look: Look, text: KpiText) -> None:
    corner = (cell.column - 0.5, cell.row - 0.5)
    ax.add_patch(
        Rectangle(
            corner,
            1,
            1,
            facecolor=look.colour,
            alpha=0.85 if cell.is_sure else 0.3,
            edgecolor="white",
            linewidth=2,
        )
    )
    ax.annotate(
        f"{text.amount(cell.mean.mean)}{'' if cell.is_sure else ' ?'}",
        xy=(cell.column, cell.row),
        ha="center",
        va="center",
        fontsize=NOTE_SIZE + 1,
        color="white" if cell.is_sure else "black",
    )
