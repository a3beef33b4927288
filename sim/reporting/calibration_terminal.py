"""A calibration as tables for the terminal.

Labels and titles are words of users: they are printed as styled text, never as markup.
"""

from collections.abc import Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text as StyledText

from sim.metrics.calibrated import TargetFit
from sim.metrics.interval import Interval
from sim.reporting import calibration_words as words
from sim.reporting.calibration_text import CalibrationText
from sim.reporting.kpi_text import KpiText
from sim.reporting.number_format import percent
from sim.reporting.terminal import SURE_MARK
from sim.scenario.text import Text

_VERDICT_STYLE = {"met": "green", "undecided": "yellow", "missed": "red"}


def print_calibration(text: CalibrationText, titles: Mapping[str, str], console: Console) -> None:
    """Print what was observed and simulated, what was moved, and what stays open.

    Parameters
    ----------
    text
        The outcome.
    titles
        Titles of the strategies.
    console
        Where to print.
    """
    console.print(targets_table(text, titles))
    console.print(parameters_table(text))
    note = words.NOTE.in_language(text.language).format(
        level=percent(text.outcome.level, language=text.language, decimals=0),
        replications=text.outcome.replications,
    )
    console.print(StyledText(note, style="dim"))
    for sentence in text.sentences():
        console.print(StyledText(sentence, style="bold"))


def targets_table(text: CalibrationText, titles: Mapping[str, str]) -> Table:
    """Return a row a target: observed, before, after, whether it is met.

    Rows are numbered, as the columns of effects in the table of parameters refer to them.
    """
    table = _table(text, words.TARGETS, words.FIGURE)
    for heading in (words.OBSERVED, words.BEFORE, words.AFTER, words.VERDICT):
        table.add_column(heading.in_language(text.language), justify="right")
    for number, target in enumerate(text.outcome.targets, start=1):
        kpi = text.kpi(target)
        verdict = words.VERDICTS[target.verdict].in_language(text.language)
        table.add_row(
            StyledText(f"{number}. {kpi.label} ({kpi.unit}), {titles[target.strategy]}"),
            _observed(kpi, target),
            _interval(kpi, target.before),
            _interval(kpi, target.after),
            StyledText(verdict, style=_VERDICT_STYLE[target.verdict]),
        )
    return table


def parameters_table(text: CalibrationText) -> Table:
    """Return a row a parameter: its range, before, after, what fits as well, its effects.

    An effect is what crossing the whole range does to a target, in points where that is a share; a
    star says that it is more than chance.
    """
    table = _table(text, words.PARAMETERS, words.PARAMETER)
    for heading in (words.RANGE, words.BEFORE, words.AFTER, words.FITS):
        table.add_column(heading.in_language(text.language), justify="right")
    for number, target in enumerate(text.outcome.targets, start=1):
        effect = words.EFFECT.in_language(text.language)
        unit = text.kpi(target).difference_unit
        table.add_column(effect.format(number=number, unit=unit), justify="right")
    for one in text.outcome.parameters:
        effects = zip(text.outcome.targets, one.effects, strict=True)
        table.add_row(
            # as styled text: in plain one rich reads square brackets as commands
            StyledText(text.label_with_unit(one)),
            f"{text.bare(one.low)}-{text.bare(one.high)}",
            text.bare(one.before),
            text.bare(one.after),
            f"{text.bare(one.fits_from)}-{text.bare(one.fits_to)}",
            *(_effect(text.kpi(target), moved) for target, moved in effects),
        )
    return table


def _table(text: CalibrationText, title: Text, first: Text) -> Table:
    table = Table(title=title.in_language(text.language), title_justify="left", title_style="bold")
    table.add_column(first.in_language(text.language))
    return table


def _observed(kpi: KpiText, target: TargetFit) -> str:
    return f"{kpi.amount(target.value)} ± {kpi.amount(target.tolerance)}"


def _interval(kpi: KpiText, interval: Interval) -> str:
    return f"{kpi.amount(interval.mean)} {kpi.half_width(interval)}"


def _effect(kpi: KpiText, effect: Interval) -> str:
    mark = SURE_MARK if effect.excludes_zero else ""
    return f"{kpi.difference(effect)} {kpi.half_width(effect)}{mark}"
