"""The page of a scenario and the index of all: text from people, figures from results."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pages.lessons import Learnt
from pages.markdown import template
from pages.measures import Measure, measure_of
from pages.scenarios.material import Material
from pages.scenarios.swept import Swept
from sim.metrics.interval import Interval
from sim.reporting import words
from sim.reporting.additional_cost_text import additional_cost_text
from sim.reporting.answer import answer
from sim.reporting.breakdown import facility_groups
from sim.reporting.number_format import NOT_KNOWN, percent
from sim.reporting.terminal import SURE_MARK
from sim.scenario.text import Language

ENDINGS: dict[Language, str] = {"en": ".md", "es": ".es.md"}
"""Of the file of each language, after the name of the scenario."""

_DECIDES = "prescriptions_filled"


class IndexLine(NamedTuple):
    """A scenario in the index."""

    name: str
    """Of the scenario."""

    title: str
    """As people call it."""

    question: str
    """What was asked."""

    answer: str
    """In a sentence or two."""


class _Section(NamedTuple):
    title: str
    question: str
    arrangement: str
    lessons: list[str]


def render_scenario(material: Material, charts: Mapping[str, str], *, language: Language) -> str:
    """Return the page in Markdown.

    Parameters
    ----------
    material
        Results and words.
    charts
        Files of the pictures by kind, relative to the page.
    language
        Of the reader.
    """
    outcome, base = material.outcome, material.outcome.plan.base
    lessons, text = material.learnt(language), material.text
    return template(f"scenario{ENDINGS[language]}").render(
        name=outcome.plan.name,
        title=base.title.in_language(language),
        question=base.question.in_language(language),
        asked=text.asked.in_language(language),
        run=base.run,
        replications=outcome.replications,
        seed=outcome.seed,
        model=outcome.versions["model"],
        level=percent(material.comparison.family_level, language=language, decimals=0),
        mark=SURE_MARK,
        currency=material.currency,
        baseline=material.title(outcome.baseline, language),
        answer=answer(outcome, material.comparison, language=language),
        stands_out=standing_out(lessons),
        headings=[material.measure(kpi).heading(language) for kpi in material.measures],
        rows=list(_rows(material, language)),
        strategies=[material.title(name, language) for name in outcome.strategies],
        groups=list(_groups(material, language)),
        sections=[_section(material, name, lessons[name], language) for name in lessons],
        depends_on=[each.in_language(language) for each in text.depends_on],
        sweeps=[_sweep(swept, language) for swept in material.sweeps],
        caveats=[each.in_language(language) for each in text.caveats],
        charts=charts,
    )


def render_index(lines: Sequence[IndexLine], *, language: Language) -> str:
    """Return the index in Markdown."""
    return template(f"scenarios{ENDINGS[language]}").render(lines=lines, ending=ENDINGS[language])


def index_line(material: Material, *, language: Language) -> IndexLine:
    """Return what the index says of a scenario."""
    base = material.outcome.plan.base
    said = answer(material.outcome, material.comparison, language=language)
    return IndexLine(
        name=material.outcome.plan.name,
        title=base.title.in_language(language),
        question=base.question.in_language(language),
        answer=" ".join([said, *standing_out(material.learnt(language))[:1]]),
    )


def standing_out(lessons: Mapping[str, Sequence[Learnt]]) -> list[str]:
    """Return the sentences that belong to the top of a page."""
    return [one.sentence for of_one in lessons.values() for one in of_one if one.stands_out]


def _rows(material: Material, language: Language) -> Iterator[list[str]]:
    """Yield the cells of each strategy, in the order of the scenario."""
    days = material.outcome.plan.base.run.horizon
    for name, compared in material.comparison.strategies.items():
        measures = (material.measure(kpi) for kpi in material.measures)
        cost = additional_cost_text(compared.additional_cost, language=language)
        yield [
            material.title(name, language),
            *(one.cell(one.scaled(compared.means[one.kpi], days)) for one in measures),
            _difference(material, compared.differences.get(_DECIDES), language),
            f"{cost.value} ({cost.interval})" if cost.interval else cost.value,
        ]


def _difference(material: Material, difference: Interval | None, language: Language) -> str:
    """Return the difference of prescriptions filled to the baseline; a dash for itself."""
    if difference is None:
        return NOT_KNOWN
    measure = material.measure(_DECIDES)
    days = material.outcome.plan.base.run.horizon
    return measure.difference(measure.scaled(difference, days), language)


def _groups(material: Material, language: Language) -> Iterator[list[str]]:
    """Yield the cells of each group of facilities: its share, and what it gains."""
    measure = material.measure(_DECIDES)
    for group in facility_groups(material.data, language=language):
        yield [
            group.name,
            *(
                _gain(measure, group.shares[name], group.differences.get(name))
                for name in material.outcome.strategies
            ),
        ]


def _gain(measure: Measure, share: Interval, difference: Interval | None) -> str:
    written = measure.plain(share.times(measure.factor).mean)
    if difference is None:
        return written
    mark = SURE_MARK if difference.excludes_zero else ""
    return f"{written} ({measure.change(difference.times(measure.factor))}{mark})"


def _section(
    material: Material, name: str, lessons: Sequence[Learnt], language: Language
) -> _Section:
    words_of = material.text.arrangement.get(name)
    return _Section(
        title=material.title(name, language),
        question=material.outcome.plan.strategies[name].question.in_language(language),
        arrangement=words_of.in_language(language) if words_of else "",
        lessons=[each.sentence for each in lessons],
    )


def _sweep(swept: Swept, language: Language) -> dict[str, Any]:
    sweep, plan = swept.sweep, swept.plan
    measure = measure_of(sweep.kpi, plan.base.costs.currency)
    baseline, alternative = (
        plan.strategies[name].title.in_language(language) for name in sweep.strategies
    )
    days = plan.base.run.horizon
    return {
        "name": swept.name,
        "heading": words.SENSITIVITY_TITLE.in_language(language).format(
            alternative=alternative, baseline=baseline
        ),
        "measure": measure.heading(language),
        "replications": sweep.replications,
        "rows": [
            [
                point.parameter.in_language(language),
                point.value.in_language(language) + (SURE_MARK if point.is_base else ""),
                measure.difference(measure.scaled(point.difference, days), language),
            ]
            for point in swept.points
        ],
    }
