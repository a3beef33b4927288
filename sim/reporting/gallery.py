"""All charts of a comparison, in the order of the report.

It decides which of them results have something for; what a chart looks like is its own business.
"""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim.metrics.comparison import Comparison
from sim.metrics.outcome import Outcome
from sim.reporting.answer import best_other
from sim.reporting.charts.availability_by_unit import availability_by_unit
from sim.reporting.charts.cost_stack import cost_stack
from sim.reporting.charts.coverage_curve import coverage_curve, has_rounds
from sim.reporting.charts.delivery_times import delivery_times
from sim.reporting.charts.network_map import network_map
from sim.reporting.charts.shock_recovery import has_shocks, shock_recovery
from sim.reporting.charts.stock_bands import has_bands, stock_bands
from sim.reporting.charts.stock_over_time import stock_over_time, traced_pairs
from sim.reporting.charts.strategies_compared import strategies_compared
from sim.reporting.charts.time_made_of import time_made_of
from sim.reporting.charts.trade_off import trade_off
from sim.reporting.charts.unit_product import has_cells, unit_product
from sim.reporting.charts.vehicles_at_work import has_passages, vehicles_at_work
from sim.reporting.digest import Digest
from sim.reporting.style import new_figure
from sim.scenario.text import Language

_INCHES_A_STRATEGY = 0.55


class Drawn(NamedTuple):
    """A chart with its name."""

    name: str
    """Of its files."""

    kind: str
    """Of `report_words.CHARTS`."""

    figure: Figure
    """The chart."""


def gallery(
    outcome: Outcome, comparison: Comparison, data: Digest, *, language: Language
) -> Iterator[Drawn]:
    """Draw one chart after the other; those that the results have nothing for are left out.

    One is drawn when asked for, so that each can be saved and let go before the next: figures are
    large. Draw within `drawing`, or a dollar sign in a title is read as a formula.
    """
    best = best_other(outcome, comparison)
    yield from _answer(outcome, comparison, data, language)
    yield from _places(data, best, language)
    if any(one.has_deliveries for one in data.strategies.values()):
        yield _single(delivery_times, data, language)
        figure = figure_for(data)
        time_made_of(outcome, language=language, ax=figure.add_subplot())
        yield Drawn("time_made_of", "time_made_of", figure)
    yield from _rounds(data, best, language)
    if any(has_shocks(one) for one in data.strategies.values()):
        yield _single(shock_recovery, data, language)
    for number, traced in enumerate(traced_pairs(data), start=1):
        stock = stock_over_time(data, traced=traced, language=language, first=(best,))
        yield Drawn(f"stock_over_time_{number}", "stock_over_time", stock)


def _answer(
    outcome: Outcome, comparison: Comparison, data: Digest, language: Language
) -> Iterator[Drawn]:
    """Draw what is filled and what it costs."""
    compared = strategies_compared(outcome, comparison, language=language)
    yield Drawn("strategies_compared", "strategies_compared", compared)
    if len(data.strategies) > 1:
        figure = new_figure(height_inches=5.2)
        trade_off(data, comparison, language=language, ax=figure.add_subplot())
        yield Drawn("trade_off", "trade_off", figure)
    if any(one.first.trips.size for one in data.strategies.values()):
        yield _single(cost_stack, data, language)


def _places(data: Digest, best: str, language: Language) -> Iterator[Drawn]:
    """Draw where it is short, and of what."""
    # one map where the best other one is the baseline itself
    shown = tuple(dict.fromkeys((data.baseline, best)))
    yield Drawn(
        "network_map", "network_map", network_map(data, strategies=shown, language=language)
    )
    if all(one.units.size for one in data.strategies.values()):
        yield _single(availability_by_unit, data, language)
    if has_bands(data):
        yield Drawn("stock_bands", "stock_bands", stock_bands(data, language=language))
    if has_cells(data.strategies[best]):
        figure = new_figure(width_inches=8.6, height_inches=8.2)
        unit_product(data, strategy=best, language=language, ax=figure.add_subplot())
        yield Drawn("unit_product", "unit_product", figure)


def _rounds(data: Digest, best: str, language: Language) -> Iterator[Drawn]:
    """Draw how far rounds come, and what the vehicles do meanwhile."""
    if any(has_rounds(one) for one in data.strategies.values()):
        yield _single(coverage_curve, data, language)
    if has_passages(data.strategies[best]):
        figure = new_figure(width_inches=9.0, height_inches=5.4)
        vehicles_at_work(data, strategy=best, language=language, ax=figure.add_subplot())
        yield Drawn("vehicles_at_work", "vehicles_at_work", figure)


def figure_for(data: Digest) -> Figure:
    """Return a figure that is high enough for a key or a bar of each strategy.

    Names stand beside each other's lines: a dozen strategies need more than the usual height.
    """
    return new_figure(height_inches=max(4.4, _INCHES_A_STRATEGY * len(data.strategies)))


class _Chart(Protocol):
    __name__: str

    def __call__(self, data: Digest, *, language: Language, ax: Axes | None = None) -> Axes: ...


def _single(chart: _Chart, data: Digest, language: Language) -> Drawn:
    """Draw a chart that lies in one pair of axes, under the name of its function."""
    figure = figure_for(data)
    chart(data, language=language, ax=figure.add_subplot())
    return Drawn(chart.__name__, chart.__name__, figure)
