"""Figures that have moved in words: which strategy, which measure, by how much, how sure.

Moved means more than chance explains, for all figures together.
"""

from collections.abc import Sequence

from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval
from sim.metrics.moves import Move
from sim.reporting.findings.finding import Finding
from sim.reporting.kpi_text import KpiText
from sim.reporting.number_format import percent
from sim.scenario.text import Language, Text

MOVED = Text(es="cambió", en="moved")
SAME = Text(es="igual", en="not moved")
PAIRED = Text(es="pareadas", en="paired")
UNPAIRED = Text(es="sin parear", en="not paired")
LINE = Text(
    es=(
        "{moved}: {id}: {strategy}: {kpi}: de {before} a {now}{unit}, {difference}"
        " ({level} para las {figures} cifras juntas, {paired})"
    ),
    en=(
        "{moved}: {id}: {strategy}: {kpi}: {before} to {now}{unit}, {difference}"
        " ({level} for all {figures} figures together, {paired})"
    ),
)
COUNTED = Text(
    es=(
        "{moved} de {figures} cifras cambiaron más de lo que explica el azar (95\N{NO-BREAK SPACE}%"
        " para todas juntas; {paired} pareadas por réplica; modelo {before}, ahora {now})"
    ),
    en=(
        "{moved} of {figures} figures have moved beyond chance (95% for all of them together;"
        " {paired} paired by replication; model {before}, now {now})"
    ),
)


def counted(moves: Sequence[Move], models: Sequence[str], *, language: Language) -> str:
    """Return how many of *moves* are more than chance, and how many could be paired.

    Parameters
    ----------
    moves
        All figures that both have.
    models
        Versions of the model then and now: where they differ, figures may well move.
    language
        Of the sentence.
    """
    before, now = models
    return COUNTED.in_language(language).format(
        moved=sum(move.has_moved for move in moves),
        figures=len(moves),
        paired=sum(move.is_paired for move in moves),
        before=before,
        now=now,
    )


def move_finding(move: Move, *, figures: int, language: Language, currency: str) -> Finding:
    """Return what to tell of *move*.

    What has moved counts as not met, whether for the better or the worse: a baseline is to be
    renewed by somebody who saw it.

    Parameters
    ----------
    figures
        How many were compared.
    currency
        Of money, such as MXN.
    """
    text = KpiText(KPIS[move.kpi], language, currency)
    name = f"{move.strategy}.{move.kpi}"
    line = LINE.in_language(language).format(
        moved=(MOVED if move.has_moved else SAME).in_language(language),
        id=name,
        strategy=move.strategy,
        kpi=text.label,
        before=text.value(move.before),
        now=text.value(move.now),
        unit="" if text.unit == "%" else f" {text.unit}",
        difference=_difference(move.difference, text),
        level=percent(0.95, language=language, decimals=0),
        figures=figures,
        paired=(PAIRED if move.is_paired else UNPAIRED).in_language(language),
    )
    return Finding(name, "not met" if move.has_moved else "met", line)


def _difference(difference: Interval, text: KpiText) -> str:
    """Return a difference with digits enough to tell it from zero."""
    written = text.difference(difference), text.half_width(difference)
    scale = 100 if text.kpi.unit == "share" else 1
    if difference.excludes_zero and not any(digit in written[0] for digit in "123456789"):
        written = f"{difference.mean * scale:+.2g}", f"± {difference.half_width * scale:.2g}"
    return " ".join(filter(None, written)) + f" {text.difference_unit}"
