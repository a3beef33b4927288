"""The report: one page of HTML that needs nothing else, to read, to print and to pass on."""

import math
from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from sim.agreements import ReciprocalLoans
from sim.metrics.catalogue import KPIS
from sim.metrics.comparison import Comparison
from sim.metrics.interval import Interval
from sim.metrics.outcome import Outcome
from sim.reporting import report_words, words
from sim.reporting.additional_cost_text import additional_cost_text
from sim.reporting.answer import answer, best_other
from sim.reporting.breakdown import Group, facility_groups, product_groups
from sim.reporting.digest import Digest
from sim.reporting.kpi_text import KpiText
from sim.reporting.number_format import number, percent
from sim.reporting.terminal import SURE_MARK
from sim.reporting.worst_units import worst_units
from sim.scenario.plan import Plan
from sim.scenario.text import Language, Text


class ReportChart(NamedTuple):
    """A chart for the report."""

    kind: str
    """Which of `report_words.CHARTS` it is."""

    svg: str
    """The drawing."""


class _Cell(NamedTuple):
    value: str
    half_width: str
    difference: str
    tone: str


def render_report(
    outcome: Outcome,
    comparison: Comparison,
    data: Digest,
    *,
    charts: Sequence[ReportChart],
    language: Language,
) -> str:
    """Return the page: question, answer, results, charts, units at risk, assumptions, limits."""
    environment = Environment(
        loader=PackageLoader("sim.reporting"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    plan = outcome.plan
    level = percent(comparison.family_level, language=language, decimals=0)
    at_risk = best_other(outcome, comparison)
    return environment.get_template("report.html.jinja").render(
        language=language,
        say={name: text.in_language(language) for name, text in report_words.REPORT.items()},
        level=level,
        title=plan.base.title.in_language(language),
        question=plan.base.question.in_language(language),
        answer=answer(outcome, comparison, language=language),
        strategies=_strategies(outcome, language),
        results=_results(outcome, comparison, language),
        results_note=words.TABLE_NOTE.in_language(language).format(
            level=level, replications=outcome.replications, mark=SURE_MARK
        ),
        groups=_groups(data, language),
        charts=[_chart(chart, language) for chart in charts],
        at_risk_strategy=plan.strategies[at_risk].title.in_language(language),
        units=_units(data, at_risk, language),
        assumptions=_assumptions(plan, language),
        limits=[text.in_language(language) for text in limits_of(plan)],
        run=_run(outcome, language),
        command=_command(outcome, language),
    )


def limits_of(plan: Plan) -> list[Text]:
    """Return what the model leaves out of every strategy of *plan*."""
    played = [each.scenario for each in plan.strategies.values()]
    limits = list(report_words.LIMITS)
    if not any(each.agreed(ReciprocalLoans) for each in played):
        limits.insert(0, report_words.NO_LOANS)
    if not any(
        fleet.breakdowns.per_day for each in played for fleet in each.transport.fleets.values()
    ):
        limits.insert(0, report_words.NO_BREAKDOWNS)
    if not any(each.cold_chain for each in played):
        limits.insert(0, report_words.NO_COLD_CHAIN)
    if not any(each.ageing.expires for each in played):
        limits.insert(0, report_words.NO_EXPIRY)
    return limits


def _strategies(outcome: Outcome, language: Language) -> list[dict[str, object]]:
    strategies = (outcome.plan.strategies[name] for name in outcome.strategies)
    return [
        {
            "title": strategy.title.in_language(language),
            "question": strategy.question.in_language(language),
            "is_baseline": strategy.id == outcome.baseline,
        }
        for strategy in strategies
    ]


def _results(
    outcome: Outcome, comparison: Comparison, language: Language
) -> list[tuple[str, str, list[_Cell]]]:
    """Return name, unit and a cell a strategy: headline KPIs, then the cost of one more filled."""
    currency = outcome.strategies[outcome.baseline].labels.currency
    texts = [KpiText(KPIS[kpi], language, currency) for kpi in comparison.headline]
    rows = [
        (text.label, text.unit, [_cell(comparison, name, text) for name in outcome.strategies])
        for text in texts
    ]
    if len(outcome.strategies) == 1:
        return rows
    label = words.ADDITIONAL_COST.in_language(language)
    costs = [_additional_cost(comparison, name, language) for name in outcome.strategies]
    return [*rows, (label, currency, costs)]


def _cell(comparison: Comparison, strategy: str, text: KpiText) -> _Cell:
    compared = comparison.strategies[strategy]
    return _shown(compared.means[text.kpi.id], compared.differences.get(text.kpi.id), text)


def _shown(mean: Interval, difference: Interval | None, text: KpiText) -> _Cell:
    if difference is None or math.isnan(difference.mean):
        return _Cell(text.value(mean.mean), text.half_width(mean), "", "")
    mark = SURE_MARK if difference.excludes_zero else ""
    written = f"{text.difference(difference)} {text.half_width(difference)}{mark}"
    return _Cell(text.value(mean.mean), text.half_width(mean), written, _tone(difference, text))


def _additional_cost(comparison: Comparison, strategy: str, language: Language) -> _Cell:
    cost = additional_cost_text(comparison.strategies[strategy].additional_cost, language=language)
    return _Cell(cost.value, "", cost.interval, "")


def _tone(difference: Interval, text: KpiText) -> str:
    if not difference.excludes_zero or text.kpi.better == "neither":
        return ""
    return "better" if (difference.mean > 0) == (text.kpi.better == "higher") else "worse"


def _groups(data: Digest, language: Language) -> list[tuple[str, list[_Cell]]]:
    groups: list[Group] = [
        *facility_groups(data, language=language),
        *product_groups(data, language=language),
    ]
    text = KpiText(KPIS["prescriptions_filled"], language, "")
    return [
        (
            group.name,
            [
                _shown(group.shares[name], group.differences.get(name), text)
                for name in data.strategies
            ],
        )
        for group in groups
    ]


def _share(share: Interval, language: Language) -> str:
    text = KpiText(KPIS["prescriptions_filled"], language, "")
    return f"{text.value(share.mean)} {text.half_width(share)}"


def _chart(chart: ReportChart, language: Language) -> dict[str, str]:
    said = report_words.CHARTS[chart.kind]
    return {
        "image": "data:image/svg+xml;base64," + b64encode(chart.svg.encode()).decode("ascii"),
        "alt": said.alt.in_language(language),
        "caption": said.caption.in_language(language),
    }


def _units(data: Digest, strategy: str, language: Language) -> list[dict[str, object]]:
    baseline = data.strategies[data.baseline]
    means = dict(zip(baseline.labels.facilities, baseline.filled.mean(axis=0), strict=True))
    return [
        {
            "name": unit.name,
            "is_synthetic": unit.is_synthetic,
            "filled": _share(unit.filled, language),
            "baseline": percent(float(means.get(unit.facility, "nan")), language=language),
            "stockout": percent(unit.stockout, language=language),
            "chance": percent(unit.chance_worst, language=language, decimals=0),
        }
        for unit in worst_units(data.strategies[strategy])
    ]


def _assumptions(plan: Plan, language: Language) -> list[dict[str, str]]:
    return [
        {
            "path": assumption.path,
            "value": assumption.value,
            "source": assumption.source,
            "mark": report_words.MARKS[assumption.mark].in_language(language),
        }
        for assumption in plan.assumptions
    ]


def _run(outcome: Outcome, language: Language) -> Mapping[str, str]:
    say, run = report_words.REPORT, outcome.plan.base.run
    period = say["period_value"].in_language(language)
    versions = ", ".join(f"{name} {version}" for name, version in outcome.versions.items())
    return {
        say["seed"].in_language(language): str(outcome.seed),
        say["replications"].in_language(language): str(outcome.replications),
        say["period"].in_language(language): period.format(
            days=number(run.horizon), start=run.start.isoformat(), warm_up=number(run.warm_up)
        ),
        say["versions"].in_language(language): versions,
    }


def _command(outcome: Outcome, language: Language) -> str:
    return (
        f"abasto compare scenarios/{outcome.plan.name} --seed {outcome.seed}"
        f" --replications {outcome.replications} --lang {language}"
    )
