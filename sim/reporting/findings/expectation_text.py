"""What was expected and what came out, in one line a check.

A line says which strategy, which figure with its interval and how sure that is, what was expected,
and by how much it is met or missed.
"""

from math import isnan

from sim.metrics.judgement import Check, Decision, Judgement
from sim.reporting.findings.finding import Finding
from sim.reporting.kpi_text import KpiText
from sim.reporting.number_format import number, percent
from sim.scenario.text import Language, Text

DECISIONS: dict[Decision, Text] = {
    "met": Text(es="se cumple", en="met"),
    "not met": Text(es="no se cumple", en="not met"),
    "not decided": Text(es="sin decidir", en="not decided"),
    "not played": Text(es="no se jugó", en="not played"),
}
VALUES = {
    "replications": Text(es="réplicas", en="replications"),
    "samples": Text(es="muestras", en="samples"),
}
LINE = Text(
    es=(
        "{decision}: {id}: {who}: {kpi}: {value} ({level}, {count} {values}); se espera"
        " «{that}»: {gap}"
    ),
    en=(
        "{decision}: {id}: {who}: {kpi}: {value} ({level}, {count} {values}); expected"
        " “{that}”: {gap}"
    ),
)
NOT_PLAYED = Text(
    es="{decision}: {id}: faltan las estrategias de «{that}»",
    en="{decision}: {id}: the strategies of “{that}” are not there",
)
AT = Text(es="{who} en {point}", en="{who} at {point}")
TOGETHER = Text(es="{level} para las {checks} juntas", en="{level} for all {checks} together")
ALIKE = Text(es="; así {alike} de {checks}", en="; so {alike} of {checks}")
TO_SPARE = Text(es="con {gap} de margen", en="{gap} to spare")
OFF = Text(es="a {gap} de cumplirse", en="{gap} off")
WOULD_DECIDE = Text(
    es="faltan {values}, con unas {needed} se decidiría",
    en="more {values} needed, about {needed} would decide",
)
TOO_NEAR = Text(
    es="tan cerca del límite que ningún número de {values} lo decidirá",
    en="so near the bound that no number of {values} will decide",
)
TOO_FEW = Text(es="hacen falta dos {values} por lo menos", en="at least two {values} are needed")
NOT_DEFINED = Text(
    es="esa cifra no existe en este escenario", en="this scenario does not define that figure"
)


def expectation_finding(
    judgement: Judgement, *, language: Language, currency: str, values: str = "replications"
) -> Finding:
    """Return what to tell of *judgement*.

    Parameters
    ----------
    currency
        Of money, such as MXN.
    values
        What means are over: `replications`, or `samples` of a sweep.
    """
    words = _Words(
        judgement, language, currency=currency, values=VALUES[values].in_language(language)
    )
    expectation = judgement.expectation
    several = len(judgement.checks) > 1
    telling = judgement.telling
    return Finding(
        id=expectation.id,
        decision=judgement.decision,
        line=words.not_played() if telling is None else words.line(telling) + words.alike(),
        details=tuple(map(words.line, judgement.checks)) if several else (),
        mark=expectation.mark,
    )


class _Words:
    """Writes the checks of one judgement."""

    def __init__(
        self, judgement: Judgement, language: Language, *, currency: str, values: str
    ) -> None:
        self._expectation = judgement.expectation
        self._alike = judgement.alike
        self._checks = len(judgement.checks)
        self._language = language
        self._text = KpiText(self._expectation.kpi, language, currency)
        self._values = values

    def line(self, check: Check) -> str:
        return self._in(LINE).format(
            decision=self._decision(check.decision),
            id=self._expectation.id,
            who=self._who(check),
            kpi=self._text.label,
            value=self._value(check),
            level=self._level(),
            count=check.values,
            values=self._values,
            that=self._expectation.text,
            gap=self._gap(check),
        )

    def not_played(self) -> str:
        return self._in(NOT_PLAYED).format(
            decision=self._decision("not played"),
            id=self._expectation.id,
            that=self._expectation.text,
        )

    def alike(self) -> str:
        if self._checks == 1:
            return ""
        return self._in(ALIKE).format(alike=self._alike, checks=self._checks)

    def _in(self, text: Text) -> str:
        return text.in_language(self._language)

    def _decision(self, decision: Decision) -> str:
        return self._in(DECISIONS[decision])

    def _who(self, check: Check) -> str:
        minus = self._expectation.minus
        who = f"{check.strategy} − {minus}" if minus else check.strategy
        return self._in(AT).format(who=who, point=check.point) if check.point else who

    def _value(self, check: Check) -> str:
        text, interval = self._text, check.interval
        if isnan(interval.mean):
            return text.value(interval.mean)
        written, unit = text.value(interval.mean), text.unit
        if self._expectation.minus:
            written, unit = text.difference(interval), text.difference_unit
        unit = "" if unit == "%" else f" {unit}"
        return f"{written} {text.half_width(interval)}".rstrip() + unit

    def _level(self) -> str:
        level = percent(self._expectation.level, language=self._language, decimals=0)
        if self._checks == 1:
            return level
        return self._in(TOGETHER).format(level=level, checks=self._checks)

    def _gap(self, check: Check) -> str:
        if check.decision == "not decided":
            return self._needed(check)
        gap = f"{self._distance(abs(check.margin))} {self._text.difference_unit}"
        return self._in(TO_SPARE if check.decision == "met" else OFF).format(gap=gap)

    def _distance(self, margin: float) -> str:
        """Return *margin* with one digit at least that is not zero, if it has any."""
        written = self._text.amount(margin)
        if margin and not any(digit in written for digit in "123456789"):
            return f"{margin * (100 if self._text.kpi.unit == 'share' else 1):.1g}"
        return written

    def _needed(self, check: Check) -> str:
        if check.needed is not None:
            text = self._in(WOULD_DECIDE)
            return text.format(needed=number(check.needed), values=self._values)
        reasons = {0: NOT_DEFINED, 1: TOO_FEW}
        return self._in(reasons.get(check.values, TOO_NEAR)).format(values=self._values)
