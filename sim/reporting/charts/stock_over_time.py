"""Stock of one product at one facility, day by day, under each strategy, in one simulated run.

It is for understanding a rule: one run, one unit and one product prove nothing.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from sim.policies.replenishment import Replenishment
from sim.policies.replenishment.base_stock import BaseStock
from sim.policies.replenishment.forced_ordering import ForcedOrdering
from sim.policies.replenishment.informed_push import InformedPush
from sim.policies.replenishment.min_max import MinMax
from sim.policies.replenishment.pre_positioning import PrePositioning
from sim.policies.replenishment.pull_by_exception import PullByException
from sim.policies.replenishment.reorder_point import ReorderPoint
from sim.reporting import words
from sim.reporting.digest import Digest, StrategyDigest
from sim.reporting.frame import axis_labels, figure_heading, number_axis
from sim.reporting.style import (
    ALARM_COLOUR,
    LABEL_SIZE,
    NOTE_SIZE,
    QUIET_COLOUR,
    new_figure,
    strategy_looks,
    tidy,
    wrap,
)
from sim.scenario.scenario import Scenario
from sim.scenario.text import Language, Text

SOME = Text(
    es="Se muestran {shown} de {all} estrategias.", en="{shown} of {all} strategies are shown."
)

_MOST_PANELS = 6
_PANEL_INCHES = 1.75
_WIDTH_INCHES = 8.2
_LEVEL_WIDTH_INCHES = 1.3
_MOST_MONTHS = 18


class Traced(NamedTuple):
    """A product at a facility that were followed day by day."""

    facility: str
    """Id of the facility."""

    product: str
    """Id of the product."""


def traced_pairs(data: Digest) -> list[Traced]:
    """Return what was followed under any strategy, in the order of the scenario.

    Nothing where no strategy has a trace, as in results of which replication 0 was not traced.
    """
    trace = data.plan.base.trace
    if not any(played.first.trace.size for played in data.strategies.values()):
        return []
    return [Traced(place, key) for place in trace.facilities for key in trace.products]


def stock_over_time(
    data: Digest, *, traced: Traced, language: Language, first: Sequence[str] = ()
) -> Figure:
    """Draw the stock of one product at one facility, one panel a strategy, on one scale.

    Of many strategies the baseline, those of *first* and then the others are shown, six in all.
    """
    followed = [played for played in data.strategies.values() if played.first.trace.size]
    before = dict.fromkeys((data.baseline, *first, *data.strategies))
    chosen = list(filter({one.id for one in followed}.__contains__, before))[:_MOST_PANELS]
    shown = [played for played in followed if played.id in chosen]
    figure = new_figure(width_inches=_WIDTH_INCHES, height_inches=1.0 + _PANEL_INCHES * len(shown))
    panels = figure.subplots(len(shown), 1, sharex=True, sharey=True, squeeze=False)[:, 0]
    looks = strategy_looks(data.strategies, data.baseline)
    for ax, played in zip(panels, shown, strict=True):
        name = played.strategy.title.in_language(language)
        colour = looks[played.id].colour
        stock_panel(played, traced=traced, name=name, colour=colour, language=language, ax=ax)
    panels[0].set_ylim(bottom=0)
    scenario = data.plan.base
    title = words.STOCK_TITLE.in_language(language).format(
        product=scenario.products[traced.product].name,
        facility=scenario.facilities[traced.facility].name,
    )
    note = words.ONE_RUN.in_language(language)
    if len(shown) < len(followed):
        of_all = SOME.in_language(language).format(shown=len(shown), all=len(followed))
        note = f"{note} {of_all}"
    figure_heading(figure, title, note)
    return figure


def stock_panel(
    played: StrategyDigest,
    *,
    traced: Traced,
    name: str,
    colour: str,
    language: Language,
    ax: Axes,
) -> Axes:
    """Draw the stock of each day, the levels that the policy steers by, and the days without.

    Levels are months of stock times what the facility took for its monthly consumption on that day,
    so that they move with it.
    """
    scenario = played.strategy.scenario
    stock = traced_stock(played, traced)
    days = np.arange(stock.size)
    _shade_days_without(ax, stock)
    ax.step(days, stock, where="post", color=colour, linewidth=1.3)
    _levels(
        ax,
        days,
        played.first.trace_consumption[_cell(played, traced)],
        language=language,
        policy=_policy(scenario, traced),
    )
    ax.axhline(0, color="black", linewidth=1)
    title = words.STOCK_PANEL.in_language(language).format(
        name=name, days=np.count_nonzero(stock == 0)
    )
    title = wrap(title, width_inches=_WIDTH_INCHES, size=LABEL_SIZE)
    ax.set_title(title, loc="left", fontsize=LABEL_SIZE)
    tidy(ax)
    first_day, calendar = round(scenario.run.warm_up), scenario.run.dates()
    dates = [calendar.date(first_day + day) for day in range(stock.size)]
    _month_axis(ax, dates, language)
    number_axis(ax, axis="y")
    axis_labels(ax, horizontal="", vertical=words.STOCK_AXIS.in_language(language))
    return ax


def traced_stock(played: StrategyDigest, traced: Traced) -> NDArray[np.int64]:
    """Return the pieces on hand on each morning measured of replication 0."""
    return played.first.trace[_cell(played, traced)]


def _cell(played: StrategyDigest, traced: Traced) -> tuple[slice, int, int]:
    trace = played.strategy.scenario.trace
    return (
        slice(None),
        trace.facilities.index(traced.facility),
        trace.products.index(traced.product),
    )


def _policy(scenario: Scenario, traced: Traced) -> Replenishment | None:
    """Return the rule that supplies the product there, the first programme that does.

    None without one.
    """
    facility = scenario.facilities[traced.facility]
    group = scenario.products[traced.product].supply_group
    for programme in scenario.replenishment.values():
        if programme.covers(facility) and (not programme.groups or group in programme.groups):
            return programme.policy
    return None


def level_months(policy: Replenishment | None) -> list[tuple[Text, float]]:
    """Return the levels that a policy steers by, in months of stock, each with its name.

    A kit and levels in pieces are none; then one month of use is drawn, to compare.
    """
    match policy:
        case MinMax(min_pieces=None, min_months=least, max_months=most):
            return [(words.STOCK_MIN, least), (words.STOCK_MAX, most)]
        case ForcedOrdering(max_months=most) | InformedPush(max_months=most):
            return [(words.STOCK_MAX, most)]
        case PrePositioning(max_months=most) | BaseStock(months=float() as most):
            return [(words.STOCK_MAX, most)]
        case ReorderPoint(min_months=float() as least):
            return [(words.STOCK_MIN, least)]
        case PullByException(threshold=threshold):
            return [(words.STOCK_THRESHOLD, threshold)]
        case _:
            return [(words.STOCK_MONTH, 1.0)]


def _levels(
    ax: Axes,
    days: NDArray[np.int64],
    monthly_consumption: NDArray[np.float64],
    *,
    language: Language,
    policy: Replenishment | None,
) -> None:
    """Draw and name what *policy* steers by, over the days."""
    for index, (name, months) in enumerate(level_months(policy)):
        level = months * monthly_consumption
        style = ("--", ":")[index % 2]
        label = name.in_language(language).format(months=_months(months, language))
        ax.plot(days, level, color=QUIET_COLOUR, linewidth=1, linestyle=style)
        ax.annotate(
            wrap(label, width_inches=_LEVEL_WIDTH_INCHES, size=NOTE_SIZE),
            xy=(1, float(level[-1])),
            xycoords=("axes fraction", "data"),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=NOTE_SIZE,
            color=QUIET_COLOUR,
        )


def _months(months: float, language: Language) -> str:
    unit = words.MONTH if months == 1 else words.UNITS["months"]
    return f"{months:g}\N{NO-BREAK SPACE}{unit.in_language(language)}"


def _shade_days_without(ax: Axes, stock: NDArray[np.int64]) -> None:
    """Shade each time without stock, its last day included."""
    turns = np.diff(np.concatenate([[0], stock == 0, [0]]).astype(int))
    for start, end in zip(np.flatnonzero(turns == 1), np.flatnonzero(turns == -1), strict=True):
        ax.axvspan(float(start), float(end), color=ALARM_COLOUR, alpha=0.2, linewidth=0)


def _month_axis(ax: Axes, dates: Sequence[date], language: Language) -> None:
    """Name the first of each month or quarter, with the year in January and at the start."""
    firsts = [day for day, on in enumerate(dates) if on.day == 1]
    if len(firsts) > _MOST_MONTHS:
        firsts = [day for day in firsts if dates[day].month % 3 == 1]
    names = [words.MONTHS[language][dates[day].month - 1] for day in firsts]
    with_year = [
        f"{name}\n{dates[day].year}" if day == firsts[0] or dates[day].month == 1 else name
        for day, name in zip(firsts, names, strict=True)
    ]
    ax.set_xticks(firsts, with_year)
    ax.set_xlim(0, len(dates))
