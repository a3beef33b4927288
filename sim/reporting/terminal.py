"""The comparison as a table for the terminal."""

import math
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text as StyledText

from sim.metrics.catalogue import HEADLINE, KPIS
from sim.metrics.comparison import Comparison
from sim.metrics.interval import Interval
from sim.metrics.outcome import Outcome
from sim.reporting import words
from sim.reporting.answer import answer
from sim.reporting.kpi_text import KpiText
from sim.reporting.number_format import percent
from sim.scenario.text import Language

SURE_MARK = "*"
"""Beside a difference whose interval excludes zero."""


_NAME_WIDTH = 26
_CELL_WIDTH = 16


def print_comparison(
    outcome: Outcome, comparison: Comparison, *, language: Language, console: Console
) -> None:
    """Print headline KPIs by strategy, in as many tables as the width asks for, and the answer."""
    at_once = max((console.width - _NAME_WIDTH) // _CELL_WIDTH, 1)
    console.print(StyledText(outcome.plan.base.title.in_language(language), style="bold"))
    names = list(outcome.strategies)
    for first in range(0, len(names), at_once):
        shown = names[first : first + at_once]
        console.print(comparison_table(outcome, comparison, shown, language=language))
    console.print(StyledText(_caption(outcome, comparison, language), style="dim"))
    console.print(StyledText(answer(outcome, comparison, language=language), style="bold"))


def comparison_table(
    outcome: Outcome, comparison: Comparison, strategies: Sequence[str], *, language: Language
) -> Table:
    """Return headline KPIs × strategies: mean, ± half of the interval, difference to the baseline.

    Differences whose simultaneous interval excludes zero are marked, green where better.
    """
    table = Table(show_lines=True)
    table.add_column(words.KPI.in_language(language), width=_NAME_WIDTH - 4)
    for name in strategies:
        title = outcome.plan.strategies[name].title.in_language(language)
        mark = f"\n({words.BASELINE.in_language(language)})" if name == outcome.baseline else ""
        table.add_column(StyledText(title + mark), justify="right", min_width=_CELL_WIDTH - 3)
    for kpi in HEADLINE:
        text = KpiText(KPIS[kpi], language, outcome.strategies[outcome.baseline].labels.currency)
        cells = [_cell(comparison, name, text) for name in strategies]
        table.add_row(StyledText(f"{text.label} ({text.unit})"), *cells)
    return table


def _cell(comparison: Comparison, strategy: str, text: KpiText) -> StyledText:
    compared = comparison.strategies[strategy]
    mean = compared.means[text.kpi.id]
    cell = StyledText(f"{text.value(mean.mean)}\n{text.half_width(mean)}".strip())
    difference = compared.differences.get(text.kpi.id)
    if difference is not None and not math.isnan(difference.mean):
        cell.append(f"\n{text.difference(difference)}", style=_style(difference, text))
        cell.append(SURE_MARK if difference.excludes_zero else "")
    return cell


def _style(difference: Interval, text: KpiText) -> str:
    if not difference.excludes_zero or text.kpi.better == "neither":
        return ""
    return "green" if (difference.mean > 0) == (text.kpi.better == "higher") else "red"


def _caption(outcome: Outcome, comparison: Comparison, language: Language) -> str:
    return words.TABLE_NOTE.in_language(language).format(
        level=percent(comparison.family_level, language=language, decimals=0),
        replications=outcome.replications,
        mark=SURE_MARK,
    )
