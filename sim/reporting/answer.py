"""The answer in one sentence, as sure as the results allow.

What may be said is decided by `verdict`; here it is put into words, the same for the terminal, the
report and the workbook.
"""

from math import isnan

from sim.metrics.catalogue import KPIS
from sim.metrics.comparison import Comparison
from sim.metrics.interval import Interval
from sim.metrics.outcome import Outcome
from sim.metrics.verdict import Verdict, verdict
from sim.reporting import words
from sim.reporting.kpi_text import KpiText
from sim.reporting.number_format import number, percent
from sim.scenario.text import Language

_ALMOST_SURE = 0.99


def answer(outcome: Outcome, comparison: Comparison, *, language: Language) -> str:
    """Return which strategy fills most prescriptions, by how much more, and how sure that is.

    A second sentence names who cannot be told apart from the best; a third and fourth are about
    visits of specialists, in scenarios that have them.
    """
    found = verdict(outcome, comparison)
    if found is None:
        return words.NO_ANSWER.in_language(language)
    sentences = [_first(outcome, found, language=language, level=comparison.family_level)]
    if found.lead is not None and found.runner_up is not None and not found.told_apart:
        sentences.append(_runner_up(outcome, found.runner_up, found.lead, language=language))
    sentences += _visits(outcome, comparison, language=language)
    return " ".join(sentences)


def best_other(outcome: Outcome, comparison: Comparison) -> str:
    """Return the best strategy that is not the baseline; the baseline where it is alone.

    Lists, maps and charts of one strategy show it: what a planner would change to.
    """
    found = verdict(outcome, comparison)
    if found is None:
        return outcome.baseline
    if found.best != outcome.baseline:
        return found.best
    return found.runner_up or outcome.baseline


def _first(outcome: Outcome, found: Verdict, *, language: Language, level: float) -> str:
    """Return the sentence about the best strategy; differences of shares are in points."""
    if found.difference is None:
        sentence = words.ANSWER_BASELINE
    elif found.differs:
        sentence = words.ANSWER_BETTER
    else:
        sentence = words.ANSWER_NOT_SURE
    # the sentence of the baseline has no place for it, and format needs something
    difference = found.difference or Interval(0.0, 0.0, level)
    text = KpiText(KPIS[found.kpi], language, "")
    return sentence.in_language(language).format(
        best=_title(outcome, found.best, language),
        baseline=_title(outcome, outcome.baseline, language),
        share=f"{text.value(found.mean.mean)} {text.half_width(found.mean)}".strip(),
        difference=number(100 * difference.mean, decimals=1),
        low=number(100 * difference.low, decimals=1),
        high=number(100 * difference.high, decimals=1),
        level=percent(level, language=language, decimals=0),
        chance=chance_text(found.chance_best, language),
    )


def chance_text(chance: float, language: Language) -> str:
    """Return a probability; resampling a few dozen runs cannot show certainty.

    Beyond 99 % it is written as more than that, below 1 % as less than that.
    """
    for bound, is_beyond, said in (
        (_ALMOST_SURE, chance > _ALMOST_SURE, words.OVER),
        (1 - _ALMOST_SURE, chance < 1 - _ALMOST_SURE, words.UNDER),
    ):
        if is_beyond:
            share = percent(bound, language=language, decimals=0)
            return said.in_language(language).format(share=share)
    return percent(chance, language=language, decimals=0)


def _runner_up(outcome: Outcome, runner_up: str, lead: Interval, *, language: Language) -> str:
    return words.ANSWER_RUNNER_UP.in_language(language).format(
        runner_up=_title(outcome, runner_up, language),
        lead=number(100 * lead.mean, decimals=1),
        low=number(100 * lead.low, decimals=1),
        high=number(100 * lead.high, decimals=1),
        replications=outcome.replications,
    )


def _visits(outcome: Outcome, comparison: Comparison, *, language: Language) -> list[str]:
    """Return which strategy has most visits as they should be, where doctors visit at all."""
    kpi = KPIS["visits_clear_with_basket"]
    means = {name: each.means[kpi.id] for name, each in comparison.strategies.items()}
    known = {name: mean for name, mean in means.items() if not isnan(mean.mean)}
    if not known:
        return []
    best = max(known, key=lambda name: known[name].mean)
    text = KpiText(kpi, language, "")
    said = words.ANSWER_VISITS.in_language(language).format(
        best=_title(outcome, best, language),
        visits=f"{text.value(known[best].mean)} {text.half_width(known[best])}".strip(),
    )
    difference = comparison.strategies[best].differences.get(kpi.id)
    if difference is None or not difference.excludes_zero:
        return [said]
    more = words.ANSWER_MORE_VISITS.in_language(language).format(
        baseline=_title(outcome, outcome.baseline, language),
        difference=text.value(difference.mean),
        low=text.value(difference.low),
        high=text.value(difference.high),
        level=percent(comparison.family_level, language=language, decimals=0),
    )
    return [said, more]


def _title(outcome: Outcome, strategy: str, language: Language) -> str:
    return outcome.plan.strategies[strategy].title.in_language(language)
