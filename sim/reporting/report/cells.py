"""A figure as tables of the report show it: mean, half-width, paired difference.

The tone is a class of the style sheet; a mark says the same to those who see no colours.
"""

import math
from typing import NamedTuple

from sim.metrics.catalogue import KPIS
from sim.metrics.comparison import Comparison
from sim.metrics.interval import Interval
from sim.reporting.kpi_text import KpiText
from sim.reporting.terminal import SURE_MARK
from sim.scenario.text import Language


class Cell(NamedTuple):
    """One figure of one strategy."""

    value: str
    """Its mean."""

    half_width: str
    """Of its interval."""

    difference: str
    """The paired difference to the baseline, empty for the baseline."""

    tone: str
    """``better`` or ``worse`` where that is sure, else empty."""


def kpi_cell(comparison: Comparison, strategy: str, text: KpiText) -> Cell:
    """Return a KPI of a strategy, with its difference to the baseline where it is another one."""
    compared = comparison.strategies[strategy]
    return shown(compared.means[text.kpi.id], compared.differences.get(text.kpi.id), text)


def shown(mean: Interval, difference: Interval | None, text: KpiText) -> Cell:
    """Return a mean and its difference as *text* writes figures of its kind.

    No difference, or one that is not defined, leaves its part empty.
    """
    if difference is None or math.isnan(difference.mean):
        return Cell(text.value(mean.mean), text.half_width(mean), "", "")
    mark = SURE_MARK if difference.excludes_zero else ""
    written = f"{text.difference(difference)} {text.half_width(difference)}{mark}"
    return Cell(text.value(mean.mean), text.half_width(mean), written, tone(difference, text))


def tone(difference: Interval, text: KpiText) -> str:
    """Return whether a difference is surely for the better or the worse.

    Empty where it is neither.
    """
    if not difference.excludes_zero or text.kpi.better == "neither":
        return ""
    return "better" if (difference.mean > 0) == (text.kpi.better == "higher") else "worse"


def filled_text(language: Language) -> KpiText:
    """Return how shares of prescriptions filled are written."""
    return KpiText(KPIS["prescriptions_filled"], language, "")
