"""What a sweep asks about and the rule that it finds, as sentences.

Titles and labels are quoted, as they are words of users in the middle of ours.
"""

from collections.abc import Sequence
from typing import NamedTuple

from sim.metrics.sensitivity.rule import Rule
from sim.reporting.number_format import percent
from sim.reporting.quotes import quoted
from sim.scenario.text import Language, Text


class Bound(NamedTuple):
    """One condition of the rule in words."""

    label: str
    """What planners call the setting."""

    is_least: bool
    """Whether it is at least the value; else at most."""

    value: str
    """The value, with its unit."""


RULE = Text(
    es="«{strategy}» gana ({kpi}) cuando {conditions}. Donde esto se cumple gana en {density} de"
    " los casos (densidad), y ahí está {coverage} de los casos en que gana (cobertura). En todo"
    " lo jugado gana en {wins}.",
    en="“{strategy}” wins ({kpi}) when {conditions}. Where this holds it wins in {density} of"
    " cases (density), and {coverage} of the cases in which it wins lie there (coverage). In all"
    " that was played it wins in {wins}.",
)
NO_RULE = Text(
    es="«{strategy}» gana ({kpi}) en {wins} de los casos; ninguna condición se distingue del azar.",
    en="“{strategy}” wins ({kpi}) in {wins} of cases; no condition stands out from chance.",
)
AT_LEAST = Text(es="{label} es al menos {value}", en="{label} is at least {value}")
AT_MOST = Text(es="{label} es a lo más {value}", en="{label} is at most {value}")
DIFFERENCE = Text(
    es="{kpi}: «{alternative}» menos «{baseline}»", en="{kpi}: “{alternative}” minus “{baseline}”"
)
ALONE = Text(es="{kpi}: «{strategy}»", en="{kpi}: “{strategy}”")
AND = Text(es=" y ", en=" and ")


def rule_text(
    rule: Rule, bounds: list[Bound], language: Language, *, strategy: str, kpi: str
) -> str:
    """Return the sentence of *rule*, whose conditions are *bounds* in words.

    Without bounds it says that no condition stands out from chance, and how often *strategy* wins.

    Parameters
    ----------
    rule
        Its shares, from 0 to 1.
    bounds
        Its conditions, in its order.
    language
        Of the reader.
    strategy
        Title of the strategy that wins or not.
    kpi
        Name of the figure that decides it.
    """
    density, coverage, wins = (
        percent(share, language=language, decimals=0)
        for share in (rule.density, rule.coverage, rule.wins)
    )
    if not bounds:
        return NO_RULE.in_language(language).format(strategy=strategy, kpi=kpi, wins=wins)
    conditions = AND.in_language(language).join(
        (AT_LEAST if one.is_least else AT_MOST)
        .in_language(language)
        .format(label=quoted(one.label, language), value=one.value)
        for one in bounds
    )
    return RULE.in_language(language).format(
        strategy=strategy,
        kpi=kpi,
        conditions=conditions,
        density=density,
        coverage=coverage,
        wins=wins,
    )


def difference_text(titles: Sequence[str], kpi: str, language: Language) -> str:
    """Return the figure of one strategy, or the difference of the second to the first, in words.

    *titles* are one or two; of two the first is the baseline.
    """
    if len(titles) == 1:
        return ALONE.in_language(language).format(kpi=kpi, strategy=titles[0])
    baseline, alternative = titles
    text = DIFFERENCE.in_language(language)
    return text.format(kpi=kpi, alternative=alternative, baseline=baseline)
