"""The comparison as a table for the terminal.

It is split where the terminal is too narrow for all strategies; nothing is cut off.
"""

from collections.abc import Sequence

from rich.align import Align
from rich.console import Console
from rich.table import Table
from rich.text import Text as StyledText

from sim.metrics.catalogue import KPIS
from sim.metrics.comparison import Comparison
from sim.metrics.interval import Interval
from sim.metrics.outcome import Outcome
from sim.reporting import words
from sim.reporting.additional_cost_text import additional_cost_text
from sim.reporting.answer import answer
from sim.reporting.controls_text import controls_text
from sim.reporting.kpi_text import KpiText
from sim.reporting.number_format import NOT_KNOWN, percent
from sim.reporting.stop_text import stop_text
from sim.scenario.text import Language

SURE_MARK = "*"
"""Beside a difference whose interval excludes zero."""

_NAME_WIDTH = 26
_CELL_WIDTH = 16


def print_comparison(
    outcome: Outcome, comparison: Comparison, *, language: Language, console: Console
) -> None:
    """Print headline KPIs by strategy, in as many tables as the width asks for, and the answer.

    One strategy alone answers nothing: its figures are all that is printed.
    """
    at_once = max((console.width - _NAME_WIDTH) // _CELL_WIDTH, 1)
    console.print(StyledText(outcome.plan.base.title.in_language(language), style="bold"))
    names = list(outcome.strategies)
    for first in range(0, len(names), at_once):
        shown = names[first : first + at_once]
        console.print(comparison_table(outcome, comparison, shown, language=language))
    console.print(StyledText(_caption(outcome, comparison, language), style="dim"))
    if len(names) > 1:
        console.print(StyledText(answer(outcome, comparison, language=language), style="bold"))


def comparison_table(
    outcome: Outcome, comparison: Comparison, strategies: Sequence[str], *, language: Language
) -> Table:
    """Return headline KPIs × strategies: mean, ± half of the interval, difference to the baseline.

    Differences whose simultaneous interval excludes zero are marked, green where better. A figure
    that a strategy does not define is a dash. The last row is the cost of an additional
    prescription, where there is more than one strategy.

    Parameters
    ----------
    outcome, comparison
        What was played, and what it comes to.
    strategies
        Those that are shown, of all that were compared: intervals stay those of all.
    language
        Of the reader.
    """
    table = Table(show_lines=True)
    table.add_column(words.KPI.in_language(language), width=_NAME_WIDTH - 4)
    for name in strategies:
        title = outcome.plan.strategies[name].title.in_language(language)
        is_baseline = name == outcome.baseline and len(outcome.strategies) > 1
        mark = f"\n({words.BASELINE.in_language(language)})" if is_baseline else ""
        heading = StyledText(title + mark, justify="right")
        table.add_column(heading, min_width=_CELL_WIDTH - 3)
    for kpi in comparison.headline:
        text = KpiText(KPIS[kpi], language, outcome.strategies[outcome.baseline].labels.currency)
        cells = [_cell(comparison, name, text) for name in strategies]
        table.add_row(StyledText(f"{text.label} ({text.unit})"), *cells)
    if len(outcome.strategies) > 1:
        label = words.ADDITIONAL_COST.in_language(language)
        cells = [_additional_cost(comparison, name, language) for name in strategies]
        currency = outcome.strategies[outcome.baseline].labels.currency
        table.add_row(StyledText(f"{label} ({currency})"), *cells)
    return table


def _additional_cost(comparison: Comparison, strategy: str, language: Language) -> Align:
    cost = additional_cost_text(comparison.strategies[strategy].additional_cost, language=language)
    return Align.right(StyledText("\n".join(filter(None, cost)), justify="right"))


def _cell(comparison: Comparison, strategy: str, text: KpiText) -> Align:
    """Return mean, ± and difference below each other, digit under digit."""
    compared = comparison.strategies[strategy]
    mean = compared.means[text.kpi.id]
    lines = [(text.amount(mean.mean), " ", ""), (text.half_width(mean), " ", "")]
    difference = compared.differences.get(text.kpi.id)
    if difference is not None:
        sure = SURE_MARK if difference.excludes_zero else " "
        lines.append((text.difference(difference), sure, _style(difference, text)))
    shown = [line for line in lines if line[0] not in ("", NOT_KNOWN)] or [(NOT_KNOWN, " ", "")]
    width = max(len(figure) for figure, _, _ in shown)
    cell = StyledText("\n").join(
        StyledText(figure.rjust(width) + mark, style) for figure, mark, style in shown
    )
    return Align.right(cell)


def _style(difference: Interval, text: KpiText) -> str:
    """Return the colour of a difference; none where it may be chance or neither way is better."""
    if not difference.excludes_zero or text.kpi.better == "neither":
        return ""
    return "green" if (difference.mean > 0) == (text.kpi.better == "higher") else "red"


def _caption(outcome: Outcome, comparison: Comparison, language: Language) -> str:
    note = words.TABLE_NOTE if len(outcome.strategies) > 1 else words.MEAN_NOTE
    caption = note.in_language(language).format(
        level=percent(comparison.family_level, language=language, decimals=0),
        replications=outcome.replications,
        mark=SURE_MARK,
    )
    return " ".join(
        filter(None, (caption, stop_text(outcome, language), controls_text(outcome, language)))
    )
