"""What the answer depends on: which values change which of two strategies is better."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from sim.reporting.charts.sensitivity import Contrast, SensitivityPoint
from sim.reporting.kpi_text import KpiText
from sim.reporting.number_format import number, percent
from sim.reporting.quotes import quoted
from sim.reporting.swept.part import HIGH, LOW, Part, scale_of
from sim.reporting.table import Table, TableColumn, Value
from sim.scenario.text import Language, Text

TITLE = Text(es="De qué depende la respuesta", en="What the answer depends on")
NOTE = Text(
    es="{kpi}: «{alternative}» menos «{baseline}», diferencia pareada con su intervalo de {level};"
    " un parámetro a la vez, lo demás como en el escenario.",
    en="{kpi}: “{alternative}” minus “{baseline}”, paired difference with its {level} interval; one"
    " parameter at a time, all else as in the scenario.",
)
ALT = Text(
    es="Un punto por valor jugado con el intervalo de la diferencia entre las dos estrategias,"
    " agrupados por parámetro; arriba, el que más la mueve.",
    en="A dot a value played with the interval of the difference between the two strategies,"
    " grouped by parameter; on top the one that moves it most.",
)
WINS = Text(
    es="{kpi}: gana «{alternative}» en {wins} de {all} casos jugados ({sure_wins} más allá del"
    " azar) y «{baseline}» en {losses} ({sure_losses} más allá del azar).",
    en="{kpi}: “{alternative}” wins in {wins} of {all} cases played ({sure_wins} beyond chance) and"
    " “{baseline}” in {losses} ({sure_losses} beyond chance).",
)
MOST = Text(
    es="Lo que más mueve la diferencia: {parameter}, de {low} a {high} {unit}.",
    en="What moves the difference most: {parameter}, from {low} to {high} {unit}.",
)
TURNS = Text(
    es="Según su valor cambia quién gana: {parameters}.",
    en="Its value changes which one wins: {parameters}.",
)
NO_TURN = Text(
    es="Ningún valor jugado cambia quién gana.", en="No value played changes which one wins."
)

PARAMETER = Text(es="Parámetro", en="Parameter")
VALUE = Text(es="Valor", en="Value")
AS_IT_IS = Text(es="Como en el escenario", en="As in the scenario")
DIFFERENCE = Text(es="Diferencia", en="Difference")
YES = Text(es="sí", en="yes")


def tornado(
    points: Sequence[SensitivityPoint],
    contrast: Contrast,
    *,
    language: Language,
    chart: Path | None,
) -> Part:
    """Return which strategy wins at how many of the *points*, and what moves that most."""
    text = KpiText(contrast.kpi, language, contrast.currency)
    level = percent(points[0].difference.level, language=language, decimals=0)
    note = NOTE.in_language(language).format(
        kpi=text.label,
        alternative=contrast.alternative,
        baseline=contrast.baseline,
        level=level,
    )
    table = Table(
        "sensitivity",
        sheet="",
        title=TITLE.in_language(language),
        note=note,
        columns=_columns(text),
        rows=[_row(point, text) for point in points],
    )
    sentence = " ".join(_sentences(points, contrast, text))
    return Part(sentence, table, chart, ALT.in_language(language))


def _columns(text: KpiText) -> tuple[TableColumn, ...]:
    unit = Text(es=text.difference_unit, en=text.difference_unit)
    return (
        TableColumn("parameter", PARAMETER),
        TableColumn("value", VALUE),
        TableColumn("is_base", AS_IT_IS, "code"),
        TableColumn("difference", DIFFERENCE, "number", unit, 2),
        TableColumn("low", LOW, "number", decimals=2),
        TableColumn("high", HIGH, "number", decimals=2),
    )


def _row(point: SensitivityPoint, text: KpiText) -> tuple[Value, ...]:
    difference = point.difference.times(scale_of(text))
    return (
        point.parameter.in_language(text.language),
        point.value.in_language(text.language),
        YES.in_language(text.language) if point.is_base else "",
        difference.mean,
        difference.low,
        difference.high,
    )


def _sentences(
    points: Sequence[SensitivityPoint], contrast: Contrast, text: KpiText
) -> Iterator[str]:
    if contrast.kpi.better != "neither":
        yield _winners(points, contrast, text)
    by_parameter = [
        (name, [scale_of(text) * point.difference.mean for point in same])
        for name, same in groupby(points, lambda one: one.parameter.in_language(text.language))
    ]
    widest, means = max(by_parameter, key=lambda one: max(one[1]) - min(one[1]))
    yield MOST.in_language(text.language).format(
        parameter=quoted(widest, text.language),
        low=number(min(means), decimals=1),
        high=number(max(means), decimals=1),
        unit=text.difference_unit,
    )
    if contrast.kpi.better != "neither":
        turning = [
            quoted(name, text.language)
            for name, means in by_parameter
            if min(means) < 0 < max(means)
        ]
        turns = TURNS.in_language(text.language).format(parameters=", ".join(turning))
        yield turns if turning else NO_TURN.in_language(text.language)


def _winners(points: Sequence[SensitivityPoint], contrast: Contrast, text: KpiText) -> str:
    sign = -1 if contrast.kpi.better == "lower" else 1
    won = [one.difference for one in points if sign * one.difference.mean > 0]
    lost = [one.difference for one in points if sign * one.difference.mean < 0]
    return WINS.in_language(text.language).format(
        kpi=text.label,
        alternative=contrast.alternative,
        baseline=contrast.baseline,
        all=len(points),
        wins=len(won),
        sure_wins=sum(one.excludes_zero for one in won),
        losses=len(lost),
        sure_losses=sum(one.excludes_zero for one in lost),
    )
