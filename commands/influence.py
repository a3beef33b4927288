"""What the commands of a sweep leave about which settings matter.

Each design has its table, which is printed too, its chart, and a rule where there is one.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import typer

from commands.shared import Language

if TYPE_CHECKING:  # what is heavy is imported where it is used: --help has to answer at once
    from sim.experiment.answers import Answers
    from sim.experiment.sensitivity_design import Morris, Sobol
    from sim.experiment.sweep_file import Sweep
    from sim.metrics.sensitivity.rule import Rule
    from sim.reporting.kpi_text import KpiText
    from sim.reporting.rule_text import Bound
    from sim.reporting.swept.part import Part

Finding = TypeVar("Finding")


class Found(NamedTuple):
    """What was found: the files about it, and what the page of the sweep says."""

    files: list[Path]
    """Its table and its chart."""

    part: "Part"
    """What it comes to."""


def influence(answers: "Answers", folder: Path, lang: Language) -> list[Found]:
    """Write the tables and charts that the design of a sweep is for, and return what they say."""
    from sim.experiment.sensitivity_design import Morris, OneAtATime, Sobol

    sweep = answers.prepared.sweep
    found: list[Found] = []
    if sweep.vary or isinstance(sweep.design, OneAtATime):
        found += [_alone(answers, folder, lang)]
    if isinstance(sweep.design, Morris):
        found += [_effects(answers, sweep.design, folder, lang)]
    if isinstance(sweep.design, Sobol):
        found += [_variance(answers, sweep.design, folder, lang)]
    if isinstance(sweep.design, Morris | Sobol):
        found += _changes(answers, sweep.design, folder, lang)
    return found + _rule(answers, folder, lang)


def _alone(answers: "Answers", folder: Path, lang: Language) -> Found:
    from sim.experiment.sensitivity import base_of, responses_of
    from sim.experiment.sensitivity_table import write_responses
    from sim.metrics.catalogue import KPIS
    from sim.reporting.charts.sensitivity import Contrast, SensitivityPoint
    from sim.reporting.swept.part import svg_of
    from sim.reporting.swept.tornado import tornado
    from sim.reporting.write_sensitivity import write_sensitivity

    prepared = answers.prepared
    sweep = prepared.sweep
    responses = responses_of(answers)
    table = write_responses(sweep, responses, folder)
    typer.echo(table.read_text(encoding="utf-8"), nl=False)
    points = [
        SensitivityPoint(
            parameter=sweep.varied[one.setting.lever].label,
            value=sweep.varied[one.setting.lever].name_of(one.setting.value),
            is_base=one.is_base,
            difference=one.difference,
        )
        for one in responses
    ]
    baseline, alternative = _titles(answers, lang)
    currency = prepared.plan.base.costs.currency
    contrast = Contrast(KPIS[sweep.kpi], baseline, alternative, currency)
    base = base_of(answers)
    charts = write_sensitivity(points, contrast, folder, language=lang, base=base)
    part = tornado(points, contrast, language=lang, chart=svg_of(charts))
    return Found([table, *charts], part)


def _effects(answers: "Answers", design: "Morris", folder: Path, lang: Language) -> Found:
    from sim.experiment.influence import effects_of
    from sim.experiment.influence_tables import write_effects
    from sim.reporting.swept.part import svg_of
    from sim.reporting.swept.weight import weight
    from sim.reporting.write_influence import write_effects_chart

    sweep = answers.prepared.sweep
    effects = effects_of(answers, design)
    table = write_effects(sweep, effects, folder)
    typer.echo(table.read_text(encoding="utf-8"), nl=False)
    text, what = _text(answers, lang), _what(answers, lang)
    labelled = _labelled(sweep, effects, lang)
    charts = write_effects_chart(labelled, text, folder, what=what)
    return Found([table, *charts], weight(labelled, text, what=what, chart=svg_of(charts)))


def _variance(answers: "Answers", design: "Sobol", folder: Path, lang: Language) -> Found:
    from sim.experiment.influence import variance_of
    from sim.experiment.influence_tables import write_variance
    from sim.reporting.swept.part import svg_of
    from sim.reporting.swept.variance import variance as variance_part
    from sim.reporting.write_influence import write_indices_chart

    sweep = answers.prepared.sweep
    variance = variance_of(answers, design)
    table = write_variance(sweep, variance, folder)
    typer.echo(table.read_text(encoding="utf-8"), nl=False)
    by_name = dict(zip(sweep.uncertainties, variance.settings, strict=True))
    labelled, what = _labelled(sweep, by_name, lang), _what(answers, lang)
    noise = variance.noise_share
    charts = write_indices_chart(labelled, lang, folder, what=what, noise_share=noise)
    text, chart = _text(answers, lang), svg_of(charts)
    part = variance_part(labelled, text, what=what, noise_share=noise, chart=chart)
    return Found([table, *charts], part)


def _changes(
    answers: "Answers", design: "Morris | Sobol", folder: Path, lang: Language
) -> list[Found]:
    from sim.experiment.influence import changes_of
    from sim.experiment.influence_tables import write_changes
    from sim.reporting.swept.measure_first import measure_first
    from sim.reporting.swept.part import svg_of
    from sim.reporting.write_influence import write_changes_chart

    sweep = answers.prepared.sweep
    changes = changes_of(answers, design)
    if not changes:
        return []
    table = write_changes(sweep, changes, folder)
    labelled = _labelled(sweep, changes, lang)
    charts = write_changes_chart(labelled, lang, folder)
    part = measure_first(labelled, _text(answers, lang), chart=svg_of(charts))
    return [Found([table, *charts], part)]


def _rule(answers: "Answers", folder: Path, lang: Language) -> list[Found]:
    from sim.experiment.influence import rule_of
    from sim.experiment.influence_tables import write_rule
    from sim.metrics.catalogue import KPIS
    from sim.reporting.rule_text import rule_text
    from sim.reporting.swept.part import Part

    rule = rule_of(answers)
    if rule is None:
        return []
    _, alternative = _titles(answers, lang)
    kpi = KPIS[answers.prepared.sweep.kpi].label.in_language(lang)
    bounds = _bounds(answers, rule, lang)
    said = rule_text(rule, bounds, lang, strategy=alternative, kpi=kpi)
    typer.echo(said)
    return [Found([write_rule(answers, rule, folder)], Part(said))]


def _bounds(answers: "Answers", rule: "Rule", lang: Language) -> "list[Bound]":
    from sim.experiment.influence import written
    from sim.reporting.rule_text import Bound

    varied = answers.prepared.sweep.varied
    return [
        Bound(
            varied[one.name].label.in_language(lang),
            one.is_least,
            varied[one.name].name_of(written(answers, one)).in_language(lang),
        )
        for one in rule.conditions
    ]


def _labelled(
    sweep: "Sweep", findings: Mapping[str, Finding], lang: Language
) -> dict[str, Finding]:
    """Return *findings* by what planners call each setting, or by its name where two are alike."""
    labels = {name: sweep.varied[name].label.in_language(lang) for name in findings}
    known = list(labels.values())
    return {
        label if known.count(label) == 1 else f"{label} ({name})": findings[name]
        for name, label in labels.items()
    }


def _titles(answers: "Answers", lang: Language) -> list[str]:
    strategies = answers.prepared.plan.strategies
    return [strategies[name].title.in_language(lang) for name in answers.prepared.strategies]


def _text(answers: "Answers", lang: Language) -> "KpiText":
    from sim.metrics.catalogue import KPIS
    from sim.reporting.kpi_text import KpiText

    currency = answers.prepared.plan.base.costs.currency
    return KpiText(KPIS[answers.prepared.sweep.kpi], lang, currency)


def _what(answers: "Answers", lang: Language) -> str:
    """Return the figure in words, or whose difference it is."""
    from sim.metrics.catalogue import KPIS
    from sim.reporting.rule_text import difference_text

    kpi = KPIS[answers.prepared.sweep.kpi].label.in_language(lang)
    return difference_text(_titles(answers, lang), kpi, lang)
