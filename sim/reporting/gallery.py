"""All charts of a comparison, in the order of the report."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim.metrics.comparison import Comparison
from sim.metrics.outcome import Outcome
from sim.reporting.answer import best_other
from sim.reporting.charts.availability_by_unit import availability_by_unit
from sim.reporting.charts.coverage_curve import coverage_curve, has_rounds
from sim.reporting.charts.delivery_times import delivery_times
from sim.reporting.charts.network_map import network_map
from sim.reporting.charts.shock_recovery import has_shocks, shock_recovery
from sim.reporting.charts.stock_over_time import stock_over_time, traced_pairs
from sim.reporting.charts.strategies_compared import strategies_compared
from sim.reporting.charts.time_made_of import time_made_of
from sim.reporting.charts.trade_off import trade_off
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
    """Draw one chart after the other; those that the results have nothing for are left out."""
    compared = strategies_compared(outcome, comparison, language=language)
    yield Drawn("strategies_compared", "strategies_compared", compared)
    if len(data.strategies) > 1:
        figure = new_figure(height_inches=5.2)
        trade_off(data, comparison, language=language, ax=figure.add_subplot())
        yield Drawn("trade_off", "trade_off", figure)
    shown = tuple(dict.fromkeys((data.baseline, best_other(outcome, comparison))))
    yield Drawn(
        "network_map", "network_map", network_map(data, strategies=shown, language=language)
    )
    played = data.strategies.values()
    if all(one.units.size for one in played):
        yield _single(availability_by_unit, data, language)
    if any(one.has_deliveries for one in played):
        yield _single(delivery_times, data, language)
        figure = figure_for(data)
        time_made_of(outcome, language=language, ax=figure.add_subplot())
        yield Drawn("time_made_of", "time_made_of", figure)
    if any(has_rounds(one) for one in played):
        yield _single(coverage_curve, data, language)
    if any(has_shocks(one) for one in played):
        yield _single(shock_recovery, data, language)
    for number, traced in enumerate(traced_pairs(data), start=1):
        stock = stock_over_time(data, traced=traced, language=language)
        yield Drawn(f"stock_over_time_{number}", "stock_over_time", stock)


def figure_for(data: Digest) -> Figure:
    """Return a figure that is high enough for a key or a bar of each strategy."""
    return new_figure(height_inches=max(4.4, _INCHES_A_STRATEGY * len(data.strategies)))


class _Chart(Protocol):
    __name__: str

    def __call__(self, data: Digest, *, language: Language, ax: Axes | None = None) -> Axes: ...


def _single(chart: _Chart, data: Digest, language: Language) -> Drawn:
    figure = figure_for(data)
    chart(data, language=language, ax=figure.add_subplot())
    return Drawn(chart.__name__, chart.__name__, figure)
