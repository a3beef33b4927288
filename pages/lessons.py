"""Sentences on what one strategy does differently from another, as sure as the results allow."""

from collections.abc import Callable, Mapping, Sequence
from math import isnan
from typing import NamedTuple

from pages.measures import MEASURES, Measure
from pages.strategy_text import Lesson
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
    outcome: Outcome,
    lessons: Mapping[str, Sequence[Lesson]],
    *,
    level: float,
    language: Language,
    measure_of: Callable[[str], Measure] = MEASURES.__getitem__,
) -> dict[str, list[Learnt]]:
    """Return the lessons of each strategy; their intervals hold together at *level*.

    A lesson about a strategy that was not played, or on a KPI that one of both lacks, is left out.
    Which of its two sentences is said follows from the sign of the difference; where its interval
    has zero in it neither is, but that the two cannot be told apart.

    Parameters
    ----------
    outcome
        What was played.
    lessons
        By strategy.
    level
        At which all intervals of the page hold at once (Bonferroni over its lessons).
    language
        Of the sentences.
    measure_of
        How a KPI is written.
    """
    found = {
        name: [one for one in lessons.get(name, ()) if _can_be_said(outcome, name, one)]
        for name in outcome.strategies
    }
    each = bonferroni(level, sum(len(of_one) for of_one in found.values()))
    return {
        name: [
            _said(outcome, name, one, measure=measure_of(one.kpi), level=each, language=language)
            for one in of_one
        ]
        for name, of_one in found.items()
    }


def _can_be_said(outcome: Outcome, strategy: str, lesson: Lesson) -> bool:
    if lesson.against not in outcome.strategies:
        return False
    return not isnan(paired_difference(*_pair(outcome, strategy, lesson)).mean)


def _pair(outcome: Outcome, strategy: str, lesson: Lesson) -> tuple[list[float], list[float]]:
    there, here = (
        kpi_values(outcome.strategies[name], lesson.kpi) for name in (lesson.against, strategy)
    )
    return there, here


def _said(
    outcome: Outcome,
    strategy: str,
    lesson: Lesson,
    *,
    measure: Measure,
    level: float,
    language: Language,
) -> Learnt:
    days = outcome.plan.base.run.horizon
    there, here = _pair(outcome, strategy, lesson)
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
