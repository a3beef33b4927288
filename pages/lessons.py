"""Sentences on what one strategy does differently from another, as sure as the results allow."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pages.measures import MEASURES
from pages.strategy_text import Lesson, StrategyText
from sim.metrics.comparison import bonferroni, kpi_values
from sim.metrics.interval import mean_interval, paired_difference
from sim.metrics.outcome import Outcome
from sim.scenario.text import Language, Text

_APART = Text(
    es="**{lesson}** {name}: {here} frente a {there} con «{against}»; diferencia {difference}.",
    en="**{lesson}** {name}: {here} against {there} with “{against}”; difference {difference}.",
)
_NOT_APART = Text(
    es=(
        "No se distingue de «{against}» en {name}: {here} frente a {there};"
        " diferencia {difference}."
    ),
    en=(
        "It cannot be told apart from “{against}” in {name}: {here} against {there};"
        " difference {difference}."
    ),
)


class Learnt(NamedTuple):
    """A lesson in words."""

    sentence: str
    """With its figures."""

    stands_out: bool
    """Whether it belongs to the top of the page: marked so, and told apart."""


def learnt(
    outcome: Outcome, texts: Mapping[str, StrategyText], *, level: float, language: Language
) -> dict[str, list[Learnt]]:
    """Return the lessons of each strategy; their intervals hold together at *level*.

    A lesson about a strategy that was not played is left out.
    """
    found = {name: _played(outcome, texts, name) for name in outcome.strategies}
    each = bonferroni(level, sum(len(lessons) for lessons in found.values()))
    return {
        name: [_said(outcome, name, lesson, level=each, language=language) for lesson in lessons]
        for name, lessons in found.items()
    }


def _played(outcome: Outcome, texts: Mapping[str, StrategyText], name: str) -> list[Lesson]:
    lessons: Iterable[Lesson] = texts[name].lessons if name in texts else ()
    return [lesson for lesson in lessons if lesson.against in outcome.strategies]


def _said(
    outcome: Outcome, strategy: str, lesson: Lesson, *, level: float, language: Language
) -> Learnt:
    measure, days = MEASURES[lesson.kpi], outcome.plan.base.run.horizon
    here, there = (
        kpi_values(outcome.strategies[name], lesson.kpi) for name in (strategy, lesson.against)
    )
    difference = paired_difference(there, here, level)
    words = lesson.higher if difference.mean > 0 else lesson.lower
    name = measure.name.in_language(language)
    is_apart = difference.excludes_zero
    sentence = (
        (_APART if is_apart else _NOT_APART)
        .in_language(language)
        .format(
            lesson=words.in_language(language),
            name=name[0].upper() + name[1:] if is_apart else name,
            here=measure.with_unit(measure.scaled(mean_interval(here), days).mean, language),
            there=measure.plain(measure.scaled(mean_interval(there), days).mean),
            against=outcome.plan.strategies[lesson.against].title.in_language(language),
            difference=measure.difference(measure.scaled(difference, days), language),
        )
    )
    return Learnt(sentence, stands_out=lesson.stands_out and is_apart)
