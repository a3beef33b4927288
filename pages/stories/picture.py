"""The stock of one unit over the year: what is there every morning, and when it comes."""

from collections.abc import Sequence

import matplotlib.dates as mdates
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from pages.stories.dates import Written
from pages.stories.told import Told
from pages.stories.unit_year import Order
from sim.reporting.frame import figure_heading, number_axis
from sim.reporting.style import (
    ALARM_COLOUR,
    BASELINE_COLOUR,
    LABEL_SIZE,
    STRATEGY_COLOURS,
    new_figure,
    tidy,
)
from sim.scenario.text import Language, Text

_TITLE = Text(
    es="Existencias de tres claves en {unit}, {year}",
    en="Stock of three keys at {unit}, {year}",
)
_NOTE = Text(
    es=(
        "Piezas al abrir, cada mañana de una corrida simulada. Líneas punteadas: llega el camión."
        " Rojo: el estante está vacío."
    ),
    en=(
        "Pieces at opening, every morning of one simulated run. Dotted lines: the truck comes. Red:"
        " the shelf is empty."
    ),
)
_PIECES = Text(es="piezas", en="pieces")
_ROW_INCHES = 1.75


def stock_picture(
    told: Told, facility: str, orders: Sequence[Order], *, language: Language
) -> Figure:
    """Draw one row a traced product."""
    trace = told.scenario.trace
    stock = told.records.trace[:, trace.facilities.index(facility)].T
    names = [told.scenario.products[key].name for key in trace.products]
    figure = new_figure(width_inches=8.6, height_inches=_ROW_INCHES * len(names) + 1.1)
    axes = figure.subplots(len(names), 1, sharex=True, squeeze=False)[:, 0]
    first = told.moment(told.records.first_day)
    days = mdates.date2num(first) + np.arange(stock.shape[1])  # type: ignore[no-untyped-call]  # Matplotlib's own
    for ax, name, pieces in zip(axes, names, stock, strict=True):
        _product(ax, days, pieces, name=name)
        for order in orders:
            ax.axvline(
                mdates.date2num(order.received),  # type: ignore[no-untyped-call]  # the same
                color=BASELINE_COLOUR,
                linewidth=0.8,
                linestyle=":",
            )
        ax.set_ylabel(_PIECES.in_language(language), fontsize=LABEL_SIZE)
    _months(axes[-1], days, language)
    unit = told.labels.facility_names[told.labels.facilities.index(facility)]
    title = _TITLE.in_language(language).format(unit=unit, year=first.year)
    figure_heading(figure, title, _NOTE.in_language(language))
    return figure


def _product(ax: Axes, days: NDArray[np.float64], pieces: NDArray[np.int64], *, name: str) -> None:
    ax.step(days, pieces, where="post", color=STRATEGY_COLOURS[0], linewidth=1.4)
    ax.fill_between(
        days,
        0,
        1,
        where=pieces == 0,
        transform=ax.get_xaxis_transform(),
        color=ALARM_COLOUR,
        alpha=0.18,
        linewidth=0,
        step="post",
    )
    ax.set_ylim(bottom=0)
    ax.set_title(name, loc="left", fontsize=LABEL_SIZE)
    tidy(ax)
    number_axis(ax, axis="y")


def _months(ax: Axes, days: NDArray[np.float64], language: Language) -> None:
    """Write the first letters of each month under its first day."""
    write = Written(language)
    dates = [mdates.num2date(day) for day in days]  # type: ignore[no-untyped-call]  # the same
    firsts = [(day, moment) for day, moment in zip(days, dates, strict=True) if moment.day == 1]
    ax.set_xticks([day for day, _ in firsts], [write.month(moment)[:3] for _, moment in firsts])
    ax.set_xlim(days[0], days[-1] + 1)
