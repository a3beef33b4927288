"""A calibration in words: amounts, trade-offs, what is missed and what stays open.

The terminal and the chart write amounts through it, so that both say the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sim.metrics.calibrated import Calibrated, ParameterFit, TargetFit
from sim.metrics.catalogue import KPIS
from sim.reporting import calibration_words as words
from sim.reporting.kpi_text import KpiText
from sim.reporting.number_format import number
from sim.scenario.text import Language, Text

_DIGITS = 3


@dataclass(frozen=True)
class CalibrationText:
    """How to write the outcome of a calibration."""

    outcome: Calibrated
    """What was found."""

    language: Language
    """Of the reader."""

    currency: str
    """Of money, such as MXN."""

    def kpi(self, target: TargetFit) -> KpiText:
        """Return how to write the figures of *target*: its value, its unit, its difference."""
        return KpiText(KPIS[target.kpi], self.language, self.currency)

    def amount(self, parameter: ParameterFit, value: float, *, signed: bool = False) -> str:
        """Return a value of *parameter* with its unit.

        With *signed*, a move, with a plus where it is one.
        """
        sign = "+" if signed and value > 0 else ""
        written = self.bare(value)
        unit = self._unit(parameter, words.ONE if written == "1" else words.UNITS)
        return f"{sign}{written} {unit}".rstrip()

    def bare(self, value: float) -> str:
        """Return a value with three digits that count, and no zeros behind them.

        What is large has them, too: 123,456 is written 123,000.
        """
        rounded = float(f"{value:.{_DIGITS}g}")
        return number(rounded, decimals=len(f"{rounded:.10f}".rstrip("0").partition(".")[2]))

    def label(self, parameter: ParameterFit) -> str:
        """Return what planners call *parameter*."""
        return parameter.label.in_language(self.language)

    def label_with_unit(self, parameter: ParameterFit) -> str:
        """Return what planners call *parameter*, and the unit of its values."""
        unit = self._unit(parameter, words.UNITS)
        return f"{self.label(parameter)} ({unit})" if unit else self.label(parameter)

    def sentences(self) -> Iterator[str]:
        """Give what is missed, what can be traded and what no figure sees.

        In this order: a sentence a missed target, one a trade-off, one for all that is not seen;
        nothing where all is met and determined.
        """
        for target in self.outcome.targets:
            if target.verdict == "missed":
                yield self._missed(target)
        for trade in self.outcome.trade_offs:
            named = {one.name: one for one in self.outcome.parameters}
            moves = "; ".join(
                f"{self.label(named[name])} {self.amount(named[name], move, signed=True)}"
                for name, move in trade.moves.items()
            )
            yield words.TRADED.in_language(self.language).format(moves=moves)
        unseen = [one for one in self.outcome.parameters if one.knowledge == "unseen"]
        if unseen:
            yield words.UNSEEN.in_language(self.language).format(names=self._names(unseen))

    def _missed(self, target: TargetFit) -> str:
        text = self.kpi(target)
        ended = [one for one in self.outcome.parameters if one.at_limit]
        limits = words.AT_LIMITS.in_language(self.language).format(names=self._names(ended))
        return words.MISSED.in_language(self.language).format(
            kpi=text.label,
            after=text.value(target.after.mean),
            value=text.value(target.value),
            limits=limits if ended else "",
        )

    def _unit(self, parameter: ParameterFit, units: Mapping[str, Text]) -> str:
        unit = units.get(parameter.unit)
        return unit.in_language(self.language) if unit else parameter.unit

    def _names(self, parameters: Sequence[ParameterFit]) -> str:
        return ", ".join(map(self.label, parameters))
