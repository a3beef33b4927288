"""The page of the strategies: text from people, figures from results."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

from pages.lessons import Learnt, learnt
from pages.markdown import template
from pages.measures import MEASURES
from pages.strategy_text import StrategyText
from sim.metrics.comparison import Comparison, StrategyComparison
from sim.metrics.outcome import Outcome
from sim.reporting.answer import answer
from sim.reporting.number_format import NOT_KNOWN, percent
from sim.scenario.text import Language, Text

FILES: dict[Language, str] = {"en": "strategies.md", "es": "estrategias.md"}
"""The page in each language."""

_DECIDES = "prescriptions_filled"
_AND = Text(es="y", en="and")
_AT = Text(es="en", en="at")
_QUOTED = Text(es="«{}»", en="“{}”")


def render_page(
    outcome: Outcome,
    comparison: Comparison,
    texts: Mapping[str, StrategyText],
    *,
    language: Language,
) -> str:
    """Return the page in Markdown; a strategy without a text has its question, row and chart."""
    lessons = learnt(
        outcome,
        {name: text.lessons for name, text in texts.items()},
        level=comparison.family_level,
        language=language,
    )
    run = outcome.plan.base.run
    return template(FILES[language]).render(
        scenario=outcome.plan.name,
        question=outcome.plan.base.question.in_language(language),
        run=run,
        replications=outcome.replications,
        seed=outcome.seed,
        model=outcome.versions["model"],
        level=percent(comparison.family_level, language=language, decimals=0),
        baseline=_title(outcome, outcome.baseline, language=language),
        headings=[measure.heading(language) for measure in MEASURES.values()],
        rows=_rows(outcome, comparison, language),
        answer=answer(outcome, comparison, language=language),
        unbeaten=_listed(
            (
                _QUOTED.in_language(language).format(_title(outcome, name, language=language))
                for name in unbeaten(comparison)
            ),
            language,
        ),
        lessons=[
            each.sentence for all_of in lessons.values() for each in all_of if each.stands_out
        ],
        traced=_traced(outcome, language),
        sections=_sections(outcome, texts, lessons, language=language),
    )


def unbeaten(comparison: Comparison) -> list[str]:
    """Return the strategies than which no other fills more for less, the cheapest first.

    By the means, without their intervals: the sentence that lists them says so.
    """
    points = {
        name: (one.means["transport_cost"].mean, -one.means[_DECIDES].mean)
        for name, one in comparison.strategies.items()
    }
    best_so_far, found = float("inf"), []
    for name in sorted(points, key=lambda name: points[name]):
        if points[name][1] < best_so_far:
            best_so_far = points[name][1]
            found.append(name)
    return found


def _rows(outcome: Outcome, comparison: Comparison, language: Language) -> list[dict[str, Any]]:
    """Return a row a strategy, who fills most on top."""
    days = outcome.plan.base.run.horizon
    filled = {name: one.means[_DECIDES].mean for name, one in comparison.strategies.items()}
    return [
        {
            "id": name,
            "title": _title(outcome, name, language=language),
            "cells": [
                measure.cell(measure.scaled(comparison.strategies[name].means[kpi], days))
                for kpi, measure in MEASURES.items()
            ],
            "difference": _difference(comparison.strategies[name], days, language=language),
        }
        for name in sorted(filled, key=lambda name: filled[name], reverse=True)
    ]


def _difference(compared: StrategyComparison, days: float, *, language: Language) -> str:
    """Return the difference to the baseline; a dash for the baseline itself."""
    measure, difference = MEASURES[_DECIDES], compared.differences.get(_DECIDES)
    if difference is None:
        return NOT_KNOWN
    return measure.difference(measure.scaled(difference, days), language)


def _sections(
    outcome: Outcome,
    texts: Mapping[str, StrategyText],
    lessons: Mapping[str, Sequence[Learnt]],
    *,
    language: Language,
) -> list[dict[str, Any]]:
    return [
        {
            "id": name,
            "title": _title(outcome, name, language=language),
            "question": outcome.plan.strategies[name].question.in_language(language),
            "text": _words(texts.get(name), language),
            "change": _change(outcome, name),
            "lessons": [each.sentence for each in lessons[name]],
        }
        for name in outcome.strategies
    ]


def _listed(names: Iterable[str], language: Language) -> str:
    """Return *names*, of which there is one at least, with commas and an *and* before the last."""
    *first, last = names
    return f" {_AND.in_language(language)} ".join([", ".join(first), last] if first else [last])


def _traced(outcome: Outcome, language: Language) -> str:
    """Return what the charts show the stock of; nothing where nothing is traced."""
    base = outcome.plan.base
    products = [base.products[key].name for key in base.trace.products]
    places = [base.facilities[place].name for place in base.trace.facilities]
    if not (products and places):
        return ""
    where = f" {_AT.in_language(language)} "
    return where.join([_listed(products, language), _listed(places, language)])


def _words(text: StrategyText | None, language: Language) -> dict[str, str] | None:
    if text is None:
        return None
    return {
        "used": text.used.in_language(language),
        "formula": text.formula.in_language(language),
        "failure": text.failure.in_language(language),
    }


def _change(outcome: Outcome, name: str) -> str:
    """Return what the strategy changes of the scenario, but for what the command line set."""
    change = dict(outcome.plan.raw.get("strategies", {}).get(name, {}).get("change") or {})
    change.pop("run", None)
    if not change:
        return ""
    return yaml.safe_dump(
        change, sort_keys=False, allow_unicode=True, default_flow_style=None, width=100
    ).rstrip()


def _title(outcome: Outcome, name: str, *, language: Language) -> str:
    return outcome.plan.strategies[name].title.in_language(language)
