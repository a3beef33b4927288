"""Three or more levers: the map of two, once for each combination of the others."""

from collections.abc import Mapping, Sequence
from itertools import product
from math import ceil

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim.reporting import words
from sim.reporting.charts.best_strategy import CELL_INCHES, Cell, draw_cells, patches
from sim.reporting.charts.lever_line import LeverAxis
from sim.reporting.frame import axis_labels, figure_heading
from sim.reporting.kpi_text import KpiText
from sim.reporting.style import LABEL_SIZE, TICK_SIZE, Look, new_figure, wrap

MOST_PANELS = 12
"""More are a wall, in which nobody finds where the answer changes."""

MOST_VALUES = 12
"""Of the lever across: a panel has to fit the page."""

Place = tuple[int, ...]
"""Which value each of the further levers has."""

_WIDTH_INCHES = 10.0
_LEGEND_INCHES = 1.9
_LEAST_PANEL_INCHES = 1.5
_AROUND_PANEL_INCHES = 0.75
_CHARACTER_INCHES = 0.085
_STAYS_TOGETHER = "\N{NO-BREAK SPACE}"


def number_of_panels(levers: Sequence[LeverAxis]) -> int:
    """Return how many panels these levers take."""
    return len(list(_places(levers)))


def best_strategy_panels(
    panels: Mapping[Place, Sequence[Cell]],
    levers: Sequence[LeverAxis],
    looks: Mapping[str, Look],
    *,
    text: KpiText,
) -> Figure:
    """Draw the best strategy by the first two levers, a panel for each value of the others.

    Parameters
    ----------
    panels
        The combinations of the first two levers, by what the others are.
    levers
        All levers: the first across, the second upwards, the third from panel to panel.
    looks
        How each strategy is drawn, by its title.
    text
        How figures are written.
    """
    across, upwards, *others = levers
    panel_inches = max(_cell_inches(panels, text) * len(across.values), _LEAST_PANEL_INCHES)
    columns = _columns(len(others[0].values), panel_inches)
    rows = ceil(number_of_panels(levers) / columns)
    height = rows * (CELL_INCHES * len(upwards.values) + _AROUND_PANEL_INCHES) + 1.2
    width = columns * panel_inches + _AROUND_PANEL_INCHES + _LEGEND_INCHES
    figure = new_figure(width_inches=max(width, 6.0), height_inches=height)
    grid = figure.subplots(rows, columns, squeeze=False)
    places = list(_places(levers))
    for index, ax in enumerate(grid.flat):
        if index >= len(places):
            ax.set_axis_off()
            continue
        draw_cells(ax, panels.get(places[index], ()), (across, upwards), looks, text=text)
        _name(ax, others, places[index], panel_inches)
        is_lowest, is_first = index + columns >= len(places), index % columns == 0
        axis_labels(
            ax,
            horizontal=across.label if is_lowest else "",
            vertical=upwards.label if is_first else "",
        )
        ax.tick_params(labelleft=is_first)
    named = {
        wrap(title, width_inches=_LEGEND_INCHES, size=LABEL_SIZE): look
        for title, look in looks.items()
    }
    figure.legend(
        handles=patches(named), fontsize=TICK_SIZE, frameon=False, loc="outside right center"
    )
    language = text.language
    figure_heading(
        figure,
        words.BEST_TITLE.in_language(language).format(kpi=text.label),
        words.BEST_NOTE.in_language(language).format(unit=text.unit),
    )
    return figure


def _places(levers: Sequence[LeverAxis]) -> list[Place]:
    """Return what the further levers may be, the first of them changing fastest."""
    each = [range(len(lever.values)) for lever in levers[2:]]
    return [tuple(reversed(place)) for place in product(*reversed(each))]


def _cell_inches(panels: Mapping[Place, Sequence[Cell]], text: KpiText) -> float:
    """Return how wide a combination is: money takes more room than a share."""
    written = [text.amount(cell.mean.mean) for cells in panels.values() for cell in cells]
    return max(CELL_INCHES, _CHARACTER_INCHES * (max(map(len, written), default=0) + 2))


def _columns(values: int, panel_inches: float) -> int:
    """Return how many panels stand side by side: all values of the third lever, where they fit."""
    room = _WIDTH_INCHES - _LEGEND_INCHES - _AROUND_PANEL_INCHES
    return max(min(values, int(room / panel_inches)), 1)


def _name(ax: Axes, others: Sequence[LeverAxis], place: Place, width_inches: float) -> None:
    """Say which panel it is, a line a lever."""
    each = (
        f"{lever.label}: {lever.values[value].replace(' ', _STAYS_TOGETHER)}"
        for lever, value in zip(others, place, strict=True)
    )
    lines = [wrap(one, width_inches=width_inches, size=LABEL_SIZE) for one in each]
    ax.set_title("\n".join(lines), loc="left", fontsize=LABEL_SIZE)
